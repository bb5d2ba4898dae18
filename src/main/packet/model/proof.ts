/**
 * Which included exhibits prove a fact, by the table of proofs. What must not live here: which kind proves what.
 */
import type { CaseFacts } from '../../../shared/domain/case-file.ts';
import { settled } from '../../../shared/domain/case-file.ts';
import type { channels } from '../../../shared/domain/terms.ts';
import type { When } from '../../../shared/domain/values.ts';
import type { PacketExhibit, PacketFacts } from '../packet-facts.ts';
import type { Piece } from './packet-model.ts';
import { type ProofOf, type ProofRule, proofRules } from './proof-table.ts';
import type { ProvingKind } from './proving-kinds.ts';

type Channel = (typeof channels)[number];

/** What a sentence tells of one entry of a list. */
export interface Told {
  /** Path of the entry: `shipment.trackingEvents[t1]`. */
  readonly path?: string;
  readonly at?: When | undefined;
  /** Where it was said; undefined = not known: then the platform's own tool and e-mail. */
  readonly channel?: Channel | undefined;
}

const dayOf = (when: When): string => (typeof when === 'string' ? when : when.local).slice(0, 10);

/** Named as the source of a fact by a person; then those that prove it by nature, the most telling kind first. */
export function provingExhibits(packet: PacketFacts, what: ProofOf, of: Told = {}): readonly PacketExhibit[] {
  const rule: ProofRule = proofRules[what];
  const named = sourcesOf(packet, of.path === undefined ? rule.facts : [of.path]);
  if (named.length > 0) return named;
  const at = of.at ?? rule.day?.(packet.facts) ?? null;
  const kinds = what === 'requested' || what === 'offered' ? talkKinds(of.channel) : rule.kinds;
  const fits = (e: PacketExhibit): boolean => e.chosen && agrees(e, rule, at);
  return [
    ...kinds.flatMap((kind) => packet.exhibits.filter((e) => e.kind === kind && fits(e))),
    ...(rule.shown ?? []).flatMap((kind) =>
      packet.exhibits.filter((e) => e.kind === kind && (e.shows ?? '').trim() !== '' && fits(e)),
    ),
  ];
}

function sourcesOf(packet: PacketFacts, facts: readonly string[]): readonly PacketExhibit[] {
  const keys = new Set(
    Object.entries(packet.sources ?? {}).flatMap(([path, exhibits]) =>
      facts.some((fact) => path === fact || (/[.[]$/.test(fact) ? path.startsWith(fact) : path.startsWith(`${fact}.`)))
        ? exhibits
        : [],
    ),
  );
  return packet.exhibits.filter((e) => keys.has(e.key));
}

/** True when nothing dated speaks against it. */
function agrees(e: PacketExhibit, { dated }: ProofRule, at: When | null): boolean {
  const [day, own] = [at === null ? null : dayOf(at), e.date === null ? null : dayOf(e.date)];
  switch (dated) {
    case 'from':
      return day === null || own === null || own >= day;
    case 'until':
      return day === null || own === null || own <= day;
    case 'said':
      if (isTranscript(e)) return day === null || own === null || own >= day;
      return day !== null && own === day;
  }
}

/** A chat as text runs on until its date; a picture of it or a mail is a moment. */
const isTranscript = (e: PacketExhibit): boolean =>
  (e.kind === 'chat_platform' || e.kind === 'chat_other') &&
  e.evidence.some((file) => file.kind === 'text' || file.kind === 'csv');

const inspectionKinds = [
  'inspection_report',
  'test_certificate',
  'inspection_photo',
] as const satisfies readonly ProvingKind[];

/** The exhibits of one inspection: its sources; else those with its report number or its day; else the later ones of no other. */
export function inspectionProof(
  w: { readonly facts: CaseFacts; readonly packet: PacketFacts },
  inspection: NonNullable<CaseFacts['inspections']>[number],
): Piece[] {
  const named = sourcesOf(w.packet, [`inspections[${inspection.id}]`]);
  if (named.length > 0) return named.map((e) => ({ cite: e.label }));
  const all = w.packet.exhibits.filter((e) => e.chosen && inspectionKinds.some((kind) => kind === e.kind));
  const speaksOf = (e: PacketExhibit, one: typeof inspection): boolean => {
    const [at, no] = [settled(one.at), settled(one.reportNo)];
    return (
      (at !== undefined && e.date !== null && dayOf(e.date) === dayOf(at)) ||
      (no !== undefined && `${e.title} ${e.titleZh ?? ''} ${e.shows ?? ''}`.includes(no))
    );
  };
  const own = all.filter((e) => speaksOf(e, inspection));
  // What carries the day or the number of another inspection speaks of that one; what is older than this one of none.
  const others = (w.facts.inspections ?? []).filter((other) => other.id !== inspection.id);
  const at = settled(inspection.at);
  const isOlder = (e: PacketExhibit): boolean => at !== undefined && e.date !== null && dayOf(e.date) < dayOf(at);
  const found = own.length > 0 ? own : all.filter((e) => !isOlder(e) && !others.some((other) => speaksOf(e, other)));
  return inspectionKinds.flatMap((kind) => found.filter((e) => e.kind === kind).map((e) => ({ cite: e.label })));
}

/** Kinds of exhibit that can prove what was said on a channel. A chat outside the platform proves nothing of a talk on it. */
function talkKinds(channel: Channel | undefined): readonly ProvingKind[] {
  switch (channel) {
    case 'platform_chat':
      return ['chat_platform'];
    case 'platform_dispute_page':
      return ['platform_ticket'];
    case undefined:
      return ['chat_platform', 'email'];
    case 'email':
      return ['email'];
    case 'messenger':
      return ['chat_other'];
    case 'phone':
    case 'letter':
    case 'other':
      return [];
  }
}
