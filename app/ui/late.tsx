import { useEffect, useReducer, useState, type ComponentType } from 'react';
import { whenIdle } from './when-idle';

/**
 * A component whose code comes when it is first drawn, or before that when `load` asks for it. Unlike one of `lazy`, it
 * is drawn at once where its code is there, without a frame in which it is missing.
 * @example const Sheet = late(() => import('./sheet').then((file) => file.Sheet))
 */
export function late<Props extends object>(fetchCode: () => Promise<ComponentType<Props>>) {
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
    const [fault, setFault] = useState<{ cause: unknown } | null>(null);
    useEffect(() => {
      if (!There) load().then(drawAgain, (cause: unknown) => setFault({ cause }));
    }, []);
    // The screen's boundary says it.
    if (fault) throw fault.cause;
    return There && <There {...props} />;
  }
  return Object.assign(Late, { load, isThere: () => There !== null });
}

/** Has its code fetched once the page rests, before anybody asks for it; where that fails, it is asked for when it is drawn. */
export function useAhead({ load }: { load: () => Promise<void> }): void {
  useEffect(() => whenIdle(() => void load().catch(() => {})), [load]);
}
