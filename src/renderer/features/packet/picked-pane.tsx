/** What is picked in the outline: what it is and what it says, with the way to where it is changed. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../ui/tag.tsx';
import type { Picked } from './kept-choice.ts';
import type { Outline } from './outline-wish.ts';

/** Where the facts of a part are changed. */
const source: Readonly<Record<string, string>> = {
  cover: '#order',
  summary: '#appeal',
  statement: '#appeal',
  chronology: '#delivery',
  order: '#order',
  inspection: '#inspection',
  shipping: '#delivery',
  messages: '#talks',
  money: '#order',
};

export function PickedPane({
  picked,
  outline,
  onJump,
}: {
  readonly picked: Picked | null;
  readonly outline: Outline;
  readonly onJump: (where: string) => void;
}) {
  const { t, i18n } = useTranslation();
  if (picked === null) return <p className="quiet small side-note">{t('packet.pick-hint')}</p>;
  if (picked.kind === 'part') {
    const part = outline.parts.find((one) => one.id === picked.id);
    const goal = source[picked.id];
    const needed = part?.optional === true ? null : t(`packet.needed.${picked.id}`, { defaultValue: '' });
    return (
      <div className="picked">
        <h3>{t(`packet.part.${picked.id}`)}</h3>
        <p className="small">{t(`packet.part-says.${picked.id}`)}</p>
        {needed ? <p className="quiet small">{needed}</p> : null}
        {goal === undefined ? null : (
          <Button size="compact-xs" variant="default" onClick={() => onJump(goal)}>
            {t('packet.edit-facts')}
          </Button>
        )}
      </div>
    );
  }
  const x = outline.exhibits.find((one) => one.exhibitId === picked.id);
  if (x === undefined) return null;
  const chinese = i18n.language === 'zh-CN';
  const rows = [
    [t('packet.x-kind'), t(`term.exhibit.${x.kind}`, { defaultValue: x.kind })],
    [t('packet.x-shows'), x.shows],
    [t('packet.x-language'), x.language],
    [t('packet.x-files'), String(x.files)],
  ] as const;
  return (
    <div className="picked">
      <h3>{chinese ? (x.titleZh ?? x.title) : x.title}</h3>
      {x.chosen ? null : (
        <Tag tone="warn" icon="alert">
          {t('packet.x-not-looked-at')}
        </Tag>
      )}
      <dl>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="selectable">{value || <span className="quiet">{t('fact.unknown')}</span>}</dd>
          </div>
        ))}
      </dl>
      <Button size="compact-xs" variant="default" onClick={() => onJump(x.exhibitId)}>
        {t('packet.edit-exhibit')}
      </Button>
    </div>
  );
}
