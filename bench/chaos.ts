import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { FlowDocumentInput } from '../core/document';
import { ensureBuilt } from '../scripts/build.mjs';
import { freePort } from '../scripts/process.mjs';
import { createApiKey } from '../services/api-keys';
import { keepRunning, startJudge, temporalVictim, type Victim } from './chaos-world';
import { createInstallation, type Installation } from './installation';
import { countLines, readLog } from './judge-server';
import { atMost, type Result } from './result';

/**
 * `npm run chaos -- --journeys 1500 --kills 20 [--engine temporal] [--seed 1] [--json]`
 *
 * Journeys of two sends with a wait between them, through the HTTP API, a worker and a gateway of its own, while worker, web, PostgreSQL
 * (and Temporal) are killed with SIGKILL at random moments. What people got is read from the gateway's own log, never from ours.
 */
const { values } = parseArgs({
  options: {
    journeys: { type: 'string', default: '1500' },
    kills: { type: 'string', default: '20' },
    engine: { type: 'string', default: 'embedded' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const JOURNEYS = Number(values.journeys);
const KILLS = Number(values.kills);
const SECRET = 'the judge and Hilo share this secret';
/** Longer than any wait of the flow, any deadline of a call and any time that a killed process keeps its work. */
const RESTLESS_MS = 90_000;

const say = (channel: 'whatsapp' | 'sms', n: number, next: string): FlowDocumentInput['nodes'][number] => ({
  id: `say-${n}`,
  kind: 'message',
  config: {
    intent: `chaos-${n}`,
    channels: { choose: 'one', channels: [channel] },
    content: {
      [channel]: {
        es:
          channel === 'whatsapp'
            ? {
                type: 'template',
                name: 'postventa_24h',
                parameters: ["{{ event.order | default: '' }}", "{{ event.order | default: '' }}"],
              }
            : { type: 'text', text: `${n}: {{ event.order | default: '' }}` },
      },
    },
  },
  name: next,
});
const FLOW: FlowDocumentInput = {
  schema: 1,
  kind: 'journey',
  name: 'Chaos',
  settings: {
    purpose: 'transactional',
    objective: 'retain',
    goal: { event: 'never' },
    entry: { kind: 'none' },
    languages: ['es'],
  },
  nodes: [
    { id: 'start', kind: 'start', config: { on: 'event', event: 'bought' } },
    say('whatsapp', 1, 'first'),
    { id: 'wait', kind: 'wait', config: { until: 'duration', duration: { amount: 2, unit: 'seconds' } } },
    say('sms', 2, 'second'),
    { id: 'end', kind: 'end', config: { name: 'done' } },
  ],
  edges: [
    { from: 'start', outlet: 'next', to: 'say-1' },
    { from: 'say-1', outlet: 'sent', to: 'wait' },
    { from: 'wait', outlet: 'next', to: 'say-2' },
    { from: 'say-2', outlet: 'sent', to: 'end' },
  ],
};

/** Small, seeded, and good enough to choose victims by. */
function seeded(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Posts events until each is acknowledged, whatever dies meanwhile: the same id again is the same event. */
async function feed(url: string, key: string, from: number, count: number): Promise<void> {
  const events = Array.from({ length: count }, (_, k) => ({
    id: `order-${from + k}`,
    name: 'bought',
    payload: { order: `A-${from + k}` },
    contact: {
      phone: `+5730${String(from + k).padStart(8, '0')}`,
      name: `Persona ${from + k}`,
      timeZone: 'America/Bogota',
      country: 'CO',
    },
  }));
  for (;;) {
    try {
      const response = await fetch(`${url}/api/v1/events`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify(events),
        signal: AbortSignal.timeout(10_000),
      });
      if (response.ok) return;
      if (response.status === 404 || response.status === 400 || response.status === 401)
        throw new Refused(await response.text());
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
    await pause(300);
  }
}
class Refused extends Error {}

/** PostgreSQL as a victim: the whole server, and up again on the same port. */
function databaseVictim(hilo: Installation): Victim {
  return { name: 'postgres', kill: () => hilo.crashDatabase(), stop: () => {} };
}

async function main(): Promise<Result> {
  // The API is part of the web app.
  await ensureBuilt(process.cwd());
  const random = seeded(Number(values.seed));
  const judge = await startJudge([
    '--latency',
    '15',
    '--jitter',
    '30',
    '--lost',
    '0.01',
    '--dropped',
    '0.005',
    '--secret',
    SECRET,
  ]);
  const hilo = await createInstallation({
    provider: { name: 'webhook', settings: { url: judge.url, secret: SECRET } },
  });
  const home = mkdtempSync(join(tmpdir(), 'hilo-chaos-'));
  const port = await freePort();
  const temporal = values.engine === 'temporal' ? await temporalVictim(home) : null;
  const environment: Record<string, string> = {
    DATABASE_URL: hilo.urls.ownerUrl,
    DATABASE_APP_URL: hilo.urls.appUrl,
    HILO_HOME: home,
    HILO_SECRET: 'a secret of the chaos run, for nobody else',
    HILO_CLOCK_OFFSET_MS: String(hilo.clockOffset),
    HILO_ALLOW_HOSTS: '127.0.0.1',
    HILO_LOG_LEVEL: 'warn',
    HILO_LOG: join(home, 'hilo.log'),
    HILO_ENGINE: values.engine ?? 'embedded',
    ...(temporal ? { TEMPORAL_ADDRESS: temporal.address } : {}),
  };
  await hilo.publish(FLOW);
  const { secret: key } = await createApiKey(
    hilo.deps,
    { workspace: hilo.workspace, id: 'system' },
    { name: 'chaos', role: 'admin' },
  );
  const web = keepRunning('web', ['server/main.ts'], { ...environment, HILO_ROLE: 'web', PORT: String(port) });
  const worker = keepRunning('worker', ['server/main.ts'], {
    ...environment,
    HILO_ROLE: 'worker',
    PORT: String(await freePort()),
  });
  const victims: Victim[] = [worker, web, databaseVictim(hilo), ...(temporal ? [temporal] : [])];
  const url = `http://127.0.0.1:${port}`;
  const inFlight: number[] = [];
  const everUnknown = new Set<string>();

  const look = async () => {
    const rows = await hilo.root<{ id: string }[]>`select id from deliveries where state = 'unknown'`;
    for (const { id } of rows) everUnknown.add(id);
  };
  let watching = true;
  const watch = (async () => {
    while (watching) {
      await look().catch(() => {});
      await pause(200);
    }
  })();

  const began = performance.now();
  const batch = 5;
  let fed = 0;
  let kills = 0;
  const feeding = (async () => {
    for (; fed < JOURNEYS; fed += batch) {
      // Spread over the kills, so that each of them finds something in flight.
      while (fed * KILLS > JOURNEYS * (kills + 1)) await pause(50);
      await feed(url, key, fed, Math.min(batch, JOURNEYS - fed));
    }
  })();
  const killing = (async () => {
    while (kills < KILLS) {
      // Each falls while its share of the events is coming in: there is something to lose.
      const moment = (JOURNEYS * (kills + random())) / KILLS;
      while (fed <= moment && fed < JOURNEYS) await pause(20);
      await pause(random() * 300);
      const victim = victims[Math.floor(random() * victims.length)];
      const [row] = await hilo.root<
        { n: number }[]
      >`select count(*)::int as n from deliveries where state = 'submitted'`.catch(() => [{ n: 0 }]);
      inFlight.push(row?.n ?? 0);
      await victim?.kill();
      kills += 1;
      process.stderr.write(`kill ${kills}/${KILLS}: ${victim?.name}; ${fed} of ${JOURNEYS} events in\n`);
    }
  })();
  await Promise.all([feeding, killing]);

  // Everything has its time to come to rest: reconciliation waits for the deadline of what was in flight. What no longer moves is stuck.
  let rest = { live: JOURNEYS, unknown: JOURNEYS };
  let moved = performance.now();
  while (performance.now() - moved < RESTLESS_MS && rest.live + rest.unknown > 0) {
    await pause(500);
    const [row] = await hilo.root<{ live: number; unknown: number }[]>`
      select (select count(*)::int from runs where status = 'live') as live,
        (select count(*)::int from deliveries where state in ('unknown', 'submitted')) as unknown`.catch(() => []);
    if (!row) continue;
    if (row.live + row.unknown < rest.live + rest.unknown) {
      moved = performance.now();
      process.stderr.write(`coming to rest: ${row.live} runs live, ${row.unknown} sends without an answer\n`);
    }
    rest = row;
  }
  watching = false;
  await watch;

  const [row] = await hilo.root<{ stuck: number; runs: number; failed: number }[]>`
    select (select count(*)::int from runs where status in ('live', 'halted')) as stuck,
      (select count(*)::int from runs) as runs, (select count(*)::int from runs where status = 'ended' and outcome ->> 'kind' <> 'completed') as failed`;
  const counts = countLines(readLog(judge.log));
  // Two messages for each journey, whatever deliveries they came under; the same message twice is a duplicate for the person.
  const lost = 2 * JOURNEYS - (counts.done - counts.repeats);
  const flights = inFlight.reduce((sum, n) => sum + n, 0);
  const unanswered = await judge.unanswered();
  await web.stop();
  await worker.stop();
  judge.stop();
  await temporal?.stop();
  await hilo.close();
  rmSync(home, { recursive: true, force: true });
  return {
    bench: 'chaos',
    figures: {
      journeys: JOURNEYS,
      kills,
      seconds: Math.round((performance.now() - began) / 1000),
      runs: row?.runs ?? 0,
      messages: counts.done,
      in_flight_at_kills: flights,
      answers_withheld: unanswered,
      runs_not_completed: row?.failed ?? 0,
    },
    bars: {
      duplicates: atMost(counts.repeats, 0),
      lost: atMost(lost, 0),
      stuck: atMost(row?.stuck ?? -1, 0),
      // Nobody can know how a send went that a kill cut off, or that the judge left without an answer; every other is known.
      unknown: atMost(everUnknown.size, flights + unanswered),
      unknown_left: atMost(rest.unknown, 0),
    },
  };
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const result = await main();
if (values.json) console.log(JSON.stringify(result));
else console.log(JSON.stringify(result, null, 2));
process.exit(Object.values(result.bars).every((bar) => bar.ok) ? 0 : 1);
