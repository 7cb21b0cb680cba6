import { startTransition, useEffect, useState } from 'react';

/**
 * False while a screen is drawn for the first time, true soon after: what is beside its substance may follow, a little at a
 * time, while the substance answers already.
 */
export function useFollows(): boolean {
  const [follows, setFollows] = useState(false);
  useEffect(() => startTransition(() => setFollows(true)), []);
  return follows;
}
