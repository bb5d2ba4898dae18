/** Everything that comes onto a case from outside: dropped, pasted. Tells what is no file instead of staying silent. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, drop, troubleOf } from '../../api.ts';
import { type DropProps, type Stray, takesText, useFileDrop } from '../../ui/folder-drop.ts';
import { Icon } from '../../ui/icons.tsx';
import { TroubleNote } from '../../ui/states.tsx';

type Said = { readonly is: 'trouble'; readonly error: unknown } | { readonly is: 'stray'; readonly what: Stray } | null;

/** The first picture on the clipboard that has no file behind it. */
function pictureIn(data: DataTransfer): File | null {
  for (const item of data.items) {
    if (item.kind === 'file' && item.type.startsWith('image/')) return item.getAsFile();
  }
  return null;
}

/**
 * Takes in what is dropped on a case or pasted onto it.
 * @param onBegun called when something is being taken in, to show the evidence
 * @returns handlers for the part of the page that takes drops, whether something is held over it, and what there is to say
 */
export function useBringIn({
  caseId,
  canWrite,
  onBegun,
}: {
  readonly caseId: string;
  readonly canWrite: boolean;
  readonly onBegun: () => void;
}): { readonly over: boolean; readonly props: DropProps; readonly note: ReactNode } {
  const { t } = useTranslation();
  const [said, setSaid] = useState<Said>(null);
  const begin = (work: () => Promise<unknown>): void => {
    if (!canWrite) return;
    setSaid(null);
    work().then(onBegun, (error: unknown) => setSaid({ is: 'trouble', error }));
  };
  const { over, props } = useFileDrop(
    (files) => begin(() => drop(caseId, files)),
    (what) => setSaid({ is: 'stray', what }),
  );

  const take = (event: ClipboardEvent): void => {
    const { target, clipboardData } = event;
    if (clipboardData === null || takesText(target)) return;
    // What lies over the case is not the case.
    if (document.querySelector('dialog[open]') !== null) return;
    const picture = pictureIn(clipboardData);
    const files = [...clipboardData.files];
    if (picture === null && files.length === 0) {
      if (clipboardData.types.length > 0) setSaid({ is: 'stray', what: 'text' });
      return;
    }
    event.preventDefault();
    begin(async () => {
      // Files copied in the file manager have a place and come in as they are; a screenshot is only bytes.
      if (picture === null || files.length > 1) return drop(caseId, files);
      try {
        return await drop(caseId, files);
      } catch (error) {
        if (troubleOf(error).code !== 'NOTHING_DROPPED') throw error;
        return ask('evidence.paste', { caseId, picture: new Uint8Array(await picture.arrayBuffer()) });
      }
    });
  };
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const hear = (event: ClipboardEvent): void => latest.current(event);
    document.addEventListener('paste', hear);
    return () => document.removeEventListener('paste', hear);
  }, []);

  return {
    over,
    props,
    note:
      said === null ? null : said.is === 'trouble' ? (
        <TroubleNote error={said.error} />
      ) : (
        <div className="trouble is-hint" role="alert">
          <Icon name="question" />
          <p>{t(`intake.stray-${said.what}`)}</p>
          <button type="button" className="link end" onClick={() => setSaid(null)}>
            {t('evidence.close')}
          </button>
        </div>
      ),
  };
}
