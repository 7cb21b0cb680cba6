import { Worker, type NativeConnection, type WorkerOptions } from '@temporalio/worker';
import { callQueue, type Activities } from './contracts';
import type { Duty } from './duties';

/** The worker of the workflows. As many tasks at a time as one set-based drive takes; a bench compares with a bare workflow under these. */
export const RUN_WORKER: Partial<WorkerOptions> = {
  maxConcurrentWorkflowTaskExecutions: 200,
  maxConcurrentLocalActivityExecutions: 400,
  enableNonLocalActivities: false,
  // How long a run waits for a worker that was killed while it had the run in its memory.
  stickyQueueScheduleToStartTimeout: '5s',
  shutdownGraceTime: '10s',
};

const CALL_WORKER: Partial<WorkerOptions> = {
  maxConcurrentActivityTaskExecutions: 50,
  maxConcurrentActivityTaskPolls: 2,
  shutdownGraceTime: '25s',
};

export interface WorkersInput {
  connection: NativeConnection;
  namespace: string;
  queue: string;
  identity?: string;
  bundle: string;
  activities: Activities;
  duties: readonly Duty[];
}

/** One worker a duty; they share the connection. */
export async function createWorkers(input: WorkersInput): Promise<Worker[]> {
  const { connection, namespace, queue, identity, bundle, activities, duties } = input;
  const shared = { connection, namespace, ...(identity ? { identity } : {}) };
  const { drive, performCall } = activities;
  return Promise.all(
    duties.map((duty) =>
      duty === 'runs'
        ? Worker.create({
            ...shared,
            ...RUN_WORKER,
            taskQueue: queue,
            workflowBundle: { codePath: bundle },
            activities: { drive },
          })
        : Worker.create({ ...shared, ...CALL_WORKER, taskQueue: callQueue(queue, duty), activities: { performCall } }),
    ),
  );
}
