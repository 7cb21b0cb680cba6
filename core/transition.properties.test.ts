import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { compile, compileDraft } from './compile';
import type { FlowDocumentInput } from './document';
import type { JsonObject } from './json';
import type { Program } from './program';
import type { CallResult, Input, RunState } from './run';
import { SAMPLE_ENVIRONMENT } from './samples/environment';
import { SAMPLE_FACTS } from './samples/facts';
import { newRun, nextWake, readyCalls, transition, VISIT_BUDGET } from './transition';

// A loaded machine must not fail a property.
vi.setConfig({ testTimeout: 60_000 });
const SEED = 20261121;
const T0 = Date.parse('2026-11-24T15:00:00Z');

const text = (buttons: string[] = []) => ({
  type: 'text',
  text: "Hola {{ contact.name | default: 'x' }} {{ vars.v | default: '' }}",
  buttons: buttons.map((id) => ({ id, title: id })),
});
const says = (buttons?: string[]) => ({
  channels: { choose: 'conversation', channels: ['webchat', 'whatsapp'] },
  content: { webchat: { es: text(buttons) }, whatsapp: { es: text(buttons) } },
});
const hours = (amount: number) => ({ amount, unit: 'hours' });

/** Every kind with configs that exercise its outlets. */
const CONFIGS: { kind: string; config: JsonObject; outlets: string[] }[] = [
  { kind: 'message', config: says() as JsonObject, outlets: ['sent', 'not_sent'] },
  {
    kind: 'message',
    config: { ...says(['a', 'b']), wait: { answer: hours(5) } } as JsonObject,
    outlets: [
      'button:a',
      'button:b',
      'reply',
      'clicked',
      'read_no_reply',
      'delivered_not_read',
      'no_answer',
      'not_sent',
    ],
  },
  {
    kind: 'question',
    config: { ...says(['yes', 'no']), answer: { type: 'yes_no' }, saveAs: 'v', timeout: hours(2) } as JsonObject,
    outlets: ['choice:yes', 'answered', 'invalid', 'timeout', 'not_sent'],
  },
  {
    kind: 'question',
    config: { ...says(), answer: { type: 'number' }, saveAs: 'v' } as JsonObject,
    outlets: ['answered', 'invalid'],
  },
  {
    kind: 'branch',
    config: {
      conditions: [
        { id: 'x', rule: { field: 'vars.v', op: 'is_set' } },
        { id: 'y', rule: { expression: 'vars.v == true' } },
      ],
    },
    outlets: ['x', 'y', 'else'],
  },
  {
    kind: 'split',
    config: {
      variants: [
        { id: 'a', weight: 50 },
        { id: 'b', weight: 50 },
      ],
    },
    outlets: ['a', 'b'],
  },
  { kind: 'wait', config: { until: 'duration', duration: hours(0) }, outlets: ['next'] },
  { kind: 'wait', config: { until: 'duration', duration: hours(3) }, outlets: ['next'] },
  { kind: 'wait', config: { until: 'time', time: '09:00' }, outlets: ['next'] },
  { kind: 'wait', config: { until: 'date', date: '{{ vars.v }}', past: 'past' }, outlets: ['next', 'past'] },
  {
    kind: 'wait_for',
    config: {
      events: [{ id: 'e', event: 'login' }],
      reply: true,
      receipts: ['read'],
      timeout: hours(4),
      resetOn: [{ event: 'ping' }],
    },
    outlets: ['event:e', 'reply', 'receipt:read', 'timeout'],
  },
  {
    kind: 'set',
    config: { variables: [{ name: 'v', value: '{{ reply.text }}' }], addTags: ['seen'] },
    outlets: ['next'],
  },
  { kind: 'http', config: { url: 'https://example.com', saveAs: 'v' }, outlets: ['ok', 'failed'] },
  {
    kind: 'run_flow',
    config: { flow: 'flw_1', ends: ['done'], saveAs: 'v' },
    outlets: ['end:done', 'ended', 'failed'],
  },
  { kind: 'goal', config: { name: 'bought', value: '{{ vars.v }}' }, outlets: ['next'] },
  {
    kind: 'handoff',
    config: { outcomes: ['solved'], timeout: hours(6) },
    outlets: ['resolved:solved', 'resolved', 'no_agent', 'timeout'],
  },
  { kind: 'end', config: { name: 'e' }, outlets: [] },
];

