/** Gathers everything a packet is made from into one frozen `PacketFacts`. What must not live here: building, writing. */
import { createHash } from 'node:crypto';
import type { Answer } from '../../shared/domain/answer.ts';
import { canonicalJson } from '../../shared/domain/canonical-json.ts';
import type { ExhibitSummary } from '../../shared/domain/evidence.ts';
import { arranged, isOptionalPart, packetParts } from '../../shared/domain/packet-parts.ts';
import type {
  PacketEvidence,
  PacketExhibit,
  PacketFacts,
  PacketLanguage,
  PacketVariant,
  Paper,
} from '../packet/packet-facts.ts';
import { listJournal } from '../store/journal-store.ts';
import { type OutlineItem, readOutline } from '../store/outline-store.ts';
import { listPackets, nextPacketVersion } from '../store/packet-store.ts';
import { storedPath } from '../vault/stored-path.ts';
import { assessCase } from './assess-case.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';
import { getCase } from './get-case.ts';
import { listEvidence } from './list-evidence.ts';
import type { AwaitedExhibit } from './preflight.ts';
import { readSettings } from './settings.ts';

export interface PacketWishes {
  readonly variant: PacketVariant;
  readonly paper: Paper;
  readonly language: PacketLanguage;
}

export interface Gathered {
  readonly facts: PacketFacts;
  readonly awaited: readonly AwaitedExhibit[];
  /** The rules' answer in the person's language, for the list before the packet. */
  readonly said: Answer;
  /** Hash of what the packet says, whatever its paper, language, draft stamp or version. */
  readonly factsSha256: string;
}

/**
 * The hash of what a packet of this kind would say now: another than that of an issued one means that the case has changed since.
 * @param appVersion the program that made the issued packet, so that a new version alone is no change of the case
 * @throws Trouble CASE_NOT_FOUND
 */
export function packetContent(desk: Desk, caseId: string, variant: PacketVariant, appVersion: string): string {
  return gatherPacket({ ...desk, appVersion }, caseId, { variant, paper: 'A4', language: 'en' }, false).factsSha256;
}

/** Every piece of evidence of the case, in the packet or not. */
export const evidenceOf = (facts: PacketFacts): PacketEvidence[] => [
  ...facts.exhibits.flatMap((x) => x.evidence),
  ...facts.notIncluded,
];

/** @throws Trouble CASE_NOT_FOUND */
export function gatherPacket(desk: Desk, caseId: string, wishes: PacketWishes, draft: boolean): Gathered {
  const view = getCase(desk, caseId);
  const { caseNo } = requireCase(desk.archive.db, caseId);
  const last = listJournal(desk.archive.db, caseNo).findLast((entry) => !entry.action.startsWith('packet.'));
  const preparedAt = last?.at ?? view.changedAt;
  // The packet speaks its own language, whatever the language of the window.
  const answer = assessCase({ ...desk, language: wishes.language }, caseId, { asOf: preparedAt });
  const said = wishes.language === desk.language ? answer : assessCase(desk, caseId, { asOf: preparedAt });
  const evidence = new Map(
    listEvidence(desk, caseId).map((e): [string, PacketEvidence] => [
      e.evidenceId,
      // What says nothing of the file itself must not change the packet: thumbnails come and go, remarks follow the window's language.
      { ...e, thumbnail: 'none', warnings: [], storedPath: storedPath(e.sha256, e.kind) },
    ]),
  );
  const outline = readOutline(desk.archive.db, caseNo, wishes.variant);
  const included = chosenExhibits(view.exhibits, outline);
  const withFiles = included.filter((x) => x.evidenceIds.some((id) => evidence.has(id)));
  const exhibits = withFiles.map(
    ({ evidenceIds, ...x }, i): PacketExhibit => ({
      ...x,
      label: String(i + 1),
      evidence: evidenceIds.flatMap((id) => evidence.get(id) ?? []),
    }),
  );
  const used = new Set(exhibits.flatMap((x) => x.evidence.map((e) => e.evidenceId)));
  const { logo } = readSettings(desk.archive);
  const base: PacketFacts = {
    packet: {
      variant: wishes.variant,
      paper: wishes.paper,
      language: wishes.language,
      draft,
      version: 0,
      preparedAt,
      caseId: view.caseId,
      journalHead: view.journalHead,
      journalEntries: view.journalEntries,
      appVersion: desk.appVersion,
    },
    facts: view.facts,
    answer,
    exhibits,
    notIncluded: [...evidence.values()].filter((e) => !used.has(e.evidenceId)),
    ...chosenParts(outline),
    ...(logo !== null && { logo }),
  };
  const { answer: _, ...content } = { ...base, packet: { ...base.packet, paper: 'A4', language: 'en', draft: false } };
  const factsSha256 = createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(content))))
    .digest('hex');
  const rows = listPackets(desk.archive.db, caseNo);
  const same = rows.findLast((row) => !row.draft && row.variant === wishes.variant && row.factsSha256 === factsSha256);
  const version = same?.version ?? nextPacketVersion(desk.archive.db, caseNo, wishes.variant);
  return {
    facts: { ...base, packet: { ...base.packet, version } },
    awaited: included
      .filter((x) => !withFiles.includes(x))
      .map(({ exhibitId, title, titleZh }) => ({
        key: exhibitId,
        title,
        titleZh,
      })),
    said,
    factsSha256,
  };
}

/** Exhibits that are meant for this kind of packet, in the order chosen for it. */
function chosenExhibits(all: readonly ExhibitSummary[], outline: readonly OutlineItem[]): readonly ExhibitSummary[] {
  const chosen = outline.filter((item) => item.kind === 'exhibit');
  const usual = all.filter((x) => x.include).toSorted((a, b) => a.position - b.position);
  const order = arranged(
    usual.map((x) => x.key),
    chosen.map((item) => item.name),
  );
  const hidden = new Set(chosen.flatMap((item) => (item.shown ? [] : [item.name])));
  return usual.filter((x) => !hidden.has(x.key)).toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
}

/** Nothing chosen leaves no trace, so that packets of old compare as before. */
function chosenParts(outline: readonly OutlineItem[]): Pick<PacketFacts, 'outline'> {
  const parts = outline.filter((item) => item.kind === 'part');
  const order = arranged(
    packetParts,
    parts.flatMap((item) => packetParts.filter((part) => part === item.name)),
  );
  const hidden = parts.flatMap((item) => (item.shown || !isOptionalPart(item.name) ? [] : [item.name]));
  const usual = hidden.length === 0 && order.every((part, i) => part === packetParts[i]);
  return usual ? {} : { outline: { order, hidden } };
}
