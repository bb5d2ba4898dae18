/** Gathers everything a packet is made from into one frozen `PacketFacts`. What must not live here: building, writing. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Answer } from '../../shared/domain/answer.ts';
import { canonicalJson } from '../../shared/domain/canonical-json.ts';
import type { ExhibitSummary } from '../../shared/domain/evidence.ts';
import { arranged, isOptionalPart, packetParts } from '../../shared/domain/packet-parts.ts';
import { asPrinted } from '../packet/model/proving-kinds.ts';
import type {
  PacketEvidence,
  PacketExhibit,
  PacketFacts,
  PacketLanguage,
  PacketVariant,
  Paper,
} from '../packet/packet-facts.ts';
import { listEvidenceRows } from '../store/evidence-store.ts';
import { readFactNotes } from '../store/fact-note-store.ts';
import { listJournal } from '../store/journal-store.ts';
import { type OutlineItem, readOutline } from '../store/outline-store.ts';
import { listPackets, nextPacketVersion, type PacketRow } from '../store/packet-store.ts';
import { storedPath } from '../vault/stored-path.ts';
import { assessCase } from './assess-case.ts';
import { packsOfCase } from './case-packs.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';
import { getCase } from './get-case.ts';
import { listEvidence } from './list-evidence.ts';
import { type PacketStamp, readStamp } from './packet-stamp.ts';
import type { AwaitedExhibit } from './preflight.ts';
import { reliedRules } from './relied-rules.ts';
import { readSettings } from './settings.ts';
import { editorOf } from './view-evidence.ts';

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
  /** Hash of what the packet says, whatever its paper, language, draft stamp, version or day. */
  readonly factsSha256: string;
}

/**
 * The hash of what a packet of this kind would say now: another than that of an issued one means that the case says something
 * else. What was only looked at, or changed and changed back, says the same.
 * @param appVersion the program that made the issued packet, so that a new version alone is no change of the case
 * @throws Trouble CASE_NOT_FOUND
 */
export function packetContent(desk: Desk, caseId: string, variant: PacketVariant, appVersion: string): string {
  return contentHash(gatherContent(desk, caseId, variant).content, variant, appVersion);
}

/** Every piece of evidence of the case, in the packet or not. */
export const evidenceOf = (facts: PacketFacts): PacketEvidence[] => [
  ...facts.exhibits.flatMap((x) => x.evidence),
  ...facts.notIncluded,
];

/** What a packet says by the facts and files of the case, whatever its paper, language, stamp and the moment of looking. */
type Content = Pick<PacketFacts, 'facts' | 'sources' | 'exhibits' | 'notIncluded' | 'outline' | 'logo'>;

/** @throws Trouble CASE_NOT_FOUND */
export function gatherPacket(desk: Desk, caseId: string, wishes: PacketWishes, draft: boolean): Gathered {
  const { view, caseNo, content, awaited } = gatherContent(desk, caseId, wishes.variant);
  const factsSha256 = contentHash(content, wishes.variant, desk.appVersion);
  const rows = listPackets(desk.archive.db, caseNo);
  const same = rows.findLast((row) => !row.draft && row.variant === wishes.variant && row.factsSha256 === factsSha256);
  const last = listJournal(desk.archive.db, caseNo).findLast((entry) => !entry.action.startsWith('packet.'));
  // What says the same as an issued packet is that packet, with its date: the same bytes, not a second version 1.
  const stamp = (same && stampOf(desk.archive.root, same)) ?? {
    preparedAt: last?.at ?? view.changedAt,
    journalHead: view.journalHead,
    journalEntries: view.journalEntries,
  };
  // The packet speaks its own language, whatever the language of the window.
  const asOf = stamp.preparedAt;
  const answer = assessCase({ ...desk, language: wishes.language }, caseId, { asOf });
  const said = wishes.language === desk.language ? answer : assessCase(desk, caseId, { asOf });
  const relied = reliedRules(packsOfCase(desk, caseNo), answer, wishes.language);
  return {
    facts: {
      packet: {
        variant: wishes.variant,
        paper: wishes.paper,
        language: wishes.language,
        draft,
        version: same?.version ?? nextPacketVersion(desk.archive.db, caseNo, wishes.variant),
        caseId: view.caseId,
        ...stamp,
        appVersion: desk.appVersion,
      },
      answer,
      ...(relied.length > 0 && { relied }),
      ...content,
    },
    awaited,
    said,
    factsSha256,
  };
}

function gatherContent(
  desk: Desk,
  caseId: string,
  variant: PacketVariant,
): {
  readonly view: ReturnType<typeof getCase>;
  readonly caseNo: number;
  readonly content: Content;
  readonly awaited: readonly AwaitedExhibit[];
} {
  const view = getCase(desk, caseId);
  const { caseNo } = requireCase(desk.archive.db, caseId);
  const edited = new Map(
    listEvidenceRows(desk.archive.db, caseNo).flatMap((row) => {
      const program = editorOf(row);
      return program === null ? [] : [[row.evidenceId, program] as const];
    }),
  );
  const evidence = new Map(
    listEvidence(desk, caseId).map((e): [string, PacketEvidence] => [
      e.evidenceId,
      // What says nothing of the file itself must not change the packet: thumbnails come and go, remarks follow the window's language.
      {
        ...e,
        thumbnail: 'none',
        warnings: [],
        storedPath: storedPath(e.sha256, e.kind),
        ...(edited.has(e.evidenceId) && { editedWith: edited.get(e.evidenceId) ?? '' }),
      },
    ]),
  );
  const outline = readOutline(desk.archive.db, caseNo, variant);
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
  const sources = Object.fromEntries(
    readFactNotes(desk.archive.db, caseNo).flatMap((note) =>
      note.exhibits.length > 0 ? [[note.path, note.exhibits]] : [],
    ),
  );
  const { logo } = readSettings(desk.archive);
  return {
    view,
    caseNo,
    content: {
      facts: view.facts,
      ...(Object.keys(sources).length > 0 && { sources }),
      exhibits,
      notIncluded: [...evidence.values()].filter((e) => !used.has(e.evidenceId)),
      ...chosenParts(outline),
      ...(logo !== null && { logo }),
    },
    awaited: included
      .filter((x) => !withFiles.includes(x))
      .map(({ exhibitId, title, titleZh }) => ({ key: exhibitId, title, titleZh })),
  };
}

/** Of the files outside the packet an outward one says nothing. */
function contentHash(content: Content, variant: PacketVariant, appVersion: string): string {
  const exhibits = asPrinted(content.exhibits);
  const notIncluded = variant === 'file-copy' ? content.notIncluded : [];
  const said = { ...content, exhibits, notIncluded };
  return createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify({ ...said, variant, appVersion }))))
    .digest('hex');
}

/** When an issued packet was prepared, and on which journal; null where its manifest is gone or not ours. */
function stampOf(root: string, row: PacketRow): PacketStamp | null {
  if (row.manifest === null) return null;
  try {
    return readStamp(readFileSync(path.join(root, ...row.manifest.file.split('/')), 'utf8'));
  } catch {
    return null;
  }
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
