/** Why the rules say so: each finding with its clause, source and confidence, the facts it rests on and those it lacks. */
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/channels.ts';
import type { Answer, Finding, LineAnswer } from '../../../shared/domain/answer.ts';
import { sourceClause } from '../../../shared/domain/clause-name.ts';
import { useAsk } from '../../api.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { factName } from '../../ui/fact-words.ts';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { TroubleNote, Waiting } from '../../ui/states.tsx';
import { CitationLine } from './citation-line.tsx';
import { StanceTag } from './line-parts.tsx';

type BookPack = OutputOf<'rules.book'>['packs'][number];
type Jump = (factPath: string) => void;
type Language = 'en' | 'zh-CN';

/** What a finding is to the line: it decides, it holds, it is open, or it does not apply. */
const groups = ['decides', 'holds', 'open', 'not'] as const;
type Group = (typeof groups)[number];

const icons: Readonly<Record<Group, IconName>> = { decides: 'scales', holds: 'check', open: 'question', not: 'cross' };

function groupOf(finding: Finding, line: LineAnswer): Group {
  if (finding.outcome === 'unknown') return 'open';
  if (finding.outcome !== 'fulfilled') return 'not';
  return line.rows.some((row) => finding.rule === row || finding.rule.startsWith(`${row}.`)) ? 'decides' : 'holds';
}

export function WhyTree({
  caseId,
  line,
  answer,
  onJump,
}: {
  readonly caseId: string;
  readonly line: LineAnswer;
  readonly answer: Answer;
  readonly onJump: Jump;
}) {
  const { t } = useTranslation();
  const book = useAsk('rules.book', {});
  if (book.error) return <TroubleNote error={book.error} onRetry={() => void book.refetch()} />;
  if (book.data === undefined) return <Waiting />;
  const asks = new Map(answer.missingFacts.map((m) => [m.fact, m.ask]));
  const inGroup = (group: Group): readonly Finding[] => line.findings.filter((f) => groupOf(f, line) === group);
  const items = (group: Group) => (
    <ul className="why-list">
      {inGroup(group).map((finding) => (
        <FindingItem
          key={`${finding.pack} ${finding.rule} ${finding.outcome} ${finding.says}`}
          caseId={caseId}
          finding={finding}
          icon={icons[group]}
          asks={asks}
          onJump={onJump}
        />
      ))}
    </ul>
  );
  const firstOnes = inGroup('decides');
  return (
    <div className="why" data-testid="why">
      <Readings line={line} packs={book.data.packs} />
      {firstOnes.length === 0 ? <p className="quiet small">{t('standing.why-nothing')}</p> : items('decides')}
      {(['holds', 'open', 'not'] as const).map((group) =>
        inGroup(group).length === 0 ? null : (
          <Disclosure key={group} label={t(`standing.why-group.${group}`)} count={inGroup(group).length}>
            {items(group)}
          </Disclosure>
        ),
      )}
    </div>
  );
}

function FindingItem({
  caseId,
  finding,
  icon,
  asks,
  onJump,
}: {
  readonly caseId: string;
  readonly finding: Finding;
  readonly icon: IconName;
  readonly asks: ReadonlyMap<string, string>;
  readonly onJump: Jump;
}) {
  const { t } = useTranslation();
  return (
    <li className="finding" data-rule={finding.rule}>
      <p className="selectable">
        <Icon name={icon} size={13} /> {finding.says}
      </p>
      <CitationLine caseId={caseId} finding={finding} />
      {finding.facts.length === 0 ? null : (
        <p className="chips">
          <span className="quiet tiny">{t('standing.rests-on')}</span>
          {finding.facts.map((fact) => (
            <button key={fact} type="button" className="fact-chip" data-fact={fact} onClick={() => onJump(fact)}>
              {factName(fact, t)}
            </button>
          ))}
        </p>
      )}
      {finding.missing.length === 0 ? null : (
        <ul className="questions" aria-label={t('standing.not-known')}>
          {finding.missing.map((fact) => (
            <li key={fact}>
              <button type="button" className="question" data-fact={fact} onClick={() => onJump(fact)}>
                <Icon name="question" size={13} />
                <span>{asks.get(fact) ?? t('standing.not-known-fact', { fact: factName(fact, t) })}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** Both readings side by side where they differ, each with the rules it rests on, and what the difference is about. */
function Readings({ line, packs }: { readonly line: LineAnswer; readonly packs: readonly BookPack[] }) {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
  const { sensible, literal } = line.byReading;
  const because = [...new Set(line.freight.flatMap((f) => (f.conflict === null ? [] : [f.conflict])))];
  const legs = line.freight.filter((f) => f.sensible !== f.literal);
  if (sensible.stance === literal.stance && legs.length === 0) return null;
  const titles = (rows: readonly string[]): string =>
    packs
      .flatMap((pack) => pack.rules)
      .filter((rule) => rows.includes(rule.rule))
      .map((rule) => sourceClause(rule.title[language], rule.clause, language))
      .join(t('list.semicolon'));
  return (
    <div className="part">
      <dl className="readings">
        {(['sensible', 'literal'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`standing.${name}`)}</dt>
            <dd>
              {sensible.stance === literal.stance ? null : <StanceTag stance={line.byReading[name].stance} />}
              {legs.map((f) => (
                <span key={f.leg} className="how">
                  {t(`term.leg.${f.leg}`)} <strong>{t(`term.bearer.${f[name]}`)}</strong>
                </span>
              ))}
              <span className="quiet tiny how selectable">{titles(line.byReading[name].rows)}</span>
            </dd>
          </div>
        ))}
      </dl>
      {because.map((reason) => (
        <p key={reason} className="quiet small selectable">
          {reason}
        </p>
      ))}
    </div>
  );
}
