import {
  condition,
  continueAsNew,
  defineSignal,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { callQueue, WAKE_SIGNAL, type Activities, type QueuedCall, type RunInput } from './contracts';

const { drive } = proxyLocalActivities<Pick<Activities, 'drive'>>({
  startToCloseTimeout: '10s',
  // Only a database that is away makes a drive fail. Beyond a few seconds the workflow waits by timers instead of holding its task.
  localRetryThreshold: '2s',
  retry: { initialInterval: '250ms', backoffCoefficient: 2, maximumInterval: '10s' },
});
const { performCall } = proxyActivities<Pick<Activities, 'performCall'>>({
  startToCloseTimeout: '5m',
  heartbeatTimeout: '15s',
  // The ledger guards the call itself: whatever is tried again here only looks whether anything is left to do.
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '30s' },
});

/** Events after which a run goes on in a fresh history: a worker that meets it anew has no more than these to replay. */
const LONG_HISTORY = 2000;
/** A year: a longer wait simply looks again. */
const LONGEST_WAIT_MS = 366 * 24 * 3600 * 1000;

/**
 * One run, for as long as it lives. It drives, starts the calls that are open, and waits for the clock, for a call's end or for a
 * signal; all that a journey means is decided by `drive`. A change to these lines is a change to every history that is open: gate it
 * with `patched` (docs/temporal.md).
 */
export async function run(input: RunInput): Promise<void> {
  const inFlight = new Set<string>();
  let woken = false;
  let summary: string | undefined;
  setHandler(defineSignal(WAKE_SIGNAL), () => {
    woken = true;
  });

  async function perform({ id, family, node }: QueuedCall): Promise<void> {
    inFlight.add(id);
    const options = { taskQueue: callQueue(workflowInfo().taskQueue, family), summary: `${node}: ${family}` };
    await performCall
      .executeWithOptions(options, [{ schema: 1, workspace: input.workspace, call: id }])
      .catch(() => {});
    inFlight.delete(id);
    woken = true;
  }

  for (;;) {
    woken = false;
    const inFlightBefore = new Set(inFlight);
    const driven = await drive.executeWithOptions({ summary }, [input]);
    if (driven.status === 'ended') return;
    if (driven.status === 'waiting') {
      // One that ended during the drive has woken us already: the next drive tells what is left of it.
      for (const call of driven.calls) if (!inFlightBefore.has(call.id)) void perform(call);
    }
    if (inFlight.size === 0 && workflowInfo().historyLength > LONG_HISTORY) await continueAsNew<typeof run>(input);
    if (driven.status === 'again') continue;
    summary = driven.node ?? undefined;
    if (woken) continue;
    const { waitMs } = driven;
    if (waitMs === null) await condition(() => woken);
    else
      await condition(() => woken, Math.min(waitMs, LONGEST_WAIT_MS), { summary: `wait at ${driven.node ?? 'start'}` });
  }
}
