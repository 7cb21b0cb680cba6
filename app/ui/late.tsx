import { useCallback, useEffect, useReducer, useState, type ComponentType } from 'react';
import { whenIdle } from './when-idle';

/**
 * A component whose code comes when it is first drawn, or before that when `load` asks for it. Unlike one of `lazy`, it
 * is drawn at once where its code is there, without a frame in which it is missing. Where it does not come, `Missing`
 * stands in its place and can ask for it again; the screen around it goes on.
 * @example const Sheet = late(() => import('./sheet').then((file) => file.Sheet), MissingSheet)
 */
export function late<Props extends object>(
  fetchCode: () => Promise<ComponentType<Props>>,
  Missing: ComponentType<Props & { again: () => void }>,
) {
  let There: ComponentType<Props> | null = null;
  let coming: Promise<void> | null = null;
  const load = (): Promise<void> =>
    (coming ??= fetchCode().then(
      (component) => void (There = component),
      (cause: unknown) => {
        // Asked for again the next time.
        coming = null;
        throw cause;
      },
    ));

  function Late(props: Props) {
    const [, drawAgain] = useReducer((drawn: number) => drawn + 1, 0);
    const [missing, setMissing] = useState(false);
    const ask = useCallback(() => void load().then(drawAgain, () => setMissing(true)), []);
    useEffect(() => {
      if (!There) ask();
    }, [ask]);
    if (There) return <There {...props} />;
    return missing && <Missing {...props} again={ask} />;
  }
  return Object.assign(Late, { load, isThere: () => There !== null });
}

/** Has its code fetched once the page rests, before anybody asks for it; where that fails, it is asked for when it is drawn. */
export function useAhead({ load }: { load: () => Promise<void> }): void {
  useEffect(() => whenIdle(() => void load().catch(() => {})), [load]);
}
