/** The handlers of the window on a real archive without a window, and a way to call every command that can be taken back. */

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { answerCall } from '../../src/main/ipc/answer-call.ts';
import { makeHandlers } from '../../src/main/ipc/handlers.ts';
import type { Room } from '../../src/main/ipc/room.ts';
import { startText } from '../../src/main/rules/start-text.ts';
import { transaction, type WritableDb } from '../../src/main/store/connection.ts';
import { insertEvidence } from '../../src/main/store/evidence-store.ts';
import { addToExhibit } from '../../src/main/store/exhibit-store.ts';
import { insertSeen } from '../../src/main/store/folder-store.ts';
import { insertPacket } from '../../src/main/store/packet-store.ts';
import { sql } from '../../src/main/store/sql.ts';
import type { ChannelName } from '../../src/shared/contract/channel-names.ts';
import type { OutputOf } from '../../src/shared/contract/channels.ts';
import { bareRoom } from './bare-room.ts';
import { plainPiece } from './plain-piece.ts';
import { smallCase } from './small-case.ts';

export interface CommandRoom {
  readonly room: Room;
  readonly db: WritableDb;
  /** Calls a channel as the page does; trouble is thrown as an Error with the code as its message. */
  call<N extends ChannelName>(name: N, input: unknown): Promise<OutputOf<N>>;
  /** Moves the clock on. */
  pass(milliseconds: number): void;
  /** The cases that the page was told of. */
  readonly told: (string | null)[];
  close(): Promise<void>;
}

/** @param folder empty; gets the archive and what the pickers give */
export function openCommandRoom(folder: string): CommandRoom {
  const root = path.join(folder, 'archive');
  let at = Date.UTC(2025, 4, 12, 8);
  const told: (string | null)[] = [];
  mkdirSync(folder, { recursive: true });
  const caseFile = path.join(folder, 'case.json');
  writeFileSync(caseFile, JSON.stringify(smallCase()));
  const bare = bareRoom(path.join(folder, 'data'), () => new Date(at).toISOString());
  const { desks } = bare;
  desks.open(root, 'create');
  const room: Room = {
    ...bare,
    tell: (name, event) => {
      if (name === 'case.changed' && 'caseId' in event) told.push(event.caseId);
    },
    pick: async () => [caseFile],
  };
  const handlers = makeHandlers(room);
  const db = desks.desk().archive.writable;
  if (db === null) throw new Error('the archive of a test can be written to');
  return {
    room,
    db,
    told,
    async call(name, input) {
      const answer = await answerCall(name, input, handlers, {
        language: () => 'en',
        bug: (where, error) => {
          throw new Error(`a bug in ${where}`, { cause: error });
        },
        checkOutput: true,
      });
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value;
    },
    pass: (milliseconds) => {
      at += milliseconds;
    },
    close: () => desks.close(),
  };
}

/** A case with two exhibits that hold three pieces, as an intake leaves them behind, and a packet. @returns its id */
export async function makeFilledCase({ call, db }: CommandRoom): Promise<string> {
  const { caseId } = await call('case.import', {});
  const caseNo = Number(caseId?.slice(3));
  transaction(db, () => {
    for (const [n, key] of ['A', 'B'].entries()) {
      db.run(
        sql`INSERT INTO exhibits (case_no, key, position, title, kind, chosen) VALUES (${caseNo}, ${key}, ${n}, ${`Photos ${key}`}, ${'packing_photo'}, 0)`,
      );
    }
    const exhibits = db.all(sql`SELECT exhibit_no FROM exhibits WHERE case_no = ${caseNo} ORDER BY exhibit_no`);
    for (let n = 0; n < 3; n += 1) {
      const evidenceNo = insertEvidence(
        db,
        caseNo,
        plainPiece({
          sha256: String(caseNo * 10 + n).padStart(64, '0'),
          bytes: 10,
          kind: 'jpeg',
          originalName: `carton label ${n + 1}.jpg`,
          width: 4,
          height: 3,
        }),
      );
      addToExhibit(db, exhibits[n % 2]?.integer('exhibit_no') ?? 0, evidenceNo, null);
      if (n === 0) meetAgain(db, caseNo, evidenceNo);
    }
    insertPacket(db, caseNo, {
      version: 1,
      variant: 'appeal',
      paper: 'A4',
      language: 'en',
      draft: false,
      sha256: String(caseNo).padStart(64, 'a'),
      bytes: 10,
      pages: 1,
      file: `issued/packet-${caseNo}.pdf`,
      factsSha256: 'b'.repeat(64),
      appVersion: '0.0.0-test',
      builtAt: '2025-05-12T08:00:00.000Z',
      manifest: null,
    });
  });
  return caseId ?? '';
}

