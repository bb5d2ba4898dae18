/** Where packs of one's own begin: new, from files, or from a draft; and what can be done with the pack that is shown. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api.ts';
import { asLanguage, momentText } from '../../ui/format.ts';
import { PackChange } from './pack-change.tsx';
import { PackHead } from './pack-head.tsx';
import type { BookPack } from './rules-screen.tsx';
import type { usePackDesk } from './use-pack-desk.ts';

type PackDesk = ReturnType<typeof usePackDesk>;

export function OwnBegin({ canWrite, desk }: { readonly canWrite: boolean; readonly desk: PackDesk }) {
  const { t, i18n } = useTranslation();
  const found = useAsk('rules.drafts', {});
  const drafts = found.data?.drafts ?? [];
  const language = asLanguage(i18n.language);
  return (
    <>
      <div className="rules-new">
        <Button size="compact-sm" variant="default" disabled={!canWrite} onClick={() => desk.begin('new', null, null)}>
          {t('rules.own.new')}
        </Button>
        <Button size="compact-sm" variant="default" disabled={!canWrite} onClick={desk.bringIn}>
          {t('rules.own.import')}
        </Button>
      </div>
      {drafts.length === 0 ? null : (
        <>
          <h2 className="rules-kind">{t('rules.own.drafts')}</h2>
          <ul>
            {drafts.map(({ draftNo, name, typedAt }) => (
              <li key={draftNo}>
                <button
                  type="button"
                  className="side-link rules-link"
                  data-draft={draftNo}
                  onClick={() => desk.openDraft(draftNo)}
                >
                  <span>{name}</span>
                  <span className="quiet tiny number">{momentText(typedAt, language)}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

export function OwnPart({
  pack,
  language,
  canWrite,
  desk,
  onCase,
}: {
  readonly pack: BookPack;
  readonly language: 'en' | 'zh-CN';
  readonly canWrite: boolean;
  readonly desk: PackDesk;
  readonly onCase: (caseId: string) => void;
}) {
  const { change } = desk;
  return (
    <>
      <PackHead
        pack={pack}
        language={language}
        canWrite={canWrite}
        onBegin={(what, packNo) => desk.begin(what, pack.id, packNo)}
        onTakeOut={() => desk.ask({ packId: pack.id, packNo: null, version: null })}
      />
      {change === null || change.packId !== pack.id ? null : (
        <PackChange
          key={change.packNo}
          {...change}
          canWrite={canWrite}
          jobOf={desk.jobOf}
          onCase={onCase}
          onEnd={(caseIds) => (caseIds === null ? desk.close() : desk.done(pack.id, caseIds))}
        />
      )}
    </>
  );
}
