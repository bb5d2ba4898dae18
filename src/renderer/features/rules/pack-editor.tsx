/**
 * A pack while it is being written: its text on the left, what the check says beside it, then what it would change in the
 * open cases, then in force. What is typed is kept as a draft; nothing counts before it is put in force.
 */
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '../../../shared/contract/channels.ts';
import { ask, useCommand } from '../../api.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Icon } from '../../ui/icons.tsx';
import { TroubleNote } from '../../ui/states.tsx';
import { CodeField, type CodeHandle } from './code-field.tsx';
import { PreviewPart } from './pack-preview.tsx';
import { type Checked, type Said, SaidList } from './said-list.tsx';
import { type PackFiles, usePackDraft } from './use-pack-draft.ts';

/** What main takes in one call. The check names the exact bound of a pack. */
const MOST_LETTERS = 400_000;

export interface Editing {
  readonly files: PackFiles;
  /** The draft it comes from; null while nothing was typed. */
  readonly draftNo: number | null;
}

export function PackEditor({
  editing,
  canWrite,
  jobOf,
  onCase,
  onClose,
  onInForce,
}: {
  readonly editing: Editing;
  readonly canWrite: boolean;
  readonly jobOf: (jobId: string | null) => JobView | null;
  readonly onCase: (caseId: string) => void;
  readonly onClose: () => void;
  /** @param caseIds open cases to be moved to it at once */
  readonly onInForce: (packId: string, caseIds: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const draft = usePackDraft(editing);
  const { files, change } = draft;
  const [active, setActive] = useState(0);
  const [tooMuch, setTooMuch] = useState(false);
  const [checked, setChecked] = useState<{ readonly of: PackFiles; readonly found: Checked } | null>(null);
  const [previewId, setPreviewId] = useState<string | null>(null);
  const code = useRef<CodeHandle>(null);
  const at = useRef(-1);
  // Whoever opens a text by keyboard is in it.
  useEffect(() => code.current?.focus(), []);
  const check = useCommand('rules.check');
  const look = useCommand('rules.preview', ({ jobId }) => setPreviewId(jobId));
  const put = useCommand('rules.put-in-force');

  const found = checked?.found ?? null;
  const isCurrent = checked !== null && checked.of === files;
  const file = files[active] ?? files[0];
  const job = jobOf(previewId);

  const begin = (checkId: string): void => look.mutate({ next: { checkId } });
  const runCheck = (): void => {
    if (check.isPending) return;
    stop();
    check.mutate(
      { files: [...files] },
      {
        onSuccess: (answer) => {
          at.current = -1;
          setChecked({ of: files, found: answer });
          if (answer.checkId !== null) begin(answer.checkId);
        },
      },
    );
  };
  const stop = (): void => {
    if (job?.state === 'running') void ask('job.cancel', { jobId: job.jobId });
    setPreviewId(null);
  };
  const edit = (text: string): void => {
    setTooMuch(false);
    change(files.map((one, i) => (i === active ? { ...one, text } : one)));
  };
  const go = (said: Said): void => {
    const index = files.findIndex(({ name }) => name === said.file);
    if (index >= 0) setActive(index);
    // The other file has to be on the page before a line of it can be.
    requestAnimationFrame(() => code.current?.goTo(said.line ?? 1));
  };
  const goNext = (): void => {
    const all = found === null ? [] : [...found.problems, ...found.remarks];
    if (all.length === 0) return;
    at.current = (at.current + 1) % all.length;
    const said = all[at.current];
    if (said !== undefined) go(said);
  };
  const act = (caseIds: readonly string[]): void => {
    const { checkId, pack } = found ?? {};
    if (checkId === null || checkId === undefined || !pack || !isCurrent) return;
    put.mutate(
      { checkId, packId: pack.id },
      {
        onSuccess: () => {
          draft.drop();
          onInForce(pack.id, caseIds);
        },
      },
    );
  };

  const marks = (found === null ? [] : [...found.problems, ...found.remarks]).flatMap((said) =>
    said.file === file?.name && said.line !== null
      ? [{ line: said.line, isProblem: found?.problems.includes(said) ?? false }]
      : [],
  );
  return (
    <div className="pack-editor" data-testid="pack-editor">
      <div className="pack-editor-bar">
        <h2>{draft.name}</h2>
        <span className="quiet tiny" role="status">
          {draft.isKept && draft.trouble === null ? t('rules.own.kept') : null}
        </span>
        <span className="pack-editor-acts">
          <Button size="compact-sm" loading={check.isPending} onClick={runCheck}>
            {t('rules.own.check')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              stop();
              draft.drop();
              onClose();
            }}
          >
            {t('rules.own.discard')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              stop();
              onClose();
            }}
          >
            {t('rules.own.close')}
          </Button>
        </span>
      </div>
      <div className="pack-editor-text">
        {files.length < 2 ? null : (
          <ul className="pack-files" aria-label={t('rules.own.files')}>
            {files.map(({ name }, i) => (
              <li key={name}>
                <button type="button" className="pack-file" aria-pressed={i === active} onClick={() => setActive(i)}>
                  {name}
                </button>
              </li>
            ))}
          </ul>
        )}
        <CodeField
          ref={code}
          label={t('rules.own.text', { file: file?.name ?? '' })}
          describedBy="pack-keys"
          text={file?.text ?? ''}
          marks={isCurrent ? marks : []}
          isReadOnly={!canWrite}
          most={MOST_LETTERS}
          onText={edit}
          onTooMuch={() => setTooMuch(true)}
          onCheck={runCheck}
          onNext={goNext}
        />
        <p id="pack-keys" className="quiet tiny">
          {t('rules.own.keys')}
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard. */}
      <section className="pack-editor-side" aria-label={t('rules.own.says')} tabIndex={0}>
        {tooMuch ? (
          <p className="warn-note" role="alert">
            <Icon name="alert" size={14} /> {t('rules.own.too-much')}
          </p>
        ) : null}
        {draft.trouble === null ? null : <TroubleNote error={draft.trouble} />}
        {check.error ? <TroubleNote error={check.error} onRetry={runCheck} /> : null}
        {found === null ? <p className="quiet">{t('rules.own.check-first')}</p> : null}
        {found === null || isCurrent ? null : (
          <p className="warn-note" role="status">
            <Icon name="clock" size={14} /> {t('rules.own.changed-since')}
          </p>
        )}
        {found === null ? null : <Verdict found={found} />}
        {found === null ? null : (
          <SaidList
            title={t('rules.own.problems', { count: found.problems.length })}
            said={found.problems}
            isProblem
            withFile={files.length > 1}
            onGo={go}
          />
        )}
        {look.error ? <TroubleNote error={look.error} /> : null}
        {put.error ? <TroubleNote error={put.error} /> : null}
        {job === null || !isCurrent || found?.pack == null ? null : (
          <PreviewPart
            job={job}
            canWrite={canWrite}
            isBusy={put.isPending}
            action={t('rules.own.put-in-force', { version: found.pack.version })}
            onCase={onCase}
            onAgain={() => {
              if (found.checkId !== null) begin(found.checkId);
            }}
            onAct={act}
          />
        )}
        {found === null || found.remarks.length === 0 ? null : (
          <Disclosure label={t('rules.own.remarks')} count={found.remarks.length}>
            <SaidList said={found.remarks} isProblem={false} withFile={files.length > 1} onGo={go} />
          </Disclosure>
        )}
      </section>
    </div>
  );
}

/** In one sentence whether it is a pack, and what it holds. */
function Verdict({ found: { pack, problems, clauses } }: { readonly found: Checked }) {
  const { t } = useTranslation();
  if (pack === null)
    return (
      <p className="strong" role="status" data-testid="pack-verdict" data-sound="false">
        {t('rules.own.refused', { count: problems.length })}
      </p>
    );
  const proven = clauses.filter(({ examples, isLeftOut }) => examples > 0 || isLeftOut).length;
  return (
    <p role="status" data-testid="pack-verdict" data-sound="true">
      <Icon name="check" size={14} />{' '}
      {t('rules.own.sound', { id: pack.id, version: pack.version, rules: pack.rules, clocks: pack.clocks })}{' '}
      <span className="quiet">{t('rules.own.covered', { proven, of: clauses.length })}</span>
    </p>
  );
}
