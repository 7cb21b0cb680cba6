import type { ELK } from 'elkjs/lib/elk-api';
import type { Engine } from '../document/layout';

let starting: Promise<ELK> | null = null;

/** The layout engine in its worker. Loaded the first time it is wanted, and tried again if that failed. */
function start(): Promise<ELK> {
  starting ??= Promise.all([import('elkjs/lib/elk-api.js'), import('elkjs/lib/elk-worker.min.js?url')])
    .then(([{ default: Elk }, { default: url }]) => new Elk({ workerFactory: () => new Worker(url) }))
    .catch((cause: unknown) => {
      starting = null;
      throw cause;
    });
  return starting;
}

/** Loads the engine before it is asked for: a pointer over its button. */
export const warmUp = (): void => void start().catch(() => undefined);

export const elk: Engine = async (graph) => (await start()).layout(graph);
