import { afterAll, beforeAll } from 'vitest';
import { EventSchema, ingest, type Ingested } from '../../services/ingest';
import { forgetStarts } from '../../services/flows/starts';
import type { Deps } from '../../services/deps';
import { receive } from '../../services/receive';
import type { Engine } from '../../workflows/engine';
import type { JsonObject } from '../../core/json';
import { CHANNELS, PURPOSES, type ChannelName } from '../../core/vocabulary';
import { quiet } from '../support/quiet';
import { createWorld, type World, type WorldOptions } from '../support/world';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** What a suite must be given of an engine: how it is made for one process of an installation. */
export interface EngineUnderTest {
  name: Engine['name'];
  /** @param key the installation: what its processes share, and no other installation has */
  create(deps: Deps, workspace: string, key: string): Promise<Engine>;
  /** How long settling may take: a slow engine is not a wrong one. */
  patienceMs: number;
}

/** An installation with an engine at work on it. */
export interface Stage extends World {
  engine: Engine;
  /** All engines that were started here. */
  engines: Engine[];
  /** Another engine, on another process. */
  engineOn(deps: Deps): Promise<Engine>;
  /** An event of a person, by number. Answers what became of it. */
  happens(
    person: number,
    event: string,
    payload?: JsonObject,
    more?: object,
  ): Promise<Extract<Ingested, { status: 'stored' }>>;
  /** An event that starts a run. Answers the run's id. */
  enters(person: number, event: string, payload?: JsonObject, more?: object): Promise<string>;
  /** The person writes. */
  writes(person: number, text: string, channel?: ChannelName, payload?: string): ReturnType<typeof receive>;
  /** Until nothing is due and nothing is in hand. */
  settled(options?: { inFlight?: number }): Promise<void>;
  /** Moves the clock and lets everything happen that is due by then. */
  pass(ms: number, options?: { inFlight?: number }): Promise<void>;
  run(id: string): Promise<RunRow>;
  /** The journal, as `event node outlet`. */
  journal(id: string): Promise<string[]>;
  /** The ledger of a run, in the order it was written. */
  ledger(id: string): Promise<LedgerRow[]>;
  /** Messages of a run on the thread. */
  thread(id: string): Promise<string[]>;
}

export interface RunRow {
  status: string;
  node: string | null;
  outcome: { kind?: string; name?: string; code?: string; node?: string } | null;
  failures: number;
  rev: number;
  wake: number | null;
  state: JsonObject;
}
export interface LedgerRow {
  id: string;
  node: string;
  channel: string;
  state: string;
  attempt: number;
  error: { code?: string } | null;
}

/** Rules that stand in nobody's way: engines are the subject, policy has suites of its own. */
export const FREE = { packs: [], defaultCountry: null, hours: null, caps: [], coolDowns: [], sameIntentHours: 0 };

export const phoneOf = (person: number) => `+5730${String(10_000_000 + person)}`;
const consents = CHANNELS.flatMap((channel) => PURPOSES.map((purpose) => ({ channel, purpose, status: 'granted' })));

export function contactOf(person: number) {
  return {
    phone: phoneOf(person),
    email: `p${person}@example.test`,
    name: `Persona ${person}`,
    timeZone: 'America/Bogota',
  };
}

let events = 0;
/** An event of a person with every consent, ready for `ingest`. */
export function eventOf(person: number, name: string, payload: JsonObject = {}, more: object = {}) {
  return EventSchema.parse({ id: `e${++events}`, name, payload, contact: contactOf(person), consents, ...more });
}

export interface StageOptions extends WorldOptions {
  /** False: no engine works until the test starts one. */
  engine?: false;
}

/** Opens a stage. The caller closes it. */
export async function openStage(factory: EngineUnderTest, options: StageOptions = {}): Promise<Stage> {
  const world = await createWorld({ ...options, policies: { ...FREE, ...options.policies } });
  const { owner, clock, workspace, deps } = world;
  const engines: Engine[] = [];
  const engineOn = async (on: Deps) => {
    const engine = await factory.create(on, workspace, workspace);
    engines.push(engine);
    await engine.start();
    return engine;
  };
  const engine = options.engine === false ? null : await engineOn(deps);
  let written = 0;

  async function happens(person: number, event: string, payload: JsonObject = {}, more: object = {}) {
    const [stored] = await ingest(deps, workspace, [eventOf(person, event, payload, more)]);
    if (stored?.status !== 'stored') throw new Error(`the event was not stored: ${JSON.stringify(stored)}`);
    return stored;
  }

  const settled: Stage['settled'] = (limits) =>
    quiet(owner, () => clock.now(), { patienceMs: factory.patienceMs, ...limits });

  return {
    ...world,
    get engine() {
      if (!engine) throw new Error('this stage began without an engine');
      return engine;
    },
    engines,
    engineOn,
    happens,
    async publish(document) {
      const published = await world.publish(document);
      forgetStarts(deps, workspace);
      return published;
    },
    async enters(person, event, payload, more) {
      const stored = await happens(person, event, payload, more);
      const [run] = stored.runs.filter(({ refused }) => refused === null);
      if (!run) throw new Error(`no run started: ${JSON.stringify(stored)}`);
      return run.id;
    },
    writes: (person, text, channel = 'sms', payload) =>
      receive(deps, workspace, {
        type: 'message',
        providerId: `in-${++written}`,
        channel,
        from: channel === 'email' ? contactOf(person).email : phoneOf(person),
        text,
        at: new Date(clock.now()).toISOString(),
        ...(payload ? { payload } : {}),
      }),
    settled,
    async pass(ms, limits) {
      await settled({ inFlight: Infinity });
      clock.advance(ms);
      for (const one of engines) one.wake();
      await settled(limits);
    },
    async run(id) {
      const [row] = await owner<RunRow[]>`
        select status, node, outcome, failures, rev, hilo_ms(wake_at) as wake, state from runs where id = ${id}`;
      if (!row) throw new Error(`no run ${id}`);
      return row;
    },
    async journal(id) {
      const rows = await owner<{ event: string; node: string | null; outlet: string | null }[]>`
        select event, node, outlet from steps where run_id = ${id} order by seq`;
      return rows.map(({ event, node, outlet }) => [event, node, outlet].filter((part) => part !== null).join(' '));
    },
    ledger: (id) =>
      owner<
        LedgerRow[]
      >`select id, node, channel, state, attempt, error from deliveries where run_id = ${id} order by at, attempt, id`,
    async thread(id) {
      const rows = await owner<{ text: string }[]>`select text from messages where run_id = ${id} order by seq`;
      return rows.map((row) => row.text);
    },
    async close() {
      await Promise.all(engines.map((one) => one.stop()));
      await world.close();
    },
  };
}

/** A stage for the tests of one describe block. */
export function useStage(factory: EngineUnderTest, options: StageOptions = {}): () => Stage {
  let stage: Stage | null = null;
  beforeAll(async () => {
    stage = await openStage(factory, options);
  });
  afterAll(() => stage?.close());
  return () => {
    if (!stage) throw new Error('the stage is not open yet');
    return stage;
  };
}
