import type { FlowDocumentInput } from '../core/document';
import { ingest } from '../services/ingest';
import { createEmbeddedEngine } from '../workflows/embedded/embedded';
import { eventOf, populate, until } from './people';
import { rawCommits } from './raw-commits';
import { createInstallation, type Installation } from './installation';
import { atLeast, atMost, percentile, round, type Result } from './result';

const BATCH = 100;
const FEEDERS = 4;

/** Event in, one or two sends out, over. */
export function journey(name: string, event: string, sends: number): FlowDocumentInput {
  const nodes: FlowDocumentInput['nodes'] = [{ id: 'start', kind: 'start', name: '', config: { on: 'event', event } }];
  const edges: FlowDocumentInput['edges'] = [];
  let from = { id: 'start', outlet: 'next' };
  for (let n = 1; n <= sends; n++) {
    const id = `say-${n}`;
    nodes.push({
      id,
      kind: 'message',
      name: '',
      config: {
        intent: `${name}-${n}`,
        channels: { choose: 'one', channels: [n === 1 ? 'whatsapp' : 'email'] },
        content:
          n === 1
            ? {
                whatsapp: {
                  es: {
                    type: 'template',
                    name: 'postventa_24h',
                    parameters: ["{{ contact.name | default: 'otra vez' }}", "{{ event.order | default: '' }}"],
                  },
                },
              }
            : { email: { es: { type: 'email', subject: 'Tu compra', text: 'Gracias por tu compra.' } } },
      },
    });
    edges.push({ from: from.id, outlet: from.outlet, to: id });
    from = { id, outlet: 'sent' };
  }
  nodes.push({ id: 'end', kind: 'end', name: '', config: { name: 'done' } });
  edges.push({ from: from.id, outlet: from.outlet, to: 'end' });
  return {
    schema: 1,
    kind: 'journey',
    name,
    nodes,
    edges,
    settings: {
      purpose: 'service',
      objective: 'retain',
      goal: { event: `${event}_goal` },
      entry: { kind: 'none' },
      languages: ['es'],
    },
  };
}

let bought = 0;
/** The next person buys. */
const purchase = (name: string) => eventOf(name, bought++);

/** Feeds so many events and waits until their runs are over; journeys a second from the first event to the last end. */
export async function flood(hilo: Installation, event: string, count: number): Promise<number> {
  const batches = Array.from({ length: Math.ceil(count / BATCH) }, () =>
    Array.from({ length: BATCH }, () => purchase(event)),
  );
  const total = batches.length * BATCH;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: FEEDERS }, async () => {
      for (let batch = batches.pop(); batch; batch = batches.pop()) await ingest(hilo.deps, hilo.workspace, batch);
    }),
  );
  // Over when nobody is due any more: an index answers that, so that the looking costs nothing.
  await until(async () => {
    const [row] = await hilo.root<{ busy: boolean }[]>`
      select exists (select from runs where status = 'live' and wake_at is not null) as busy`;
    return row?.busy === false;
  });
  return total / ((performance.now() - began) / 1000);
}

/** Single events at a steady rate; milliseconds from the event's arrival to its send standing accepted in the ledger. */
async function paced(hilo: Installation, event: string, rate: number, seconds: number): Promise<number[]> {
  const sent = new Map<string, number>();
  const began = performance.now();
  const waiting: Promise<unknown>[] = [];
  for (let n = 0; n < rate * seconds; n++) {
    const due = began + (n * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    const one = purchase(event);
    sent.set(one.id, hilo.deps.clock.now());
    waiting.push(ingest(hilo.deps, hilo.workspace, [one]));
  }
  await Promise.all(waiting);
  await until(async () => {
    const [row] = await hilo.root<{ n: number }[]>`
      select count(*)::int as n from events e join deliveries d on d.contact_id = e.contact_id
      where e.external_id = any (${[...sent.keys()]}) and d.state = 'accepted'`;
    return (row?.n ?? 0) >= sent.size;
  }, 200);
  const rows = await hilo.root<{ id: string; at: number }[]>`
    select e.external_id as id, hilo_ms(d.state_at) as at from deliveries d join events e on e.contact_id = d.contact_id
    where e.external_id = any (${[...sent.keys()]}) and d.state = 'accepted'`;
  return rows.map((row) => row.at - (sent.get(row.id) ?? row.at));
}

/** Event through the ingest service -> policy, ledger, send, journal -> end, on the embedded engine, beside raw commits in the same run. */
export async function journeys({ quick }: { quick: boolean }): Promise<Result> {
  const hilo = await createInstallation();
  const engine = createEmbeddedEngine(hilo.deps, { workspaces: () => Promise.resolve([hilo.workspace]) });
  try {
    await hilo.publish(journey('one', 'bought_one', 1));
    await hilo.publish(journey('two', 'bought_two', 2));
    await engine.start();
    const size = quick ? 2000 : 10_000;
    await populate(hilo, 500 + 4 * size + 4100);
    await flood(hilo, 'bought_one', 500);
    const shares: number[] = [];
    const rates: number[] = [];
    await hilo.statements();
    let statements = 0;
    for (let n = 0; n < 3; n++) {
      const raw = await rawCommits(hilo, FEEDERS + 3, 2);
      await hilo.statements();
      const rate = await flood(hilo, 'bought_one', size);
      statements = (await hilo.statements()) / size;
      rates.push(rate);
      shares.push(rate / raw);
    }
    const two = await flood(hilo, 'bought_two', size);
    const late = await paced(hilo, 'bought_one', 200, quick ? 5 : 20);
    const share = percentile(shares, 0.5);
    return {
      bench: 'journeys',
      figures: {
        journeys_per_s: round(percentile(rates, 0.5)),
        two_send_journeys_per_s: round(two),
        commit_share: round(share, 3),
        statements_per_journey: round(statements, 3),
        paced_p50_ms: percentile(late, 0.5),
        paced_p99_ms: percentile(late, 0.99),
      },
      bars: { commit_share: atLeast(round(share, 3), 0.15), statements_per_journey: atMost(round(statements, 3), 0.5) },
    };
  } finally {
    await engine.stop();
    await hilo.close();
  }
}
