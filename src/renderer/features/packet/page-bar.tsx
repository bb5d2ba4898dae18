/** Above the pages: which page, how large, and the search. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../ui/choice.tsx';
import { Icon } from '../../ui/icons.tsx';
import { isOwnKey } from '../../ui/keys.ts';
import { nextStep, type Zoom } from './zoom.ts';

export function PageBar({
  page,
  pages,
  zoom,
  percent,
  onGo,
  onZoom,
  onFind,
}: {
  readonly page: number;
  readonly pages: number;
  readonly zoom: Zoom;
  readonly percent: number;
  readonly onGo: (page: number) => void;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onFind: () => void;
}) {
  const { t } = useTranslation();
  const fit = typeof zoom === 'number' ? 'none' : zoom;
  return (
    <div className="page-bar">
      <PageNumber page={page} pages={pages} onGo={onGo} />
      <span className="grow" />
      <button type="button" className="tool" title={t('packet.smaller')} onClick={() => onZoom(nextStep(percent, -1))}>
        <span aria-hidden="true">−</span>
        <span className="unseen">{t('packet.smaller')}</span>
      </button>
      <span className="small number zoom-now">{percent} %</span>
      <button type="button" className="tool" title={t('packet.larger')} onClick={() => onZoom(nextStep(percent, 1))}>
        <span aria-hidden="true">+</span>
        <span className="unseen">{t('packet.larger')}</span>
      </button>
      <Choice
        label={t('packet.zoom')}
        value={fit}
        items={(['width', 'page'] as const).map((value) => ({ value, label: t(`packet.zoom-${value}`) }))}
        onChange={(value) => {
          if (value !== 'none') onZoom(value);
        }}
      />
      <button type="button" className="tool" title={t('packet.find')} onClick={onFind}>
        <Icon name="search" size={14} />
        <span className="unseen">{t('packet.find')}</span>
      </button>
    </div>
  );
}

function PageNumber({
  page,
  pages,
  onGo,
}: {
  readonly page: number;
  readonly pages: number;
  readonly onGo: (page: number) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const go = (): void => {
    const wanted = Number((typed ?? '').normalize('NFKC').trim());
    if (typed !== null && Number.isInteger(wanted) && wanted >= 1) onGo(wanted);
    setTyped(null);
  };
  return (
    <>
      <TextInput
        size="xs"
        className="page-number"
        inputMode="numeric"
        maxLength={5}
        aria-label={t('packet.go-page')}
        value={typed ?? String(page)}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={go}
        onKeyDown={(event) => {
          if (isOwnKey(event, 'Enter')) go();
          if (isOwnKey(event, 'Escape')) setTyped(null);
        }}
      />
      <span className="quiet small">{t('packet.of-pages', { pages })}</span>
    </>
  );
}
