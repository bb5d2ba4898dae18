/** The small picture of a piece as a button that enlarges it. */
import { useTranslation } from 'react-i18next';
import type { Item } from './light-table-model.ts';
import { Face } from './light-tile.tsx';

export function Thumb({ item, onEnlarge }: { readonly item: Item; readonly onEnlarge: () => void }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="piece-thumb"
      aria-label={t('evidence.enlarge', { name: item.originalName })}
      onClick={onEnlarge}
    >
      <Face item={item} />
    </button>
  );
}
