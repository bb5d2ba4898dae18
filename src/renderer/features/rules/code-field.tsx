/** A text of many lines with their numbers, and marks at the lines something is said of. Plain text in, plain text out. */
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type Ref,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { isOwnKey } from '../../ui/keys.ts';

/** Height of a line in rules.css. */
const LINE_PX = 20;
/** A line that is jumped to stands this many lines below the top. */
const LINES_ABOVE = 4;
const MOST_MARKS = 300;

export interface CodeHandle {
  focus(): void;
  /** Brings a line into view and selects it. @param line from 1 */
  goTo(line: number): void;
}

export function CodeField({
  label,
  describedBy,
  text,
  marks,
  isReadOnly,
  most,
  onText,
  onTooMuch,
  onCheck,
  onNext,
  ref,
}: {
  readonly label: string;
  readonly describedBy: string;
  readonly text: string;
  readonly marks: readonly { readonly line: number; readonly isProblem: boolean }[];
  readonly isReadOnly: boolean;
  /** Letters; a longer paste is refused and told. */
  readonly most: number;
  readonly onText: (text: string) => void;
  readonly onTooMuch: () => void;
  readonly onCheck: () => void;
  readonly onNext: () => void;
  readonly ref: Ref<CodeHandle>;
}) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [top, setTop] = useState(0);
  const numbers = useMemo(() => {
    const count = text.split('\n').length;
    return Array.from({ length: count }, (_, i) => i + 1).join('\n');
  }, [text]);
  useImperativeHandle(ref, () => ({
    focus: () => box.current?.focus({ preventScroll: true }),
    goTo(line) {
      const area = box.current;
      if (area === null) return;
      const lines = area.value.split('\n');
      const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
      area.focus({ preventScroll: true });
      area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
      area.scrollTop = Math.max(0, (line - 1 - LINES_ABOVE) * LINE_PX);
      area.scrollLeft = 0;
    },
  }));
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === 'F8') {
      event.preventDefault();
      onNext();
    } else if (isOwnKey(event, 'Enter') && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onCheck();
    } else if (isOwnKey(event, 'Enter') && !event.shiftKey && !event.altKey && !isReadOnly) {
      const area = event.currentTarget;
      const line = area.value.slice(0, area.selectionStart).split('\n').at(-1) ?? '';
      const indent = /^ */.exec(line)?.[0] ?? '';
      if (indent === '') return;
      event.preventDefault();
      // Subtle: the only way to type for the person that stays in the field's own undo.
      document.execCommand('insertText', false, `\n${indent}`);
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    if (event.clipboardData.getData('text/plain').length + text.length <= most) return;
    event.preventDefault();
    onTooMuch();
  };
  return (
    <div className="code-field">
      <div className="code-numbers" aria-hidden="true">
        <div style={{ transform: `translateY(${-top}px)` }}>
          {marks.slice(0, MOST_MARKS).map(({ line, isProblem }) => (
            <span
              key={`${line} ${isProblem}`}
              className="code-mark"
              data-problem={isProblem}
              style={{ top: (line - 1) * LINE_PX }}
            />
          ))}
          <pre>{numbers}</pre>
        </div>
      </div>
      <textarea
        ref={box}
        aria-label={label}
        aria-describedby={describedBy}
        value={text}
        readOnly={isReadOnly}
        wrap="off"
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onText(event.currentTarget.value)}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
    </div>
  );
}
