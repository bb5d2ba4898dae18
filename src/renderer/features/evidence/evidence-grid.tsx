/** Everything in the case as small pictures; one click shows a piece large. */
import { useTranslation } from 'react-i18next';
import { sizeText } from '../../ui/format.ts';
import { Icon, type IconName } from '../../ui/icons.tsx';
import type { Item } from './lightbox.tsx';

const kindIcon: Partial<Record<Item['kind'], IconName>> = {
  pdf: 'file',
  text: 'file',
  csv: 'file',
  email: 'mail',
  other: 'file',
};

/** The small picture of a piece, or the sign of its kind; a button that enlarges it. */
export function Thumb({ item, onEnlarge }: { readonly item: Item; readonly onEnlarge: () => void }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="thumb"
      aria-label={t('evidence.enlarge', { name: item.originalName })}
      onClick={onEnlarge}
    >
      {item.thumbnail === 'ready' ? (
        <img src={`vault://thumb/${item.evidenceId}`} alt={item.originalName} loading="lazy" decoding="async" />
      ) : (
        <Icon name={kindIcon[item.kind] ?? 'photo'} size={30} />
      )}
    </button>
  );
}

export function EvidenceGrid({
  items,
  onEnlarge,
}: {
  readonly items: readonly Item[];
  readonly onEnlarge: (at: number) => void;
}) {
  const { t } = useTranslation();
  return (
    <section className="evidence-part">
      <h2 className="minor">{t('evidence.everything', { count: items.length })}</h2>
      <ul className="grid">
        {items.map((item, index) => (
          <li key={item.evidenceId}>
            <figure>
              <Thumb item={item} onEnlarge={() => onEnlarge(index)} />
              <figcaption title={item.originalName}>
                <span className="cut small">{item.originalName}</span>
                <span className="quiet tiny cut">
                  {t(`term.file-kind.${item.kind}`)} · {sizeText(item.bytes)}
                  {item.pages === null ? '' : ` · ${t('evidence.pages', { count: item.pages })}`}
                </span>
                {item.warnings.length === 0 ? null : (
                  <span className="tiny warn cut" title={item.warnings.map((w) => w.says).join('\n')}>
                    <Icon name="alert" size={12} /> {item.warnings[0]?.says}
                  </span>
                )}
              </figcaption>
            </figure>
          </li>
        ))}
      </ul>
    </section>
  );
}
