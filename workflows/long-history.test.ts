import { activityInfo } from '@temporalio/activity';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { temporalAddress } from '../tests/support/temporal';
import { workflowBundle } from './bundle';
import { RUN_WORKFLOW, type Activities, type DriveAnswer } from './contracts';
import { installRuntime } from './runtime';

const QUEUE = `test-long-${process.pid}`;
/** Drives that have more to do at once: an event each. */
const AGAIN = 2100;

test(
  'a run that goes round and round goes on in a fresh history, once no call is in flight',
  { timeout: 120_000 },
  async () => {
    installRuntime(pino({ level: 'silent' }));
    const [address, codePath] = [await temporalAddress(), await workflowBundle('.hilo')];
    const [connection, native] = await Promise.all([
      Connection.connect({ address }),
      NativeConnection.connect({ address }),
    ]);
    let drives = 0;
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const call = { id: 'call', family: 'http', node: 'ask' } as const;
    let first: string | undefined;
    const activities: Activities = {
      drive(): Promise<DriveAnswer> {
        const execution = activityInfo().workflowExecution?.runId;
        first ??= execution;
        if (execution !== first) return Promise.resolve({ status: 'ended' });
        drives += 1;
        if (drives > 1 && drives <= AGAIN) return Promise.resolve({ status: 'again' });
        // The history is large by now, but a call is in flight.
        if (drives === AGAIN + 3) release();
        const calls = drives <= AGAIN + 3 ? [call] : [];
        return Promise.resolve({ status: 'waiting', waitMs: 1, node: 'ask', calls });
      },
      performCall: () => held,
    };
    const workers = await Promise.all([
      Worker.create({
        connection: native,
        taskQueue: QUEUE,
        workflowBundle: { codePath },
        activities,
        enableNonLocalActivities: false,
      }),
      Worker.create({ connection: native, taskQueue: `${QUEUE}.http`, activities }),
    ]);
    const running = workers.map((worker) => worker.run());
    const client = new Client({ connection });
    const handle = await client.workflow.start(RUN_WORKFLOW, {
      workflowId: 'run_long',
      taskQueue: QUEUE,
      args: [{ schema: 1, run: 'run_long', workspace: 'ws_1' }],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    });
    await handle.result();
    const history = await client.workflow.getHandle('run_long', handle.firstExecutionRunId).fetchHistory();
    const events = history.events ?? [];
    expect(events.at(-1)?.workflowExecutionContinuedAsNewEventAttributes).toBeTruthy();
    // The call was in flight until then: nothing may be left behind.
    expect(events.some((event) => event.activityTaskCompletedEventAttributes)).toBe(true);
    expect(events.length).toBeGreaterThan(2000);
    for (const worker of workers) worker.shutdown();
    await Promise.all(running);
    await Promise.all([connection.close(), native.close()]);
  },
);
