/** The rule packs as a book: the packs at the side, their rules in the middle, one search through all of them in both languages. */
import { TextInput } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/channels.ts';
import { clausesBeside } from '../../../shared/domain/clause-name.ts';
import { useAsk } from '../../api.ts';
import { useAppCommand } from '../../ui/app-commands.ts';
import { dayText } from '../../ui/format.ts';
import { Icon } from '../../ui/icons.tsx';
import { isOwnKey } from '../../ui/keys.ts';
import { TroubleNote, Waiting } from '../../ui/states.tsx';
import './rules.css';
import { JobLine } from '../../ui/job-line.tsx';
import { OwnBegin, OwnPart } from './own-part.tsx';
import { OwnVersions } from './own-versions.tsx';
import { PackEditor } from './pack-editor.tsx';
import { RuleEntry } from './rule-entry.tsx';
import { countFound, findRules } from './search-rules.ts';
import { usePackDesk } from './use-pack-desk.ts';

export type Book = OutputOf<'rules.book'>;
export type BookPack = Book['packs'][number];
export type BookRule = BookPack['rules'][number];
type Language = 'en' | 'zh-CN';

const kinds = ['article', 'platform', 'carrier', 'law', 'consumer'] as const;

export function RulesScreen({
  canWrite,
  onCase,
}: {
  readonly canWrite: boolean;
  readonly onCase: (caseId: string) => void;
}) {
  const { t } = useTranslation();
  const book = useAsk('rules.book', {});
  return (
    <div className="rules">
      {book.error ? <TroubleNote error={book.error} onRetry={() => void book.refetch()} /> : null}
      {book.data === undefined ? (
        <main>
          <h1>{t('place.rules')}</h1>
          <Waiting />
        </main>
      ) : (
        <Shelf book={book.data} canWrite={canWrite} onCase={onCase} />
      )}
    </div>
  );
}

function Shelf({
  book: { packs, broken },
  canWrite,
  onCase,
}: {
  readonly book: Book;
  readonly canWrite: boolean;
  readonly onCase: (caseId: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
  const [chosen, setChosen] = useState(packs[0]?.id ?? '');
  const [query, setQuery] = useState('');
  const desk = usePackDesk(setChosen);
  const search = useRef<HTMLInputElement>(null);
  useAppCommand('find', () => search.current?.focus());
  const found = useMemo(() => findRules(packs, query), [packs, query]);
  const pack = packs.find(({ id }) => id === chosen);
  const choose = (id: string): void => {
    setChosen(id);
    setQuery('');
    desk.close();
  };
  const inForce = packs.filter((p) => p.inForce);
  const shown = query === '' && desk.editing === null ? chosen : null;
  return (
    <>
      <nav className="rules-list" aria-label={t('rules.packs')}>
        <OwnBegin canWrite={canWrite} desk={desk} />
        {kinds.map((kind) => (
          <PackLinks
            key={kind}
            title={t(`rules.kind.${kind}`)}
            packs={inForce.filter((p) => p.kind === kind && p.noRulesYet === null)}
            chosen={shown}
            language={language}
            onChoose={choose}
          />
        ))}
        <PackLinks
          title={t('rules.none-yet')}
          packs={inForce.filter((p) => p.noRulesYet !== null)}
          chosen={shown}
          language={language}
          onChoose={choose}
        />
        <PackLinks
          title={t('rules.own.out')}
          packs={packs.filter((p) => !p.inForce)}
          chosen={shown}
          language={language}
          onChoose={choose}
        />
      </nav>
      {desk.editing === null ? null : (
        <main className="rules-middle is-writing">
          <h1 className="unseen">{t('place.rules')}</h1>
          <PackEditor
            key={desk.editing.key}
            editing={desk.editing}
            canWrite={canWrite}
            jobOf={desk.jobOf}
            onCase={onCase}
            onClose={() => {
              desk.close();
              requestAnimationFrame(() => search.current?.focus());
            }}
            onInForce={desk.done}
          />
        </main>
      )}
      <main className="rules-middle" hidden={desk.editing !== null}>
        {desk.trouble ? <TroubleNote error={desk.trouble} /> : null}
        {desk.moving === null ? null : <JobLine job={desk.moving} />}
        {broken.map((id) => (
          <p key={id} className="warn-note" role="alert">
            <Icon name="alert" size={14} /> {t('rules.own.broken', { id })}
          </p>
        ))}
        <div className="rules-bar">
          <h1>{t('place.rules')}</h1>
          <TextInput
            ref={search}
            className="search"
            type="search"
            leftSection={<Icon name="search" size={14} />}
            aria-label={t('rules.search')}
            placeholder={t('rules.search')}
            maxLength={200}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (isOwnKey(event, 'Escape')) setQuery('');
            }}
          />
          <span className="quiet tiny" role="status">
            {query.trim() === '' ? '' : t('rules.found', { count: countFound(found) })}
          </span>
        </div>
        {query.trim() === '' ? (
          <>
            {pack === undefined ? null : (
              <OwnPart pack={pack} language={language} canWrite={canWrite} desk={desk} onCase={onCase} />
            )}
            <RuleList rules={pack?.rules ?? []} pack={pack} language={language} onCase={onCase} />
            {pack === undefined || pack.clocks.length === 0 ? null : <Clocks pack={pack} language={language} />}
            {pack === undefined || pack.noRule.length === 0 ? null : <NoRule pack={pack} language={language} />}
            {pack === undefined ? null : (
              <OwnVersions
                pack={pack}
                canWrite={canWrite}
                onAgain={(packNo, version) => desk.ask({ packId: pack.id, packNo, version })}
                onCopy={(packNo) => desk.begin('copy', pack.id, packNo)}
              />
            )}
            {pack === undefined ? null : <Changes pack={pack} language={language} />}
          </>
        ) : (
          found.map(({ pack: of, rules }) => (
            <section key={of.id}>
              <h2>{of.title[language]}</h2>
              <RuleList rules={rules} pack={of} language={language} onCase={onCase} />
            </section>
          ))
        )}
      </main>
    </>
  );
}