/** The first piece lay at three places, under two names and that of a copy. */
function meetAgain(db: WritableDb, caseNo: number, evidenceNo: number): void {
  const sha256 = String(caseNo * 10).padStart(64, '0');
  for (const [n, place] of ['/phone/carton label 1.jpg', '/chat/wx_7.jpg', '/chat/wx_7 (1).jpg'].entries()) {
    const verdict = n === 0 ? 'stored' : 'duplicate';
    const seen = { path: place, rawNameHex: null, verdict, code: null, details: {}, sha256, evidenceNo } as const;
    insertSeen(db, caseNo, null, seen, '2025-05-12T08:00:00.000Z');
  }
}

/** Picks from what is there: the same seed picks the same thing while there is as much. */
export type Pick = <T>(from: readonly T[]) => T | undefined;

/** What one may hand to each command that can be taken back, from what the archive holds; null: nothing to do it to. */
export const commandInputs: Readonly<Record<string, (room: CommandRoom, pick: Pick) => Promise<unknown>>> = {
  'case.create': async () => ({}),
  'case.import': async () => ({}),
  'case.set-fact': async (room, pick) => {
    const caseId = await someCase(room, pick);
    const [where, value] = pick(someFacts) ?? someFacts[0];
    return { caseId, path: where, value };
  },
  'case.take-facts': async (room, pick) => ({
    caseId: await someCase(room, pick),
    changes: [{ path: 'order.orderNo', value: pick(['5511', '5512']) }],
    entries: [{ list: 'negotiation', values: { text: pick(['Please answer.', '请答复']) } }],
  }),
  'case.note-fact': async (room, pick) => ({
    caseId: await someCase(room, pick),
    path: pick(['order.orderNo', 'goods.stage']),
    confidence: pick(['sure', 'unsure', null]),
    exhibits: pick([[], ['A'], ['A', 'B']]),
  }),
  'case.override': async (room, pick) => ({
    caseId: await someCase(room, pick),
    lineId: '1',
    decided: pick([{ stance: 'ACCEPT', reason: 'An old customer.' }, { stance: 'REFUSE', reason: '货物已转售' }, null]),
  }),
  'case.set-entry': async (room, pick) => {
    const caseId = await someCase(room, pick);
    const list = pick(['negotiation', 'inspections', 'lines'] as const) ?? 'lines';
    const { facts } = await room.call('case.get', { caseId });
    const entry = pick([null, ...(facts[list] ?? [])]);
    return { caseId, list, entryId: entry?.id ?? null, change: entry === null ? 'add' : 'remove' };
  },
  'case.set-title': async (room, pick) => ({
    caseId: await someCase(room, pick),
    title: pick(['Lamps', '台灯退货', null]),
  }),
  'case.close': async (room, pick) => ({
    caseId: await someCase(room, pick),
    at: '2025-05-12',
    outcome: pick(['Settled', null]),
    cost: pick([{ minor: 1200, currency: 'USD' }, null]),
    lesson: pick(['Photograph the seal.', null]),
    tags: pick([['seal', '封签'], null]),
  }),
  'case.reopen': async (room, pick) => ({ caseId: await someCase(room, pick) }),
  'case.trash': async (room, pick) => ({ caseIds: [await someCase(room, pick)] }),
  'case.restore': async (room, pick) => ({ caseIds: [await someCase(room, pick)] }),
  'view.save': async (_, pick) => ({
    name: pick(['Mine', '待处理']),
    view: { ...someView, sort: pick(['due', 'buyer']), reasons: pick([[], ['QUALITY']]) },
  }),
  'view.remove': async (_, pick) => ({ name: pick(['Mine', '待处理']) }),
  'exhibit.update': async (room, pick) => {
    const { caseId, exhibits } = await box(room, pick);
    const exhibit = pick(exhibits);
    if (exhibit === undefined) return null;
    const piece = pick(exhibit.evidenceIds);
    const changes = pick<unknown>([
      { title: 'Carton labels' },
      { title: '外箱标签', titleZh: null },
      { include: false },
      { include: true, shows: 'the colour' },
      { date: '2025-04-02', kind: 'damage_photo' },
      {},
      ...(piece === undefined ? [] : [{ captions: { [piece]: 'seal 1' } }, { captions: { [piece]: null } }]),
    ]);
    return { caseId, exhibitId: exhibit.exhibitId, changes };
  },
  'exhibit.move': async (room, pick) => {
    const { caseId, exhibits } = await box(room, pick);
    const exhibit = pick(exhibits);
    return exhibit && { caseId, exhibitId: exhibit.exhibitId, to: pick(['up', 'down', 0, 7]) };
  },
  'exhibit.place': async (room, pick) => {
    const { caseId, exhibits } = await box(room, pick);
    const from = pick(exhibits.filter((one) => one.evidenceIds.length > 0));
    if (from === undefined) return null;
    const to = pick([null, ...exhibits]);
    return {
      caseId,
      evidenceIds: pick([from.evidenceIds, [pick(from.evidenceIds)]]),
      to: to?.exhibitId ?? null,
      takeFrom: pick([from.exhibitId, 'everywhere', null]),
      before: null,
    };
  },
  'exhibit.take-out': async (room, pick) => {
    const { caseId, exhibits } = await box(room, pick);
    const from = pick(exhibits.filter((one) => one.evidenceIds.length > 0));
    return from && { caseId, exhibitId: from.exhibitId, evidenceId: pick(from.evidenceIds) };
  },
  'evidence.take-back': async (room, pick) => {
    const { caseId } = await box(room, pick);
    const ids = (await room.call('evidence.list', { caseId })).evidence.map((one) => one.evidenceId);
    return ids.length === 0 ? null : { caseId, evidenceIds: pick([ids, ids.slice(0, 1), ids.slice(-1)]) };
  },
  'evidence.bring-back': async (room, pick) => {
    const { caseId } = await box(room, pick);
    const ids = (await room.call('evidence.taken-back', { caseId })).files.map((one) => one.evidenceId);
    return ids.length === 0 ? null : { caseId, evidenceIds: pick([ids, ids.slice(0, 1)]) };
  },
  'evidence.leave-out-name': async (room, pick) => {
    const { caseId } = await box(room, pick);
    const { evidence } = await room.call('evidence.list', { caseId });
    const piece = pick(evidence.filter((one) => one.same !== null));
    const name = pick(piece?.same?.names ?? []);
    return (
      piece &&
      name && { caseId, evidenceId: piece.evidenceId, name: name.name, out: pick([true, name.is !== 'left-out']) }
    );
  },
  'exhibit.remove': async (room, pick) => {
    const { caseId, exhibits } = await box(room, pick);
    const empty = pick(exhibits.filter((one) => one.evidenceIds.length === 0));
    return empty === undefined ? null : { caseId, exhibitId: empty.exhibitId };
  },
  'exhibit.accept': async (room, pick) => ({ caseId: (await box(room, pick)).caseId }),
  'evidence.set-role': async (room, pick) => {
    const { caseId, exhibits } = await box(room, pick);
    const from = pick(exhibits.filter((one) => one.evidenceIds.length > 0));
    if (from === undefined) return null;
    const kind = pick(['damage_photo', 'packing_photo', 'other']);
    return { caseId, evidenceIds: pick([from.evidenceIds, [pick(from.evidenceIds)]]), kind };
  },
  'packet.arrange': async (room, pick) => {
    const { caseId, exhibits } = await box(room, pick);
    return {
      caseId,
      variant: pick(['appeal', 'reply']),
      parts: [{ id: 'chronology', shown: pick([true, false]) }],
      exhibits: exhibits.map(({ exhibitId }) => ({ exhibitId, shown: pick([true, false]) })),
    };
  },
  'packet.note-sent': async (room, pick) => {
    const caseId = await someCase(room, pick);
    const packet = pick((await room.call('packet.list', { caseId })).packets);
    if (packet === undefined) return null;
    const { packetId } = packet;
    return { caseId, packetId, to: 'The platform', on: '2025-05-12', how: pick(['platform', 'email']), note: null };
  },
  'packet.remove-sent': async (room, pick) => {
    const caseId = await someCase(room, pick);
    const { packets } = await room.call('packet.list', { caseId });
    const sending = pick(packets.flatMap((packet) => packet.sent));
    return sending === undefined ? null : { caseId, sendingNo: sending.sendingNo };
  },
  'rules.put-in-force': async (room, pick) => {
    const files = [{ name: 'shopee.yaml', text: ownPackText(pick(['1.1.0', '1.2.0']) ?? '1.1.0') }];
    const { checkId } = await room.call('rules.check', { files });
    return { checkId, packId: 'shopee' };
  },
  'rules.put-again': async (room, pick) => {
    const kept = pick(await keptPacks(room));
    return kept === undefined ? null : { packId: 'shopee', packNo: kept.packNo };
  },
  'rules.take-out': async () => ({ packId: 'shopee' }),
  'rules.take-over': async (room, pick) => {
    const one = await someCase(room, pick);
    return { packId: 'shopee', caseIds: pick([[one], ['CB-0001', ...(one === 'CB-0001' ? [] : [one])]]) };
  },
  'rules.follow': async (_, pick) => ({ packId: pick(['seed-article', null]) }),
  'case.move-pack': async (room, pick) => ({
    caseId: await someCase(room, pick),
    packId: 'shopee',
    packNo: pick([null, ...(await keptPacks(room)).map(({ packNo }) => packNo)]),
  }),
};

