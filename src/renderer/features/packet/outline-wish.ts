import type { InputOf, OutputOf } from '../../../shared/contract/channels.ts';

export type Outline = OutputOf<'packet.outline'>;
/** What the person wishes shown, and in which order; empty lists mean the usual order. */
export type Wish = Pick<InputOf<'packet.arrange'>, 'parts' | 'exhibits'>;

/** The outline as it will stand once the wish is kept: a click is seen at once, not when the disk has answered. */
export function withWish(outline: Outline, wish: Wish): Outline {
  const arranged = <T extends { readonly shown: boolean }>(
    rows: readonly T[],
    wished: readonly { readonly shown: boolean }[],
    is: (row: T, at: number) => boolean,
  ): T[] => {
    const named = wished.flatMap((one, at) => {
      const row = rows.find((candidate) => is(candidate, at));
      return row === undefined ? [] : [{ ...row, shown: one.shown }];
    });
    return named.length === rows.length ? named : [...rows];
  };
  return {
    ...outline,
    parts: arranged(outline.parts, wish.parts, (row, at) => row.id === wish.parts[at]?.id),
    exhibits: arranged(outline.exhibits, wish.exhibits, (row, at) => row.exhibitId === wish.exhibits[at]?.exhibitId),
  };
}
