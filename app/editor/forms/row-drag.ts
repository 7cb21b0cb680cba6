/**
 * The gap between rows that a pointer points at: 0 is above the first.
 * @param rows where each stands, in pixels, from the top down
 */
export const gapAt = (rows: readonly { top: number; bottom: number }[], y: number): number =>
  rows.filter(({ top, bottom }) => y > (top + bottom) / 2).length;

/** Where a row comes to stand that is dropped into a gap; its own place where it lies beside that. */
export const placeIn = (gap: number, from: number): number => (gap > from ? gap - 1 : gap);

/** The rows with one of them elsewhere. */
export function withMoved<Row>(rows: readonly Row[], from: number, to: number): Row[] {
  const next = [...rows];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}
