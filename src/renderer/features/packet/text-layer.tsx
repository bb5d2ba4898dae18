/** The text of a page laid over its picture, unseen: it can be selected, copied and searched, and is read aloud. */
import { memo } from 'react';
import type { Mark, Run } from './page-find.ts';

const canvas = document.createElement('canvas').getContext('2d');
/** Type size in which widths are measured, in pixels. */
const probe = 100;

/** Width of a text in units of its type size. */
function widthOf(text: string): number {
  if (canvas === null) return text.length;
  canvas.font = `${probe}px sans-serif`;
  return Math.max(0.01, canvas.measureText(text).width / probe);
}

export interface PageMark extends Mark {
  readonly isNow: boolean;
}

/**
 * @param ratio height of the page to its width
 * @param marks where the words that are looked for stand
 */
export const TextLayer = memo(function TextLayer({
  runs,
  ratio,
  marks,
}: {
  readonly runs: readonly Run[];
  readonly ratio: number;
  readonly marks: readonly PageMark[];
}) {
  return (
    <div className="text-layer">
      {marks.map((mark) => {
        const run = runs[mark.run];
        if (run === undefined) return null;
        const whole = widthOf(run.text);
        const before = widthOf(run.text.slice(0, mark.from)) / whole;
        const within = widthOf(run.text.slice(mark.from, mark.to)) / whole;
        return (
          <span
            key={`${mark.run}-${mark.from}`}
            className={mark.isNow ? 'mark now' : 'mark'}
            style={{
              left: `${100 * (run.x + run.width * (mark.from === 0 ? 0 : before))}%`,
              top: `${100 * run.y}%`,
              width: `${100 * run.width * within}%`,
              height: `${100 * run.height}%`,
            }}
          />
        );
      })}
      {runs.map((run, index) => {
        // Type as high as the line, then drawn out to its width: both follow the sheet, so nothing is measured again.
        const size = run.height * ratio;
        return (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a page never change.
            key={index}
            className="run"
            style={{
              left: `${100 * run.x}%`,
              top: `${100 * run.y}%`,
              fontSize: `${100 * size}cqw`,
              transform: `scaleX(${(run.width / (widthOf(run.text) * size)).toFixed(4)})`,
            }}
          >
            {`${run.text}\n`}
          </span>
        );
      })}
    </div>
  );
});
