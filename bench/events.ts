import type { FlowDocumentInput } from '../core/document';
import { ingest } from '../services/ingest';
import { createInstallation } from './installation';
import { eventOf, populate } from './people';
import { atLeast, percentile, round, type Result } from './result';

const BATCH = 100;
const FEEDERS = 4;

/** A flow that a run stays in, listening for the event it is fed: every event of its contact lands in its inbox. */
const LISTENING: FlowDocumentInput = {
  schema: 1,
  kind: 'journey',
  name: 'Listening',
  settings: {
    purpose: 'service',
    objective: 'retain',
    goal: { event: 'seen', where: { field: 'event.amount', op: 'gt', value: 1_000_000 } },
    entry: { kind: 'after_exit' },
    languages: ['es'],
  },
  nodes: [
    {
      id: 'start',
      kind: 'start',
      config: { on: 'event', event: 'seen', where: { field: 'event.starts', op: 'eq', value: true } },
    },
    { id: 'wait', kind: 'wait', config: { until: 'duration', duration: { amount: 30, unit: 'days' } } },
    { id: 'end', kind: 'end', config: { name: 'done' } },
  ],
  edges: [
    { from: 'start', outlet: 'next', to: 'wait' },
    { from: 'wait', outlet: 'next', to: 'end' },
  ],
};

/** Batches of 100 through the ingest service: identity, idempotency, matching, the inboxes of the runs that listen; a tenth start a run. */
export async function events({ quick }: { quick: boolean }): Promise<Result> {
  const hilo = await createInstallation();
  try {
    await hilo.publish(LISTENING);
    // A prime: over the rounds everybody's turn to start comes.
    const people = quick ? 1999 : 9973;
    const perRound = quick ? 5000 : 20_000;
    await populate(hilo, people);
    const rates: number[] = [];
    let n = 0;
    for (let attempt = 0; attempt < 3; attempt++) {
      const batches = Array.from({ length: perRound / BATCH }, () =>
        Array.from({ length: BATCH }, () => {
          const event = eventOf('seen', n++ % people);
          return { ...event, id: `seen-${n}`, payload: { ...event.payload, starts: n % 10 === 0 } };
        }),
      );
      const began = performance.now();
      await Promise.all(
        Array.from({ length: FEEDERS }, async () => {
          for (let batch = batches.pop(); batch; batch = batches.pop()) await ingest(hilo.deps, hilo.workspace, batch);
        }),
      );
      rates.push(perRound / ((performance.now() - began) / 1000));
    }
    const [row] = await hilo.root<{ runs: number; inputs: number }[]>`
      select (select count(*)::int from runs) as runs, (select count(*)::int from inputs) as inputs`;
    const rate = round(percentile(rates, 0.5));
    return {
      bench: 'events',
      figures: { events_per_s: rate, runs_started: row?.runs ?? 0, inputs_put: row?.inputs ?? 0 },
      bars: { events_per_s: atLeast(rate, 5000) },
    };
  } finally {
    await hilo.close();
  }
}
