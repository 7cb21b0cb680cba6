import type { FlowDocumentInput } from '../core/document';
import { ingest } from '../services/ingest';
import { createEmbeddedEngine } from '../workflows/embedded/embedded';
import { createInstallation } from './installation';
import { eventOf, populate, until } from './people';
import { atMost, percentile, round, type Result } from './result';

const WAITING: FlowDocumentInput = {
  schema: 1,
  kind: 'journey',
  name: 'Waiting',
  settings: {
    purpose: 'service',
    objective: 'retain',
    goal: { event: 'goal' },
    entry: { kind: 'after_exit' },
    languages: ['es'],
  },
  nodes: [
    { id: 'start', kind: 'start', config: { on: 'event', event: 'parked' } },
    { id: 'wait', kind: 'wait', config: { until: 'duration', duration: { amount: 30, unit: 'days' } } },
    { id: 'end', kind: 'end', config: { name: 'done' } },
  ],
  edges: [
    { from: 'start', outlet: 'next', to: 'wait' },
    { from: 'wait', outlet: 'next', to: 'end' },
  ],
};

/** What a waiting run weighs, and how late the last of 10,000 timers of one second is. */
export async function parked({ quick }: { quick: boolean }): Promise<Result> {
  const hilo = await createInstallation();
  const engine = createEmbeddedEngine(hilo.deps, { workspaces: () => Promise.resolve([hilo.workspace]) });
  try {
    await hilo.publish(WAITING);
    const count = quick ? 2000 : 10_000;
    await populate(hilo, count);
    await engine.start();
    for (let from = 0; from < count; from += 500) {
      await ingest(
        hilo.deps,
        hilo.workspace,
        Array.from({ length: 500 }, (_, k) => eventOf('parked', from + k)),
      );
    }
    await until(async () => {
      const [row] = await hilo.root<{ n: number }[]>`select count(*)::int as n from runs where node = 'wait'`;
      return row?.n === count;
    });
    await hilo.root.unsafe('vacuum full runs');
    const [size] = await hilo.root<{ bytes: number }[]>`select pg_total_relation_size('runs')::float8 as bytes`;

    // All of them fall due within one second, as if the thirty days had just passed.
    const due = hilo.deps.clock.now() + 3000;
    await hilo.root`
      update runs set wake_at = hilo_at(${due}::float8 + (random() * 1000)::int),
        state = jsonb_set(state, '{at,wake}', to_jsonb(${due}::float8))`;
    await hilo.root`create table woken as select id, wake_at from runs`;
    await until(async () => {
      const [row] = await hilo.root<{ n: number }[]>`select count(*)::int as n from runs where status = 'ended'`;
      return row?.n === count;
    }, 100);
    const late = await hilo.root<{ ms: number }[]>`
      select (hilo_ms(s.at) - hilo_ms(w.wake_at)) as ms from woken w join steps s on s.run_id = w.id and s.event = 'ended'`;
    const bytes = round((size?.bytes ?? 0) / count, 0);
    const p99 = percentile(
      late.map((row) => row.ms),
      0.99,
    );
    return {
      bench: 'parked',
      figures: {
        bytes_per_parked_run: bytes,
        late_p50_ms: percentile(
          late.map((row) => row.ms),
          0.5,
        ),
        late_p99_ms: p99,
      },
      bars: { bytes_per_parked_run: atMost(bytes, 1500), late_p99_ms: atMost(p99, 3000) },
    };
  } finally {
    await engine.stop();
    await hilo.close();
  }
}
