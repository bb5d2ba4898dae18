/** Which proof is held, which is still missing and how to make it, and what would be turned away. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../shared/domain/answer.ts';
import { Icon } from '../../ui/icons.tsx';

const FEW = 5;

export function Evidence({ evidence }: { readonly evidence: Answer['evidence'] }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const name = (kind: string): string =>
    kind === 'format' ? t('standing.formats') : t(`term.exhibit.${kind}`, { defaultValue: kind });
  const { held, wanted, wouldBeRefused } = evidence;
  const open = evidence.plan.filter((p) => !p.isHeld);
  // What a rule asks for and the plan does not know stands beside it.
  const others = wanted.filter((w) => !open.some((p) => p.kinds.includes(w.kind)));
  const shown = all ? open : open.slice(0, FEW);
  return (
    <section className="standing-part">
      <h3>{t('standing.evidence')}</h3>
      {held.length + open.length + others.length === 0 ? (
        <p className="quiet small">{t('standing.no-evidence')}</p>
      ) : null}
      <ul className="notes">
        {held.map((h) => (
          <li key={`held-${h.kind}`}>
            <Icon name="check" size={13} /> {name(h.kind)}
            <span className="quiet"> × {h.count}</span>
          </li>
        ))}
        {wouldBeRefused.map((r) => (
          <li key={`refused-${r.kind}-${r.why}`}>
            <Icon name="cross" size={13} /> {name(r.kind)}
            <span className="quiet"> {r.why}</span>
          </li>
        ))}
        {shown.map((p) => (
          <li key={`plan-${p.kinds.join('-')}-${p.why}`} data-level={p.level}>
            <Icon name={p.level === 'needed' ? 'wait' : 'question'} size={13} /> {p.kinds.map(name).join(' / ')}
            <span className="quiet">
              {' '}
              {p.level === 'helpful' ? `${t('standing.helpful')} ` : ''}
              {p.why}
            </span>
            {p.how === null ? null : <span className="quiet tiny how">{t('standing.how', { how: p.how })}</span>}
          </li>
        ))}
        {others.map((w) => (
          <li key={`wanted-${w.kind}-${w.why}`}>
            <Icon name="wait" size={13} /> {name(w.kind)}
            <span className="quiet"> {w.why}</span>
          </li>
        ))}
      </ul>
      {open.length > shown.length ? (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {t('standing.all', { count: open.length })}
        </button>
      ) : null}
    </section>
  );
}
