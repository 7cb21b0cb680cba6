import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingest } from '../services/ingest';
import { customerEvent, referenceJourney } from '../tests/support/reference-journey';
import { createTemporalWorld, eventually, type TemporalWorld } from '../tests/support/temporal-world';

const WAIT = { amount: 1, unit: 'seconds' } as const;

/** Plays the reference journey once and counts what it left in Temporal. */
async function play(
  { deps, world, history }: TemporalWorld,
  key: string,
): Promise<{ events: number; workflowTasks: number; names: string[] }> {
  const [stored] = await ingest(deps, world.workspace, [customerEvent('bought', `${key}-1`)]);
  const run = stored?.status === 'stored' ? (stored.runs[0]?.id ?? '') : '';
  const at = (node: string) =>
    eventually(async () => (await world.owner`select 1 from steps where run_id = ${run} and node = ${node}`).length);
  await at('hear');
  await ingest(deps, world.workspace, [customerEvent('delivered', `${key}-2`)]);
  await eventually(async () => (await world.owner`select 1 from runs where id = ${run} and status = 'ended'`).length);
  const events = await eventually(async () => {
    const { events: seen } = await history(run);
    return seen?.some((event) => event.workflowExecutionCompletedEventAttributes) && seen;
  });
  const names = events.map((event) => Object.keys(event).find((key) => key.endsWith('EventAttributes')) ?? '');
  return {
    events: events.length,
    workflowTasks: names.filter((name) => name === 'workflowTaskCompletedEventAttributes').length,
    names,
  };
}

/** What design section 5 allows. */
const BUDGETS = [
  { sends: 'inline', padding: 0, events: 20, workflowTasks: 3 },
  { sends: 'inline', padding: 120, events: 20, workflowTasks: 3 },
  { sends: 'queued', padding: 0, events: 34, workflowTasks: 5 },
  { sends: 'queued', padding: 120, events: 34, workflowTasks: 5 },
] as const;

describe.each(BUDGETS)(
  'the reference journey with $sends sends in a document of $padding more nodes',
  ({ sends, padding, events, workflowTasks }) => {
    let temporal: TemporalWorld;
    beforeAll(async () => {
      temporal = await createTemporalWorld({
        routes: { [sends]: ['email', 'sms'] },
        // On a machine that stands still for seconds, a reminder would be right, and would be counted.
        engine: { graceMs: 20_000 },
      });
      await temporal.world.publish(referenceJourney({ wait: WAIT, padding }));
    });
    afterAll(() => temporal.close());

    it(`costs at most ${events} history events and ${workflowTasks} workflow tasks`, async () => {
      const cost = await play(temporal, `${sends}-${padding}`);
      expect(cost.events, cost.names.join('\n')).toBeLessThanOrEqual(events);
      expect(cost.workflowTasks).toBeLessThanOrEqual(workflowTasks);
      expect(temporal.world[sends].sent.map((message) => message.channel)).toEqual(['email', 'sms']);
    });
  },
);