function PackLinks({
  title,
  packs,
  chosen,
  language,
  onChoose,
}: {
  readonly title: string;
  readonly packs: readonly BookPack[];
  readonly chosen: string | null;
  readonly language: Language;
  readonly onChoose: (id: string) => void;
}) {
  if (packs.length === 0) return null;
  return (
    <>
      <h2 className="rules-kind">{title}</h2>
      <ul>
        {packs.map((pack) => (
          <li key={pack.id}>
            <button
              type="button"
              className="side-link rules-link"
              data-pack={pack.id}
              aria-current={pack.id === chosen ? 'page' : undefined}
              onClick={() => onChoose(pack.id)}
            >
              <span>{pack.title[language]}</span>
              {pack.rules.length === 0 ? null : <span className="quiet tiny number">{pack.rules.length}</span>}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function RuleList({
  rules,
  pack,
  language,
  onCase,
}: {
  readonly rules: readonly BookRule[];
  readonly pack: BookPack | undefined;
  readonly language: Language;
  readonly onCase: (caseId: string) => void;
}) {
  if (pack === undefined) return null;
  return (
    <ul className="rules-entries">
      {rules.map((rule) => (
        <RuleEntry key={rule.key} packId={pack.id} rule={rule} language={language} onCase={onCase} />
      ))}
    </ul>
  );
}

/** The clocks of a pack; a clock whose length nobody found says how to come by it, and never a number. */
function Clocks({ pack, language }: { readonly pack: BookPack; readonly language: Language }) {
  const { t } = useTranslation();
  return (
    <section className="rules-part">
      <h2>{t('rules.clocks')}</h2>
      <ul className="notes">
        {pack.clocks.map((clock) => (
          <li key={clock.id} data-clock={clock.id} data-found={clock.isFound}>
            <Icon name={clock.isFound ? 'clock' : 'question'} size={13} />{' '}
            <span className="selectable">{clock.says[language]}</span>
            <span className="quiet tiny">
              {' '}
              {t(`rules.who.${clock.whose}`)} · {clausesBeside([clock.clause], language)}
              {clock.versionOf === null ? '' : ` · ${t('rules.two-versions')}`}
            </span>
            {clock.source === null ? null : (
              <span className="quiet tiny selectable clock-source">
                {clock.source.title} · {t('rules.consulted', { on: dayText(clock.source.consultedOn, language) })} ·{' '}
                {clock.source.address}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Clauses of the source that carry no rule: named, so that nothing of it is passed over in silence. */
function NoRule({ pack, language }: { readonly pack: BookPack; readonly language: Language }) {
  const { t } = useTranslation();
  return (
    <section className="rules-part" data-part="no-rule">
      <h2>{t('rules.no-rule')}</h2>
      <ul className="notes">
        {pack.noRule.map(({ clause, because }) => (
          <li key={clause} className="selectable" data-clause={clause}>
            <span className="rule-clause">{clause}</span> {because[language]}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Changes({ pack, language }: { readonly pack: BookPack; readonly language: Language }) {
  const { t } = useTranslation();
  return (
    <section className="rules-part">
      <h2>{t('rules.versions')}</h2>
      <ul className="notes">
        {pack.changes.map((change) => (
          <li key={change.version} className="selectable">
            {change.version} <span className="quiet tiny">{dayText(change.on, language)}</span> {change.what[language]}
          </li>
        ))}
      </ul>
    </section>
  );
}
