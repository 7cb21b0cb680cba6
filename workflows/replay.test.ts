import { Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { pino } from 'pino';
import { beforeAll, expect, test } from 'vitest';
import { historyNames, historyOfText, readHistory } from '../tests/support/histories';
import { workflowBundle } from './bundle';
import { installRuntime } from './runtime';

let codePath: string;
beforeAll(async () => {
  installRuntime(pino({ level: 'silent' }));
  codePath = await workflowBundle('.hilo');
});
const replay = (text: string) =>
  Worker.runReplayHistory({ workflowBundle: { codePath } }, historyOfText(text), 'run_recorded');

test.each(historyNames())('the workflow as it is now still follows what it did in %s', async (name) => {
  await expect(replay(readHistory(name))).resolves.toBeUndefined();
});

test('a history that the workflow could not have made is refused', async () => {
  const recorded = readHistory('reference-queued');
  const mutated = recorded.replaceAll('"performCall"', '"sendAgain"');
  expect(mutated).not.toBe(recorded);
  await expect(replay(mutated)).rejects.toThrow(DeterminismViolationError);
});
