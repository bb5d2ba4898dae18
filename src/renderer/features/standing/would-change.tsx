/** What would change the answer: facts that move a stance, the most powerful first. */
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../shared/domain/answer.ts';
import { FactTerms, valueName } from '../../ui/fact-words.ts';
import { Icon } from '../../ui/icons.tsx';

export function WouldChange({
  answer,
  onJump,
}: {
  readonly answer: Answer;
  readonly onJump: (factPath: string) => void;
}) {
  const { t } = useTranslation();
  const terms = useContext(FactTerms);
  const many = answer.lines.length > 1;
  const number = (line: string): number => answer.lines.findIndex(({ id }) => id === line) + 1;
  return (
    <ul className="questions" data-testid="would-change">
      {answer.wouldChange.map((entry) => (
        <li key={entry.fact}>
          <button type="button" className="question" data-fact={entry.fact} onClick={() => onJump(entry.fact)}>
            <Icon name={entry.now === 'known' ? 'turn' : 'question'} size={14} />
            <span>{entry.ask}</span>
          </button>
          <ul className="moves small">
            {entry.moves.map((move) => (
              <li key={`${move.value} ${move.line}`}>
                {t(many ? 'standing.move-of-line' : 'standing.move', {
                  value: valueName(entry.fact, move.value, terms, t),
                  number: number(move.line),
                  from: t(`term.stance.${move.from}`),
                  to: t(`term.stance.${move.to}`),
                })}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
