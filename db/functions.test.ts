import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../core/json';
import { testServices, type TestServices } from '../tests/support/services';

const HERE = 'ws_demo';
const THERE = 'ws_other';
const NOW = Date.UTC(2026, 0, 6, 15);
const CONTACT = 'cnt_demo_ana';
const PHONE = '+573005550101';

let t: TestServices;
let app: postgres.Sql;
beforeAll(async () => {
  t = await testServices();
  const { host, port, database, user, pass } = t.deps.sql.options;
  app = postgres({
    host: host[0] ?? '127.0.0.1',
    port: port[0] ?? 5432,
    database,
    username: user,
    ...(typeof pass === 'string' ? { password: pass } : {}),
    max: 1,
    onnotice: () => {},
  });
  const due = new Date(NOW - 60_000).toISOString();
  const { flow, version } = await one(t.owner<{ flow: string; version: string }[]>`
    select id as flow, live_version_id as version from flows where workspace_id = ${HERE} and live_version_id is not null limit 1`);
  // One run with something in its inbox, a send in each state that somebody may take, and an HTTP call.
  await t.owner`insert into runs (id, workspace_id, flow_id, version_id, contact_id, entry_key, status, state, inbox, wake_at, started_at)
    values ('run_x', ${HERE}, ${flow}, ${version}, ${CONTACT}, 'x', 'live', '{"open": {"run_x.1": {}, "run_x.2": {}}}', 1, ${due}, ${due})`;
  await t.owner`insert into inputs (workspace_id, run_id, input) values (${HERE}, 'run_x', '{"type": "timer", "at": 1}')`;
  for (const [id, call, run, state] of [
    ['dlv_reserved', 'run_x.1', 'run_x', 'reserved'],
    ['dlv_submitted', 'run_x.2', 'run_x', 'submitted'],
    ['dlv_loose', 'loose.1', null, 'reserved'],
  ] as const)
    await t.owner`insert into deliveries (id, workspace_id, contact_id, call_id, attempt, run_id, channel, purpose, intent, address, provider, content,
        state, at, state_at, next_at)
      values (${id}, ${HERE}, ${CONTACT}, ${call}, 1, ${run}, 'sms', 'service', 'x', ${PHONE}, 'sandbox', '{"type": "text", "text": "x"}', ${state},
        ${due}, ${due}, ${due})`;
  await t.owner`update contacts set policy_rev = 0 where id = ${CONTACT}`;
  await t.owner`insert into runs (id, workspace_id, flow_id, version_id, contact_id, entry_key, status, state, started_at)
    values ('run_asleep', ${HERE}, ${flow}, ${version}, ${CONTACT}, 'asleep', 'live', '{}', ${due})`;
  await t.owner`insert into calls (id, workspace_id, run_id, call, state, next_at, opened_at)
    values ('run_asleep.1', ${HERE}, 'run_asleep', '{"kind": "http"}', 'open', ${due}, ${due})`;
  await t.owner`insert into calls (id, workspace_id, run_id, call, state, next_at, opened_at)
    values ('run_x.9', ${HERE}, 'run_x', '{"kind": "http"}', 'open', ${due}, ${due})`;
});
afterAll(async () => {
  await app.end();
  await t.close();
});
async function one<T>(rows: PromiseLike<T[]>): Promise<T> {
  const [row] = await rows;
  if (!row) throw new Error('there is no such row');
  return row;
}

interface Trial {
  /** Arguments in the name of a workspace, about rows of `HERE`. */
  call: (workspace: string) => unknown[];
  /** What it answers where there is nothing for the asker. */
  nothing: unknown[];
}
const json = (value: unknown) => JSON.stringify(value);
const outcomes = [{ id: 'dlv_submitted', state: 'accepted', providerId: 'p', at: NOW }];
const put = (workspace: string) => [{ run: 'run_x', workspace, input: { type: 'timer', at: NOW } }];
const message = (workspace: string): JsonObject => ({
  id: 'msg_x',
  workspace,
  contact: CONTACT,
  at: NOW,
  direction: 'in',
  channel: 'sms',
  author: 'customer',
  text: 'x',
});
const claim = (workspace: string) => ({
  n: 0,
  id: 'dlv_new',
  workspace,
  contact: CONTACT,
  call: 'run_x.3',
  attempt: 1,
  run: 'run_x',
  channel: 'sms',
  purpose: 'service',
  intent: 'x',
  address: PHONE,
  provider: 'sandbox',
  content: {},
  state: 'reserved',
  at: NOW,
  nextAt: NOW,
  author: 'run',
  test: false,
  policyRev: 0,
});
const reference = { addresses: [{ id: 'adr_x', kind: 'phone', value: PHONE }], name: 'Nadie', newId: 'cnt_x' };
const start = { run: 'run_new', flow: 'flw_x', version: 'ver_x', key: 'new', state: {}, input: { type: 'start' } };
const consent = { id: 'cst_x', channel: 'sms', purpose: 'service', status: 'withdrawn' };
const LATER = NOW + 60_000;

