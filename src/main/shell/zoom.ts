/** The sizes the window can be shown in. Pure: no electron. */

const steps = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;

/** The next size up or down, or the actual size. @param now a factor; 1 is the actual size */
export function nextZoom(now: number, change: 'in' | 'out' | 'reset'): number {
  if (change === 'reset') return 1;
  const slack = 0.01;
  if (change === 'in') return steps.find((step) => step > now + slack) ?? 3;
  return steps.findLast((step) => step < now - slack) ?? 0.5;
}
