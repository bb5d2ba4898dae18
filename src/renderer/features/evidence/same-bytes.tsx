/** Why a file that was brought in more than once is here once: its names and places, and what to do about them. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/channels.ts';
import { useCommand } from '../../api.ts';
import { ExplainLine } from '../../ui/explain-line.tsx';
import { Icon } from '../../ui/icons.tsx';
import { TroubleNote } from '../../ui/states.tsx';
import type { Exhibit, Item } from './light-table-model.ts';

type Same = NonNullable<Item['same']>;

/** At how many places a file was met. */
export const placesOf = (same: Same): number => same.names.reduce((sum, one) => sum + one.places.length, 0);

/** True while its names hold up a packet. */
export const isUnexplained = (item: Item): boolean => item.same?.isDoubt === true && item.same.explained === null;

export function SameBytes({
  caseId,
  box,
  item,
  canWrite,
}: {
  readonly caseId: string;
  readonly box: OutputOf<'evidence.list'>;
  readonly item: Item;
  readonly canWrite: boolean;
}) {
  const { t, i18n } = useTranslation();
  const { same } = item;
  if (same === null) return null;
  const exhibits = box.exhibits.filter((one) => one.include && one.evidenceIds.includes(item.evidenceId));
  const hasLeftOut = same.names.some((one) => one.is === 'left-out');
  const means = same.isDoubt ? 'doubt' : hasLeftOut ? 'settled' : same.names.length > 1 ? 'copies' : 'one-name';
  return (
    <section
      className="same-bytes small"
      data-testid="same-bytes"
      aria-label={t('same.title', { count: placesOf(same) })}
    >
      <p className="strong">
        <Icon name={isUnexplained(item) ? 'alert' : 'file'} size={13} /> {t('same.title', { count: placesOf(same) })}
      </p>
      <p>
        {t('same.means', { name: item.originalName })}{' '}
        <span className={isUnexplained(item) ? 'warn' : 'quiet'}>{t(`same.${means}`)}</span>
      </p>
      <ul className="notes">
        {same.names.map((one) => (
          <NameRow key={one.name} caseId={caseId} box={box} item={item} name={one} canWrite={canWrite} />
        ))}
      </ul>
      {same.isDoubt || same.explained !== null ? (
        <div>
          <ExplainLine
            caseId={caseId}
            flag={same.flag}
            explained={same.explained}
            label={t('same.explain')}
            canWrite={canWrite}
          />
        </div>
      ) : null}
      {exhibits.length < 2 ? null : (
        <>
          <p>{t('same.twice')}</p>
          <ul className="notes">
            {exhibits.map((one) => (
              <ExhibitRow
                key={one.exhibitId}
                caseId={caseId}
                exhibit={one}
                item={item}
                canWrite={canWrite}
                title={i18n.language === 'zh-CN' ? (one.titleZh ?? one.title) : one.title}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function NameRow({
  caseId,
  box,
  item,
  name,
  canWrite,
}: {
  readonly caseId: string;
  readonly box: OutputOf<'evidence.list'>;
  readonly item: Item;
  readonly name: Same['names'][number];
  readonly canWrite: boolean;
}) {
  const { t } = useTranslation();
  const leave = useCommand('evidence.leave-out-name');
  const isOut = name.is === 'left-out';
  // The last name that counts stays: without a name there is no file.
  const canLeave = item.same !== null && item.same.names.filter((one) => one.is !== 'left-out').length > 1;
  const where = name.places.map(({ folderId, path }) => {
    const folder = box.folders.find((one) => one.folderId === folderId);
    return folder === undefined ? t('same.alone') : t('same.in-folder', { label: folder.label, path });
  });
  return (
    <li data-name={name.name} data-is={name.is}>
      <span className={isOut ? 'quiet selectable' : 'selectable'}>{name.name}</span>{' '}
      <span className="quiet">{[...(name.is === 'also' ? [] : [t(`same.${name.is}`)]), ...where].join(' · ')}</span>{' '}
      {canWrite && (isOut || canLeave) ? (
        <Button
          size="compact-xs"
          variant="default"
          disabled={leave.isPending}
          aria-label={t(isOut ? 'same.put-back-name' : 'same.leave-out-name', { name: name.name })}
          onClick={() => leave.mutate({ caseId, evidenceId: item.evidenceId, name: name.name, out: !isOut })}
        >
          {t(isOut ? 'same.put-back' : 'same.leave-out')}
        </Button>
      ) : null}
      {leave.error ? <TroubleNote error={leave.error} /> : null}
    </li>
  );
}

function ExhibitRow({
  caseId,
  exhibit,
  item,
  title,
  canWrite,
}: {
  readonly caseId: string;
  readonly exhibit: Exhibit;
  readonly item: Item;
  readonly title: string;
  readonly canWrite: boolean;
}) {
  const { t } = useTranslation();
  const take = useCommand('exhibit.take-out');
  const number = exhibit.position + 1;
  return (
    <li>
      {t('same.exhibit', { number, title })}{' '}
      {canWrite ? (
        <Button
          size="compact-xs"
          variant="default"
          disabled={take.isPending}
          aria-label={t('same.leave-out-exhibit', { number })}
          onClick={() => take.mutate({ caseId, exhibitId: exhibit.exhibitId, evidenceId: item.evidenceId })}
        >
          {t('same.leave-out')}
        </Button>
      ) : null}
      {take.error ? <TroubleNote error={take.error} /> : null}
    </li>
  );
}
