/**
 * What proof a case needs at its stage and what would help, what is held of it, and how to make what is missing;
 * and what the platform would turn away. What must not live here: the table itself (evidence-table.ts).
 */
import type { Answer } from '../../shared/domain/answer.ts';
import { type CaseFacts, settled } from '../../shared/domain/case-file.ts';
import type { Stage } from '../../shared/domain/terms.ts';
import type { Language } from '../../shared/errors.ts';
import { howTo, namedFormats, planRows } from './evidence-table.ts';
import type { EvidenceView } from './evidence-view.ts';
import { type Saying, saying } from './judgement-texts.ts';

type Refused = Answer['evidence']['wouldBeRefused'][number];

/** The plan of a case: what is needed first, what is missing before what is held. */
export function planEvidence(
  facts: CaseFacts,
  stage: Stage | null,
  isDecided: boolean,
  held: ReadonlyMap<string, number>,
  language: Language,
): Answer['evidence']['plan'] {
  const reasons = new Set((facts.lines ?? []).map((l) => settled(l.reason)));
  const rows = planRows.filter(
    (row) =>
      (row.reasons === undefined || row.reasons.some((r) => reasons.has(r))) &&
      (row.stages === undefined || (stage !== null && row.stages.includes(stage))) &&
      (!row.afterDecision || isDecided),
  );
  const plan = rows.map((row) => {
    const [first] = row.kinds;
    const there = row.kinds.filter((kind) => (held.get(kind) ?? 0) > 0);
    return {
      kinds: row.kinds,
      level: row.level,
      isHeld: there.length > 0,
      why: row.why[language],
      how: there.length > 0 ? null : (howTo[first]?.[language] ?? null),
      source: row.source,
    };
  });
  const rank = (p: (typeof plan)[number]): number => (p.isHeld ? 2 : 0) + (p.level === 'needed' ? 0 : 1);
  return plan.toSorted((a, b) => rank(a) - rank(b));
}

/** What would be turned away or count against the exporter, by the platform's published words. */
export function findRefused(
  facts: CaseFacts,
  evidence: EvidenceView | undefined,
  held: ReadonlyMap<string, number>,
  language: Language,
): readonly Refused[] {
  const platform = settled(facts.platform?.name);
  return [
    ...(platform === undefined || platform === 'alibaba_com' ? badFormats(evidence, language) : []),
    ...(platform === 'aliexpress' ? aliexpress(facts, held, language) : []),
    ...(platform === 'dhgate' ? dhgate(facts, held, language) : []),
  ];
}

/** Formats that the Complaint Center does not name (F-46), counted by format. */
function badFormats(evidence: EvidenceView | undefined, language: Language): readonly Refused[] {
  const used = new Set((evidence?.exhibits ?? []).filter((x) => x.include).flatMap((x) => x.evidenceIds));
  const counts = new Map<string, number>();
  for (const file of evidence?.files ?? []) {
    if (!used.has(file.evidenceId)) continue;
    const ending = /\.([^./]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
    const isNamed =
      namedFormats.kinds.some((kind) => kind === file.fileKind) ||
      (file.fileKind === 'other' && namedFormats.endings.some((e) => e === ending));
    if (isNamed) continue;
    const format = file.fileKind === 'other' ? ending || '?' : file.fileKind;
    counts.set(format, (counts.get(format) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const formats = [...counts].map(([format, count]) => `${format.toUpperCase()} × ${count}`);
  return [
    {
      kind: 'format',
      why: saying('refused-format', language, { formats: formats.join(language === 'zh-CN' ? '、' : ', ') }),
      clause: 'F-46',
    },
  ];
}

const refused = (kind: string, key: Saying, clause: string, language: Language): Refused => ({
  kind,
  why: saying(key, language),
  clause,
});

/** AliExpress' published lists (P-AE3, P-AE5). */
function aliexpress(facts: CaseFacts, held: ReadonlyMap<string, number>, language: Language): readonly Refused[] {
  const found: Refused[] = [];
  const has = (kind: string): boolean => (held.get(kind) ?? 0) > 0;
  const lines = facts.lines ?? [];
  if (lines.some((l) => l.reason === 'SHORT_QTY') && !(has('weight_slip') && has('packing_photo')))
    found.push(refused('weight_slip', 'refused-ae-weights', 'P-AE3', language));
  const several = lines.some((l) => l.reason === 'QUALITY' && (settled(l.quantity)?.value ?? 0) > 2);
  const photos = (held.get('buyer_claim_photo') ?? 0) + (held.get('inspection_photo') ?? 0);
  if (several && photos === 1) found.push(refused('buyer_claim_photo', 'refused-ae-one-photo', 'P-AE5', language));
  if (lines.some((l) => settled(l.subReason) === 'NOT_WORKING') && !has('buyer_video') && !has('unboxing_video'))
    found.push(refused('buyer_video', 'refused-ae-video', 'P-AE5', language));
  return found;
}

/** DHgate's published terms on return freight (P-DH6). */
function dhgate(facts: CaseFacts, held: ReadonlyMap<string, number>, language: Language): readonly Refused[] {
  const isBack = settled(facts.returnShipment?.sentAt) !== undefined;
  const has = (kind: string): boolean => (held.get(kind) ?? 0) > 0;
  return isBack && !(has('courier_label') && has('freight_invoice'))
    ? [refused('freight_invoice', 'refused-dh-freight', 'P-DH6', language)]
    : [];
}