/** A trial of every function that reads or writes rows of a workspace: `null` for those that cannot. */
const TRIALS: Record<string, Trial | null> = {
  hilo_sees: null,
  hilo_ms: null,
  hilo_at: null,
  hilo_iso: null,
  hilo_run_time: null,
  hilo_clock_time: null,
  hilo_open_calls: null,
  hilo_rank: null,
  // takes a row that its caller has read
  hilo_contact: null,
  // asked before a workspace is known: access.test.ts
  hilo_workspace_ids: null,
  hilo_member_by_email: null,
  hilo_session: null,
  hilo_api_key: null,
  hilo_connection_workspace: null,

  hilo_load: { call: () => [['run_x'], new Date(0).toISOString()], nothing: [] },
  hilo_take: { call: (ws) => [ws, NOW, 10, 1000, 0], nothing: [] },
  hilo_load_in: { call: (ws) => [ws, ['run_x'], 0], nothing: [] },
  hilo_contact_in: { call: (ws) => [ws, CONTACT, 0], nothing: [] },
  hilo_say: { call: (ws) => [json(message(ws))], nothing: ['refused'] },
  hilo_say_all: { call: (ws) => [json([message(ws)]), null], nothing: ['refused'] },
  hilo_input: { call: (ws) => [json(put(ws)), NOW], nothing: [0] },
  hilo_settle: { call: () => [json(outcomes)], nothing: [[]] },
  hilo_claim: { call: (ws) => [json([claim(ws)]), ['run_x']], nothing: [{ claimed: [], stale: ['run_x.3'] }] },
  hilo_retry: {
    call: () => [json([{ id: 'dlv_new', of: 'dlv_submitted', at: NOW, nextAt: NOW }]), ['dlv_submitted']],
    nothing: [null],
  },
  hilo_block: { call: () => [json([{ contact: CONTACT, value: PHONE }])], nothing: [null] },
  hilo_commit: {
    call: (ws) => [
      json({
        workspaces: ws,
        now: NOW,
        lock: [CONTACT],
        outcomes,
        runs: [{ id: 'run_x', rev: 0, inbox: 1, state: {}, status: 'ended', failures: 0 }],
        blocked: [{ contact: CONTACT, value: PHONE }],
        wakes: ['run_x'],
        contacts: [{ id: CONTACT, run: 'run_x', add: ['x'] }],
        cancels: [{ call: 'run_x.1', run: 'run_x', at: NOW }],
      }),
    ],
    nothing: [{ ok: [], settled: [] }],
  },
  hilo_restand: { call: () => [CONTACT], nothing: [null] },
  hilo_find: { call: (ws) => [ws, json({ id: CONTACT })], nothing: [null] },
  hilo_identify: { call: (ws) => [ws, json({ id: CONTACT, ...reference }), NOW], nothing: [null] },
  hilo_peek: {
    call: (ws) => [ws, json([{ n: 0, ...reference }])],
    nothing: [expect.stringContaining('cnt_x')],
  },
  hilo_consent: { call: (ws) => [ws, CONTACT, json(consent), NOW], nothing: [null] },
  hilo_enter: { call: (ws) => [ws, CONTACT, json(start), json({}), NOW], nothing: [null] },
  hilo_ingest: {
    call: (ws) => [
      json({
        workspace: ws,
        now: NOW,
        events: [
          {
            n: 1,
            key: 'x',
            id: 'evt_x',
            source: 'x',
            external_id: 'x',
            name: 'x',
            payload: {},
            occurred: NOW,
            contact: { id: CONTACT },
          },
        ],
      }),
    ],
    nothing: [[{ status: 'unknown_contact' }]],
  },
  hilo_take_sends: { call: (ws) => [ws, NOW, 10, 1000, 0, null, '{}'], nothing: [] },
  hilo_submit: {
    call: (ws) => [
      json({
        workspaces: ws,
        now: NOW,
        sends: [{ id: 'dlv_reserved', contact: CONTACT, policyRev: 0, deadline: LATER, at: NOW }],
      }),
    ],
    nothing: [[]],
  },
  hilo_record: {
    call: (ws) => [
      json({
        workspaces: ws,
        now: NOW,
        lock: [CONTACT],
        outcomes,
        released: [{ id: 'dlv_reserved', at: NOW, error: {} }],
        blocked: [{ contact: CONTACT, value: PHONE }],
        wakes: ['run_x'],
        answers: put(ws),
      }),
    ],
    nothing: [{ settled: [] }],
  },
  hilo_take_unsettled: { call: (ws) => [ws, NOW, 10, 1000], nothing: [] },
  hilo_take_calls: { call: (ws) => [ws, NOW, 10, 1000, null], nothing: [] },
  hilo_finish_calls: {
    call: (ws) => [json({ workspaces: ws, now: NOW, calls: [{ id: 'run_x.9', result: {} }], answers: put(ws) })],
    nothing: [''],
  },
  hilo_withdraw: { call: (ws) => [ws, CONTACT, null, null, 'x', NOW], nothing: [[]] },
  hilo_take_wakes: { call: (ws) => [ws, NOW, 0, 10, 1000], nothing: [] },
  hilo_move_wakes: { call: (ws) => [ws, ['run_x'], NOW - 60_000, LATER], nothing: [0] },
  hilo_adopt_calls: { call: (ws) => [ws, NOW, 0, 10], nothing: [0] },
  hilo_loose_sends: { call: (ws) => [ws, NOW, 10], nothing: [] },
  hilo_call_due: { call: (ws) => [ws, 'run_x.1'], nothing: [null] },
};
/** Those that say themselves whom they serve, as their first argument has it; the others trust what their caller has set. */
const SERVING = [
  ...[
    'hilo_adopt_calls',
    'hilo_call_due',
    'hilo_commit',
    'hilo_contact_in',
    'hilo_finish_calls',
    'hilo_ingest',
    'hilo_load_in',
  ],
  ...['hilo_loose_sends', 'hilo_move_wakes', 'hilo_peek', 'hilo_record', 'hilo_submit', 'hilo_take', 'hilo_take_calls'],
  ...['hilo_take_sends', 'hilo_take_unsettled', 'hilo_take_wakes'],
];

