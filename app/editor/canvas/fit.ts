import type { FitViewOptions } from '@xyflow/react';

/** Room for the palette on the left and for what floats at the bottom. */
export const FIT: FitViewOptions = {
  padding: { left: '248px', right: '48px', top: '40px', bottom: '64px' },
  maxZoom: 1,
  minZoom: 0.2,
  // Far away steps are hidden elements of a drawing.
  includeHiddenNodes: true,
};
/** Where nothing can be added there is no palette. */
export const FIT_READING: FitViewOptions = { ...FIT, padding: '40px' };
