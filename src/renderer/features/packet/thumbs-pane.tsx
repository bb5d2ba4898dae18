/** Small pictures of all pages, two in a row: one click goes there. */
import { useTranslation } from 'react-i18next';

export function ThumbsPane({
  packetId,
  pages,
  drawn,
  page,
  onGo,
}: {
  readonly packetId: string;
  readonly pages: number;
  readonly drawn: number;
  readonly page: number;
  readonly onGo: (page: number) => void;
}) {
  const { t } = useTranslation();
  return (
    <ol className="page-thumbs">
      {Array.from({ length: pages }, (_, index) => index + 1).map((number) => (
        <li key={number}>
          <button
            type="button"
            className={number === page ? 'page-thumb is-now' : 'page-thumb'}
            aria-current={number === page ? 'page' : undefined}
            aria-label={t('packet.page', { page: number, pages })}
            onClick={() => onGo(number)}
          >
            <span className="page-thumb-sheet">
              {number <= drawn ? (
                <img src={`vault://page/${packetId}/${number}`} alt="" loading="lazy" decoding="async" />
              ) : null}
            </span>
            <span className="number tiny">{number}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
