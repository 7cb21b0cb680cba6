import type { FitViewOptions } from '@xyflow/react';

/** As far away as one can go: two thousand steps are in view at once. */
export const MIN_ZOOM = 0.08;

/** What the palette covers of a canvas of this width: beside a wide sheet it folds to its glyphs. */
export const paletteOver = (width: number): number => (width < 768 ? 68 : 232);

/** Room for the palette on the left and for what floats at the bottom, on a canvas of this width. */
export const fitOver = (width: number): FitViewOptions => ({
  padding: { left: `${paletteOver(width) + 16}px`, right: '48px', top: '40px', bottom: '64px' },
  maxZoom: 1,
  minZoom: 0.2,
  // Far away steps are hidden elements of a drawing.
  includeHiddenNodes: true,
});
/** On the canvas as it is on the screen. */
export const fitNow = (): FitViewOptions => fitOver(document.querySelector('.react-flow')?.clientWidth ?? 1200);
/** Where nothing can be added there is no palette. */
export const FIT_READING: FitViewOptions = { ...fitOver(1200), padding: '40px' };
