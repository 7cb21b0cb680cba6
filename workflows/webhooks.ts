import type { Deps } from '../services/deps';
import { sweepWebhooks } from '../services/webhooks/work';
import { createLoops } from './loops';

const IDLE_MS = 5000;

/** Works off, beside any engine, the webhooks that the process which took them did not finish. */
export function createWebhookSweep(
  deps: Deps,
  workspaces: () => Promise<string[]>,
): { start(): void; stop(): Promise<void> } {
  const loops = createLoops(deps.log);
  return {
    start: () => loops.run('webhooks', async () => (await sweepWebhooks(deps, await workspaces())) > 0, IDLE_MS),
    stop: () => loops.stop(),
  };
}