describe('SQL functions and workspaces', () => {
  test('every function has its trial', async () => {
    const rows = await t.owner<{ name: string }[]>`
      select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public' and p.proname like 'hilo\\_%' order by 1`;
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(TRIALS).sort());
  });

  const trials = Object.entries(TRIALS).flatMap(([name, trial]) => (trial ? [{ name, ...trial }] : []));

  /** Calls a function in the name of a workspace and takes everything back; answers what it said and whether anything of `HERE` moved. */
  async function ask(name: string, args: unknown[], session: string) {
    const casts = await t.owner<{ type: string }[]>`
      select format_type(a.type, null) as type from pg_proc p, unnest(p.proargtypes) with ordinality as a(type, n)
      where p.proname = ${name} order by a.n`;
    const holes = casts.map(({ type }, n) => (type === 'jsonb' ? `$${n + 1}::text::jsonb` : `$${n + 1}::${type}`));
    const before = await digest(t.owner);
    const undo = new Error('taken back');
    let rows: unknown[] = [];
    let moved = false;
    await app
      .begin(async (tx) => {
        await tx`select set_config('hilo.workspaces', ${session}, true)`;
        const said = await tx
          .savepoint((inner) =>
            inner.unsafe<{ answer: unknown }[]>(`select ${name}(${holes.join(', ')}) as answer`, args as string[]),
          )
          .catch((error: { code?: string }) => {
            if (error.code !== '42501' && error.code !== '23502') throw error;
            return [{ answer: 'refused' }];
          });
        rows = said.map(({ answer }) => answer);
        await tx`select set_config('hilo.workspaces', ${HERE}, true)`;
        moved = (await digest(tx)) !== before;
        throw undo;
      })
      .catch((error: unknown) => {
        if (error !== undo) throw error;
      });
    return { rows, moved };
  }

  /** Everything that the workspace holds, as one hash. */
  async function digest(sql: postgres.Sql | postgres.TransactionSql): Promise<string> {
    const tables = [
      'contacts',
      'addresses',
      'consents',
      'runs',
      'inputs',
      'steps',
      'deliveries',
      'messages',
      'calls',
      'events',
      'decisions',
      'cases',
    ];
    const sums = [];
    for (const table of tables)
      sums.push(
        await one(
          sql.unsafe<{ sum: string | null }[]>(
            `select md5(string_agg(x::text, '|' order by x::text)) as sum from ${table} x where workspace_id = '${HERE}'`,
          ),
        ),
      );
    return JSON.stringify(sums);
  }

  test.for(trials)('$name: in its own workspace it finds or moves something', async ({ name, call, nothing }) => {
    const { rows, moved } = await ask(name, call(HERE), HERE);
    if (!moved) expect(rows).not.toEqual(nothing);
  });

  test.for(trials)(
    '$name: in the name of another workspace it finds and moves nothing',
    async ({ name, call, nothing }) => {
      expect(await ask(name, call(THERE), THERE)).toEqual({ rows: nothing, moved: false });
    },
  );

  test('which functions say themselves whom they serve', async () => {
    const rows = await t.owner<{ name: string }[]>`
      select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public' and p.prosrc like '%set_config%' order by 1`;
    expect(rows.map(({ name }) => name)).toEqual(SERVING);
  });

  test.for(trials.filter(({ name }) => !SERVING.includes(name)))(
    '$name: whoever names rows of a workspace without being let into it moves nothing',
    async ({ name, call }) => {
      for (const session of ['', THERE]) expect(await ask(name, call(HERE), session)).toMatchObject({ moved: false });
    },
  );
});
