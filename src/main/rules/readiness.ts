/**
 * Whether an appeal is ready, as twelve questions with yes, no or "cannot be told", each with the place to mend it (4.6).
 * What must not live here: whether an appeal is open at all (procedure.ts).
 */
import type { Answer } from '../../shared/domain/answer.ts';
import { type CaseFacts, settled } from '../../shared/domain/case-file.ts';
import type { Language } from '../../shared/errors.ts';
import type { EvidenceView, ExhibitView } from './evidence-view.ts';
import { type Saying, saying } from './judgement-texts.ts';
import type { Look } from './logic.ts';
import { lookEntered } from './look.ts';
import type { RulePack } from './pack.ts';

type Readiness = Answer['appeal']['readiness'];

/** Events without which nobody can follow the story. */
const keyEvents = ['order.orderedAt', 'delivery.receivedAt', 'request.at', 'decision.at'] as const;

export function appealReadiness(
  pack: RulePack | undefined,
  facts: CaseFacts,
  evidence: EvidenceView | undefined,
  refusedFormats: number,
  look: Look,
  language: Language,
): Readiness {
  const point = (id: string, ok: boolean | null, where: string | null): Readiness[number] => ({
    id,
    ok,
    says: saying(`ready-${id}` as Saying, language),
    where,
  });
  const known = (path: string): boolean => lookEntered(facts, null, path).known;
  const is = (path: string, value: unknown): boolean => {
    const found = look(path);
    return found.known && found.value === value;
  };
  const grounds = facts.appeal?.grounds ?? [];
  const proven = grounds.filter((g) => settled(g.rule) !== undefined && (g.exhibits ?? []).length > 0);
  const unproven = grounds.find((g) => !proven.includes(g));
  const requires = pack?.appeal?.requires ?? [];
  const lacking = requires.find((need) => !is(`derived.has.${need.group}`, true) && !look(need.waiver).known);
  const undated = keyEvents.find((path) => !known(path));
  const allegations = facts.dispute?.allegations ?? [];
  const unanswered = allegations.find((a) => settled(a.answer) === undefined);
  const exhibits = evidence?.exhibits.filter((x) => x.include) ?? null;
  const foreign = exhibits === null ? null : untranslated(exhibits);
  const window = look('derived.appealWindow');
  return [
    point('decision', is('derived.decision', 'exists'), 'decision.outcome'),
    point('grounds', grounds.length > 0, 'appeal.grounds'),
    point(
      'ground-proof',
      grounds.length > 0 && unproven === undefined,
      unproven ? `appeal.grounds[${unproven.id}].rule` : 'appeal.grounds',
    ),
    point('kinds', lacking === undefined, lacking?.waiver ?? null),
    point('order-no', orderNoShown(facts), 'documents'),
    point('dates', undated === undefined, undated ?? null),
    point('allegations', unanswered === undefined, unanswered ? `dispute.allegations[${unanswered.id}].answer` : null),
    point('translations', foreign === null ? null : foreign.length === 0, foreign?.[0]?.key ?? null),
    point(
      'relief',
      known('appeal.asks') && known('appeal.reliefAmount'),
      known('appeal.asks') ? 'appeal.reliefAmount' : 'appeal.asks',
    ),
    point('formats', evidence === undefined ? null : refusedFormats === 0, null),
    // What is blacked out in a picture, and whether somebody looked at it, no fact tells.
    point('redactions', null, null),
    point(
      'window',
      window.known && window.value === 'passed' ? false : window.known && window.value === 'open' ? true : null,
      'appeal.windowEndsAt',
    ),
  ];
}

/** On two documents of different kinds at least; null while no document was looked at for it. */
function orderNoShown(facts: CaseFacts): boolean | null {
  const documents = facts.documents ?? [];
  if (documents.length === 0) return null;
  const plain = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  const own = settled(facts.order?.orderNo);
  if (own === undefined) return false;
  const kinds = documents.flatMap((d) => {
    const no = settled(d.orderNo);
    return no !== undefined && plain(no) === plain(own) ? [settled(d.kind) ?? settled(d.exhibit) ?? d.id] : [];
  });
  return new Set(kinds).size >= 2;
}

/** Exhibits that are said to be in another language than English, where no translation is held. */
function untranslated(exhibits: readonly ExhibitView[]): readonly ExhibitView[] {
  if (exhibits.some((x) => x.kind === 'translation')) return [];
  return exhibits.filter((x) => x.language !== null && !/(^|[\s,;/])en/i.test(x.language));
}
