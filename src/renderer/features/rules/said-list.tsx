/** What the check says of a pack: problems first, then what is still missing; each leads to its line. */
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/channels.ts';
import { Icon } from '../../ui/icons.tsx';

export type Checked = OutputOf<'rules.check'>;
export type Said = Checked['problems'][number];

export function SaidList({
  title,
  said,
  isProblem,
  withFile,
  onGo,
}: {
  readonly title?: string;
  readonly said: readonly Said[];
  readonly isProblem: boolean;
  /** True where the pack has several files. */
  readonly withFile: boolean;
  readonly onGo: (said: Said) => void;
}) {
  const { t, i18n } = useTranslation();
  if (said.length === 0) return null;
  return (
    <section>
      {title === undefined ? null : <h3>{title}</h3>}
      <ul className="said-list" data-testid={isProblem ? 'pack-problems' : 'pack-remarks'}>
        {said.map((one) => {
          const words = i18n.language === 'zh-CN' ? one.problemZh : one.problem;
          const place = one.line === null ? t('rules.own.whole') : t('rules.own.line', { line: one.line });
          return (
            <li key={`${one.file} ${one.line} ${one.at} ${one.problem}`}>
              <button type="button" className="said" data-line={one.line} onClick={() => onGo(one)}>
                <Icon name={isProblem ? 'alert' : 'question'} size={13} />
                <span>
                  <span className="quiet tiny number">{withFile ? `${one.file} · ${place}` : place}</span> {words}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
