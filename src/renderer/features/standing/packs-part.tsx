/** What each pack says of a line, and, where they disagree, the choice which of them to follow. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Answer, LineAnswer } from '../../../shared/domain/answer.ts';
import { clausesBeside } from '../../../shared/domain/clause-name.ts';
import { useAsk, useCommand } from '../../api.ts';
import { asLanguage } from '../../ui/format.ts';
import { Icon } from '../../ui/icons.tsx';
import { TroubleNote } from '../../ui/states.tsx';
import { StanceTag } from './line-parts.tsx';

function usePackNames(): (id: string) => string {
  const { i18n } = useTranslation();
  const book = useAsk('rules.book', {});
  return (id) =>
    book.data?.packs.find((pack) => pack.id === id)?.title[i18n.language === 'zh-CN' ? 'zh-CN' : 'en'] ?? id;
}

/** Packs that have a rule for this line disagree. */
export function disagree(line: LineAnswer): boolean {
  return new Set(line.byPack.filter((p) => !p.silent).map((p) => p.stance)).size > 1;
}

export function PacksPart({ line }: { readonly line: LineAnswer }) {
  const { t, i18n } = useTranslation();
  const name = usePackNames();
  return (
    <ul className="notes">
      {line.byPack.map((word) => (
        <li key={word.pack} className="pack-word">
          <span>
            {name(word.pack)}
            {word.pack === line.follows ? <span className="quiet tiny"> {t('standing.followed')}</span> : null}
          </span>
          {word.silent ? (
            <span className="quiet tiny">{t('standing.pack-silent')}</span>
          ) : (
            <>
              <StanceTag stance={word.stance} />
              <span className="quiet tiny selectable">
                {word.clauses.length === 0 ? '' : clausesBeside(word.clauses, asLanguage(i18n.language))}
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Which pack to follow: a fact of the case, chosen once for all its lines, and changed at any time. */
export function PackChoice({
  caseId,
  line,
  follows,
}: {
  readonly caseId: string;
  readonly line: LineAnswer;
  readonly follows: Answer['follows'];
}) {
  const { t } = useTranslation();
  const name = usePackNames();
  const choose = useCommand('case.set-fact');
  const book = useAsk('rules.book', {});
  const everywhere = useCommand('rules.follow');
  if (!disagree(line)) return null;
  const follow = (value: string | null): void => choose.mutate({ caseId, path: 'packChoice.follow', value });
  return (
    <section className="part" aria-label={t('standing.which-pack')}>
      {line.conflict === null ? null : (
        <p className="warn-note selectable">
          <Icon name="scales" size={14} /> {line.conflict.says}
        </p>
      )}
      {follows === null || line.conflict !== null ? (
        <p className="chips">
          <span className="small">{t('standing.which-pack')}</span>
          {line.byPack
            .filter((word) => !word.silent)
            .map((word) => (
              <Button
                key={word.pack}
                size="compact-xs"
                variant="default"
                disabled={choose.isPending}
                onClick={() => follow(word.pack)}
              >
                {name(word.pack)}
              </Button>
            ))}
        </p>
      ) : (
        <p className="quiet small">
          {t(`standing.follows-by.${follows.by}`, { pack: name(follows.pack) })}{' '}
          {follows.by === 'case' ? (
            <button type="button" className="link" onClick={() => follow(null)}>
              {t('standing.choose-again')}
            </button>
          ) : null}
          {book.data === undefined ? null : book.data.follow === follows.pack ? (
            <>
              {follows.by === 'case' ? t('standing.followed-everywhere') : null}{' '}
              <button type="button" className="link" onClick={() => everywhere.mutate({ packId: null })}>
                {t('standing.ask-each')}
              </button>
            </>
          ) : (
            <button type="button" className="link" onClick={() => everywhere.mutate({ packId: follows.pack })}>
              {t('standing.follow-everywhere')}
            </button>
          )}
        </p>
      )}
      {everywhere.error ? <TroubleNote error={everywhere.error} /> : null}
      {choose.error ? <TroubleNote error={choose.error} /> : null}
    </section>
  );
}
