/** Packets: what stands in the way, build one, see its pages, take a copy out. */
import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { OutputOf } from '../../shared/contract/channels.ts';
import { Trouble } from '../../shared/errors.ts';
import { arrangePacket, packetOutline } from '../cases/arrange-packet.ts';
import { buildPacket, preflightPacket } from '../cases/build-packet.ts';
import { copyAhead } from '../cases/copy-ahead.ts';
import { drawPages, readPageTexts } from '../cases/draw-pages.ts';
import { packetContent } from '../cases/gather-packet.ts';
import { getCase } from '../cases/get-case.ts';
import { findPacket, type IssuedPacket, listPackets } from '../cases/list-packets.ts';
import { noteSending, sendingsOf, setSendingRemoved } from '../cases/note-sending.ts';
import { readPlaces } from '../cases/packet-manifest.ts';
import { copyOut } from '../cases/packet-out.ts';
import { packetName } from '../shell/packet-name.ts';
import type { Handlers } from './answer-call.ts';
import type { JobResult } from './job-board.ts';
import type { Room } from './room.ts';

type PacketHandlers = Pick<
  Handlers,
  | 'packet.list'
  | 'packet.preflight'
  | 'packet.build'
  | 'packet.pages'
  | 'packet.outline'
  | 'packet.arrange'
  | 'packet.places'
  | 'packet.text'
  | 'packet.note-sent'
  | 'packet.remove-sent'
  | 'packet.print'
  | 'packet.drag'
  | 'packet.save-as'
  | 'packet.open'
  | 'packet.show-in-folder'
>;

/** Small print stays readable when a page is enlarged by half. */
const PAGE_DPI = 150;
/** Pages whose text goes over in one answer. */
const TEXTS_AT_ONCE = 50;