/** Any flow at all: every outlet of every node leads to some node or nowhere, circles included. */
const flows = fc
  .record({
    picks: fc.array(fc.nat(CONFIGS.length - 1), { minLength: 1, maxLength: 8 }),
    targets: fc.array(fc.nat(20), { minLength: 64, maxLength: 64 }),
    exit: fc.boolean(),
    notSent: fc.constantFrom('continue' as const, 'end' as const),
  })
  .map(({ picks, targets, exit, notSent }) => {
    const nodes: FlowDocumentInput['nodes'] = [{ id: 'start', kind: 'start', config: { on: 'api' } }];
    const edges: FlowDocumentInput['edges'] = [{ from: 'start', outlet: 'next', to: 'n0' }];
    let next = 0;
    picks.forEach((pick, i) => {
      const { kind, config, outlets } = CONFIGS[pick] ?? { kind: 'end', config: {}, outlets: [] };
      nodes.push({ id: `n${i}`, kind, config });
      for (const outlet of outlets) {
        const target = targets[next++ % targets.length] ?? 0;
        if (target < picks.length) edges.push({ from: `n${i}`, outlet, to: `n${target}` });
      }
    });
    const settings = {
      purpose: 'service' as const,
      notSent,
      goal: { event: 'purchase', within: { amount: 30, unit: 'days' as const } },
      exitOn: exit ? [{ event: 'leave' }] : [],
    };
    const document: FlowDocumentInput = {
      schema: 1,
      kind: 'journey',
      name: 'any',
      settings,
      variables: [{ name: 'v' }],
      nodes,
      edges,
    };
    const { program } = compileDraft(document, { ...SAMPLE_ENVIRONMENT, flows: [] });
    if (!program) throw new Error('the generated document could not be read');
    return { program, size: picks.length };
  });

type Act = (state: RunState, at: number, pick: number) => Input;
const results: ((at: number) => CallResult)[] = [
  () => ({ status: 'sent', channel: 'webchat', delivery: 'dlv' }),
  () => ({ status: 'not_sent', code: 'consent' }),
  (at) => ({ status: 'deferred', until: at + 3_600_000, code: 'hours' }),
  () => ({ status: 'unknown' }),
  () => ({ status: 'response', http: 200, body: { ok: true } }),
  () => ({ status: 'failed', code: 'down' }),
  () => ({ status: 'resolved', outcome: 'solved' }),
  () => ({ status: 'resolved', outcome: 'other', resumeAt: 'n0' }),
  () => ({ status: 'no_agent' }),
  () => ({ status: 'ended', end: 'done', outputs: { a: 1 } }),
];
const anyCall = (state: RunState, pick: number): string => {
  const calls = Object.keys(state.open);
  return calls.length > 0 ? (calls[pick % calls.length] ?? '') : `run_1.${pick}`;
};
const acts: Act[] = [
  (_, at) => ({ type: 'start', at, trigger: { node: 'start', type: 'api', name: '', payload: {}, at } }),
  (_, at, pick) => ({
    type: 'event',
    at,
    id: `evt_${pick}`,
    name: ['login', 'ping', 'purchase', 'leave', 'other'][pick % 5] ?? 'other',
    payload: { amount: pick },
  }),
  (_, at, pick) => ({
    type: 'reply',
    at,
    message: `m${pick}`,
    channel: 'webchat',
    text: ['si', '12', 'hola', 'a', '2'][pick % 5] ?? '',
  }),
  (_, at, pick) => ({
    type: 'reply',
    at,
    message: `m${pick}`,
    channel: 'whatsapp',
    text: 'a',
    button: {
      id: ['a', 'b', 'yes', 'gone'][pick % 4] ?? 'a',
      run: pick % 7 === 0 ? 'run_2' : 'run_1',
      node: `n${pick % 9}`,
    },
  }),
  (_, at, pick) => ({
    type: 'receipt',
    at,
    call: `run_1.${1 + (pick % 6)}`,
    status: (['delivered', 'read', 'clicked', 'failed'] as const)[pick % 4] ?? 'read',
  }),
  (state, at, pick) => ({
    type: 'outcome',
    at,
    call: anyCall(state, pick),
    result: (results[pick % results.length] ?? results[0])!(at),
  }),
  (state, at) => ({
    type: 'outcome',
    at,
    call: anyCall(state, 0),
    result: { status: 'sent', channel: 'webchat', delivery: 'd' },
  }),
  (state, at) => ({ type: 'timer', at: Math.max(at, nextWake(state) ?? at) }),
  (_, at) => ({ type: 'shift', at, by: 1000 }),
  (_, at, pick) => (pick % 11 === 0 ? { type: 'expire', at } : { type: 'timer', at }),
  (_, at, pick) => (pick % 13 === 0 ? { type: 'cancel', at, reason: 'test' } : { type: 'timer', at: at + 10 }),
];
const scripts = fc.array(fc.record({ act: fc.nat(acts.length - 1), pick: fc.nat(1000), step: fc.nat(7_200_000) }), {
  maxLength: 40,
});
type Script = { act: number; pick: number; step: number }[];

interface Played {
  state: RunState;
  inputs: Input[];
  calls: string[];
  cancelled: string[];
  log: unknown[];
}

