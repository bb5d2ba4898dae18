/**
 * The rules of a platform or a law on which the owner's answer rests, to be named in what goes out: those that held and speak
 * for him. One that speaks against him is never among them, nor is the article, which binds nobody.
 */
import { type Answer, hasAddress, type LineAnswer, type Stance } from '../../shared/domain/answer.ts';
import type { Language } from '../../shared/errors.ts';
import type { ReliedRule } from '../packet/packet-facts.ts';
import type { RulePack } from '../rules/pack.ts';

/** Notes that say of no stance and speak for the seller whenever they hold. */
const notesForTheSeller: ReadonlySet<string> = new Set(['alibaba-trade-assurance TA-11']);

const speaksForSeller = (stance: Stance | undefined): boolean => stance === 'REFUSE' || stance === 'REDIRECT';
/** Where a case has gone on to the platform the row behind the refusal is no longer the last word, but still his ground. */
const goesOn = (stance: Stance): boolean => stance === 'MEDIATE' || stance === 'APPEAL';

/** @param language of the packet */
export function reliedRules(
  packs: readonly RulePack[],
  answer: Pick<Answer, 'lines'>,
  language: Language,
): readonly ReliedRule[] {
  const found = answer.lines.flatMap((line) => ofLine(packs, line, language));
  return [...new Map(found.map((rule) => [`${rule.source}\n${rule.section}\n${rule.gist}`, rule])).values()];
}

function ofLine(packs: readonly RulePack[], line: LineAnswer, language: Language): readonly ReliedRule[] {
  if (line.conflict !== null || (line.overridden?.stance ?? line.stance) === 'ACCEPT') return [];
  return line.findings.flatMap((finding): ReliedRule[] => {
    const { citation, outcome, pack: packId } = finding;
    const pack = packs.find((one) => one.id === packId);
    const rule = pack?.rules.find((one) => one.id === finding.rule);
    if (outcome !== 'fulfilled' || citation.kind === 'third-party article' || !hasAddress(citation)) return [];
    if (!pack || !rule) return [];
    if (!speaksFor(line, packId, rule)) return [];
    const { source, section, address, consultedOn } = citation;
    return [
      {
        gist: rule.gist[language],
        pack: pack.title[language],
        clause: finding.clause,
        source,
        section,
        address,
        consultedOn,
      },
    ];
  });
}

function speaksFor(line: LineAnswer, packId: string, { id, outcome }: RulePack['rules'][number]): boolean {
  if (outcome.is === 'note') return notesForTheSeller.has(`${packId} ${id}`);
  if (outcome.is !== 'decision' || !speaksForSeller(outcome.literal) || !speaksForSeller(outcome.sensible))
    return false;
  const word = line.byPack.find((one) => one.pack === packId && !one.silent);
  return (
    word !== undefined && (goesOn(word.stance) || (speaksForSeller(word.stance) && word.rows.includes(outcome.row)))
  );
}