/** A sound pack of Shopee that differs by what it says. */
export function ownPackText(version: string, stance: 'NEGOTIATE' | 'ACCEPT' = 'NEGOTIATE'): string {
  const text = startText({
    id: 'shopee',
    platform: 'shopee',
    titleEn: 'Shopee',
    titleZh: 'Shopee',
    version,
    today: '2025-05-01',
    language: 'en',
  });
  return text.replaceAll('NEGOTIATE', stance);
}

/** The whole list, as it is before anybody narrows it. */
export const someView = {
  query: '',
  statuses: ['open', 'waiting', 'closed'],
  steps: [],
  reasons: [],
  turn: null,
  due: null,
  sort: 'changed',
  down: true,
} as const;

const someFacts = [
  ['closing.at', '2025-05-20'],
  ['closing.at', null],
  ['order.total', { minor: 12, currency: 'EUR' }],
  ['order.total', null],
  ['order.orderNo', '990011'],
  ['customer.name', { name: 'شركة النور', latin: 'Al Noor Co' }],
  ['customer.name', null],
  ['seller.name', { name: '示例公司' }],
  [
    'delivery.receivedAt',
    {
      disputed: [
        { value: '2025-05-10', source: 'POD' },
        { value: '2025-05-12', source: 'buyer' },
      ],
    },
  ],
  ['goods.stage', null],
  ['lines[1].reason', 'QUALITY'],
  ['lines[1].description', 'too dark\nthan agreed'],
] as const;

async function someCase(room: CommandRoom, pick: Pick): Promise<string> {
  const rows = room.db.all(sql`SELECT case_no FROM cases ORDER BY case_no`);
  return `CB-${String(pick(rows)?.integer('case_no') ?? 1).padStart(4, '0')}`;
}

async function keptPacks(room: CommandRoom) {
  const { packs } = await room.call('rules.book', {});
  return packs.find(({ id }) => id === 'shopee')?.own ?? [];
}

async function box(room: CommandRoom, pick: Pick) {
  const caseId = await someCase(room, pick);
  return { caseId, ...(await room.call('evidence.list', { caseId })) };
}