function play(program: Program, script: Script, through: (state: RunState) => RunState = (state) => state): Played {
  let state = newRun('run_1');
  let facts = SAMPLE_FACTS;
  let at = T0;
  const played: Played = { state, inputs: [], calls: [], cancelled: [], log: [] };
  const start = acts[0]!(state, at, 0);
  for (const input of [start, ...script]) {
    const one: Input = 'type' in input ? input : ((at += input.step), acts[input.act]!(state, at, input.pick));
    at = Math.max(at, one.at);
    const before = JSON.stringify(state);
    const moved = transition(program, state, one, facts);
    expect(JSON.stringify(state)).toBe(before);
    check(state, moved.state, moved.steps.length);
    for (const command of moved.commands) {
      if (command.type === 'call') played.calls.push(command.id);
      if (command.type === 'cancel_call') played.cancelled.push(command.id);
    }
    played.inputs.push(one);
    played.log.push(moved.commands, moved.steps);
    state = through(moved.state);
    ({ facts } = moved);
  }
  return { ...played, state };
}

function check(before: RunState, after: RunState, steps: number): void {
  expect(after.seq - before.seq).toBe(steps);
  expect(steps).toBeLessThanOrEqual(2 * VISIT_BUDGET + 8);
  if (before.status === 'ended') expect(after).toBe(before);
  if (after.status === 'ended') {
    expect(after.at).toBeNull();
    expect(after.open).toEqual({});
    expect(after.outcome).toBeDefined();
  } else if (after.startedAt !== null) {
    expect(after.at).not.toBeNull();
    // Whoever is live waits for something that can come, or goes on at once.
    expect(after.at?.wake ?? (Object.keys(after.open).length > 0 || waitsForSomebody(after))).toBeTruthy();
  }
}

/** Questions without a timeout wait for the customer alone. */
function waitsForSomebody(state: RunState): boolean {
  const { local } = state.at ?? { local: null };
  return local !== null && typeof local === 'object' && 'sent' in local;
}

describe('transition, whatever the flow and the inputs', () => {
  it('never throws, never changes the state it was given, has one live position, and ends or waits', () => {
    fc.assert(
      fc.property(flows, scripts, ({ program }, script) => void play(program, script)),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('never gives the same call twice, and cancels only what it opened', () => {
    fc.assert(
      fc.property(flows, scripts, ({ program }, script) => {
        const { calls, cancelled, state } = play(program, script);
        expect(new Set(calls).size).toBe(calls.length);
        expect(new Set(cancelled).size).toBe(cancelled.length);
        for (const id of cancelled) expect(calls).toContain(id);
        for (const id of Object.keys(state.open)) expect(calls).toContain(id);
        expect(calls.length).toBe(state.calls);
      }),
      { seed: SEED + 1, numRuns: 150 },
    );
  });

  it('is deterministic, and a state that went through JSON goes on as if it had not', () => {
    fc.assert(
      fc.property(flows, scripts, ({ program }, script) => {
        const first = play(program, script);
        const again = play(program, script);
        const throughJson = play(program, script, (state) => JSON.parse(JSON.stringify(state)) as RunState);
        expect(again).toEqual(first);
        expect(JSON.stringify(throughJson.log)).toBe(JSON.stringify(first.log));
        expect(throughJson.state).toEqual(JSON.parse(JSON.stringify(first.state)));
      }),
      { seed: SEED + 2, numRuns: 200 },
    );
  });

  it('replays: the recorded inputs lead a fresh run to the same state', () => {
    fc.assert(
      fc.property(flows, scripts, ({ program }, script) => {
        const { state, inputs } = play(program, script);
        let replayed = newRun('run_1');
        let facts = SAMPLE_FACTS;
        for (const input of inputs) ({ state: replayed, facts } = transition(program, replayed, input, facts));
        expect(replayed).toEqual(state);
      }),
      { seed: SEED + 3, numRuns: 200 },
    );
  });

  it('never returns a call to perform that is held as unknown or deferred beyond now', () => {
    fc.assert(
      fc.property(flows, scripts, ({ program }, script) => {
        const { state } = play(program, script);
        for (const call of readyCalls(state, T0)) expect(call.held === true || (call.due ?? 0) > T0).toBe(false);
      }),
      { seed: SEED + 4, numRuns: 100 },
    );
  });

  it('hands back after its budget of visits, and gets through any number of them', () => {
    const document: FlowDocumentInput = {
      schema: 1,
      kind: 'journey',
      name: 'circle',
      settings: { purpose: 'service' },
      nodes: [
        { id: 'start', kind: 'start', config: { on: 'api' } },
        { id: 'zero', kind: 'wait', config: { until: 'duration', duration: hours(0) } },
      ],
      edges: [
        { from: 'start', outlet: 'next', to: 'zero' },
        { from: 'zero', outlet: 'next', to: 'zero' },
      ],
    };
    const compiled = compile(document, SAMPLE_ENVIRONMENT);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    let { state } = transition(compiled.program, newRun('run_1'), acts[0]!(newRun('run_1'), T0, 0), SAMPLE_FACTS);
    expect(state.at).toMatchObject({ node: 'zero', pending: true, wake: T0 });
    let drives = 0;
    while ((state.visits.zero ?? 0) < 10_000) {
      ({ state } = transition(compiled.program, state, { type: 'timer', at: T0 }, SAMPLE_FACTS));
      drives += 1;
    }
    expect(drives).toBeLessThan(60);
  });
});
