/** How large the pages are shown: as wide as there is room, whole, or by per cent of paper. Pure. */
export type Zoom = 'width' | 'page' | number;

/** Width and height of a sheet at its real size, in CSS pixels (96 an inch). */
export const sheets = { A4: { width: 794, height: 1123 }, Letter: { width: 816, height: 1056 } } as const;

const steps = [25, 50, 75, 100, 125, 150, 200, 300] as const;

/** Width of an upright sheet in CSS pixels for the room there is. */
export function sheetWidth(
  zoom: Zoom,
  paper: keyof typeof sheets,
  room: { readonly width: number; readonly height: number },
): number {
  const { width, height } = sheets[paper];
  if (typeof zoom === 'number') return (width * zoom) / 100;
  const wide = Math.max(160, room.width);
  return zoom === 'width' ? wide : Math.min(wide, Math.max(160, (room.height * width) / height));
}

/** The next step up or down from what is shown now. @param now per cent of the paper's size */
export function nextStep(now: number, by: 1 | -1): number {
  const found = by === 1 ? steps.find((step) => step > now + 1) : steps.findLast((step) => step < now - 1);
  return found ?? (by === 1 ? steps[steps.length - 1] : steps[0]) ?? 100;
}