export function packetHandlers(room: Room): PacketHandlers {
  const { desks } = room;

  const fileOf = async (packetId: string): Promise<{ readonly packet: IssuedPacket; readonly file: string }> => {
    const packet = findPacket(desks.desk(), packetId);
    await access(packet.path, constants.R_OK).catch(() => {
      throw new Trouble('PACKET_FILE_MISSING', { file: packet.file });
    });
    return { packet, file: packet.path };
  };

  return {
    'packet.list': ({ caseId }) => {
      const desk = desks.desk();
      // Packets of one kind and program share what they would say now.
      const now = new Map<string, string>();
      const contentNow = ({ variant, appVersion }: IssuedPacket): string => {
        const key = `${variant} ${appVersion}`;
        const known = now.get(key) ?? packetContent(desk, caseId, variant, appVersion);
        now.set(key, known);
        return known;
      };
      const sent = sendingsOf(desk, caseId);
      return {
        packets: listPackets(desk, caseId).map((one) => ({
          ...toView(one),
          outdated: one.factsSha256 !== contentNow(one),
          sent: (sent.get(one.packetNo) ?? []).map(({ sendingNo, to, on, how, note, enteredBy }) => ({
            sendingNo,
            to,
            on,
            how,
            note,
            by: enteredBy,
          })),
        })),
      };
    },
    'packet.preflight': ({ caseId, variant, paper, language }) => ({
      lines: preflightPacket(desks.desk(), caseId, { variant, paper, language }),
    }),
    'packet.build': ({ caseId, variant, paper, language, draft }) => {
      const desk = desks.desk();
      getCase(desk, caseId);
      const jobId = room.jobs.start({
        kind: 'packet',
        caseId,
        // A draft begins by itself and is made again at any time.
        isDispensable: draft,
        async do({ signal, progress }): Promise<JobResult> {
          const built = await buildPacket(
            desk,
            caseId,
            { variant, paper, language, draft },
            { onProgress: progress, signal },
          );
          room.tell('case.changed', { caseId, what: 'packets' });
          const newest = listPackets(desk, caseId).find((one) => one.sha256 === built.sha256);
          if (newest === undefined) throw new Error('a packet was built and is not in the list');
          return {
            kind: 'packet',
            packetId: newest.packetId,
            pages: built.pages,
            bytes: built.bytes,
            parts: built.parts,
            warnings: built.warnings,
          };
        },
      });
      return { jobId };
    },
    'packet.pages': async ({ packetId }) => {
      const { packet, file } = await fileOf(packetId);
      const desk = desks.desk();
      const jobId = room.jobs.start({
        kind: 'pages',
        caseId: packet.caseId,
        isDispensable: true,
        async do({ signal, progress }): Promise<JobResult> {
          const pages = await drawPages(
            desk,
            { dataDir: room.dataDir, shelf: room.pages },
            { sha256: packet.sha256, file, pages: packet.pages, dpi: PAGE_DPI },
            { signal, onPage: (done) => progress({ done, total: packet.pages, unit: 'pages', label: '' }) },
          );
          return { kind: 'pages', packetId, pages };
        },
      });
      return { jobId };
    },
    'packet.outline': ({ caseId, variant }) => {
      const outline = packetOutline(desks.desk(), caseId, variant);
      // Whoever looks at the outline is about to build: what takes longest is begun.
      void copyAhead(desks.desk(), caseId).catch(() => undefined);
      return outline;
    },
    'packet.arrange': ({ caseId, variant, parts, exhibits }) => {
      arrangePacket(desks.desk(), caseId, variant, { parts, exhibits });
      room.tell('case.changed', { caseId, what: 'packets' });
      return { done: true };
    },
    'packet.places': async ({ packetId }) => {
      const { path: file, manifest } = findPacket(desks.desk(), packetId);
      if (manifest === null) return { parts: [], exhibits: [] };
      const text = await readFile(path.join(path.dirname(file), path.basename(manifest.file)), 'utf8').catch(() => '');
      return readPlaces(text) ?? { parts: [], exhibits: [] };
    },
    'packet.text': async ({ packetId, from, to }) => {
      const drawn = room.pages.get(findPacket(desks.desk(), packetId).sha256) ?? [];
      return { pages: await readPageTexts(drawn, from, Math.min(to, from + TEXTS_AT_ONCE - 1)) };
    },
    'packet.note-sent': ({ caseId, packetId, to, on, how, note }) => {
      noteSending(desks.desk(), packetId, { to, on, how, note });
      room.tell('case.changed', { caseId, what: 'packets' });
      return { done: true };
    },
    'packet.remove-sent': ({ caseId, sendingNo }) => {
      setSendingRemoved(desks.desk(), caseId, sendingNo, true);
      room.tell('case.changed', { caseId, what: 'packets' });
      return { done: true };
    },
    'packet.print': async ({ packetId, way }) => {
      const { packet, file } = await fileOf(packetId);
      const title = nameOf(packet).replace(/\.pdf$/, '');
      const { queue, because, ...outcome } = await room.print({ file, paper: packet.paper, title }, way ?? null);
      return { ...outcome, queue: queue ?? null, because: because ?? null };
    },
    'packet.drag': async ({ packetId }) => {
      const { file } = await fileOf(packetId);
      room.startDrag(file);
      return { done: true };
    },
    'packet.save-as': async ({ packetId }) => {
      const { packet, file } = await fileOf(packetId);
      const target = await room.pickSave(nameOf(packet), 'packet');
      if (target === null) return { savedAs: null };
      copyOut(file, target, desks.desk().archive.root);
      return { savedAs: path.basename(target) };
    },
    'packet.open': async ({ packetId }) => {
      const { file } = await fileOf(packetId);
      if ((await room.openFile(file)) !== '') throw new Trouble('SYSTEM_PROGRAM_FAILED');
      return { done: true };
    },
    'packet.show-in-folder': async ({ packetId }) => {
      const { file } = await fileOf(packetId);
      room.showInFolder(file);
      return { done: true };
    },
  };
}

/** The name under which a copy of a packet is proposed. */
const nameOf = (packet: IssuedPacket): string =>
  packetName({ ...packet, language: asLanguage(packet.language), day: dayHere(packet.builtAt) });

const asLanguage = (code: string): 'en' | 'zh-CN' => (code === 'zh-CN' ? 'zh-CN' : 'en');

/** The calendar day of an instant where this computer stands: the day a person remembers. */
function dayHere(instant: string): string {
  const at = new Date(instant);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The picture of a page, when it has been made in this run. */
export function pageFile(room: Room, packetId: string, page: number): string | null {
  return room.pages.get(findPacket(room.desks.desk(), packetId).sha256)?.[page - 1] ?? null;
}

function toView({
  packetId,
  version,
  variant,
  paper,
  language,
  draft,
  pages,
  bytes,
  builtAt,
  sha256,
  manifest,
}: IssuedPacket): Omit<OutputOf<'packet.list'>['packets'][number], 'outdated' | 'sent'> {
  return {
    packetId,
    version,
    variant,
    paper,
    language: asLanguage(language),
    draft,
    pages,
    bytes,
    builtAt,
    sha256,
    hasManifest: manifest !== null,
  };
}
