import { describe, expect, it } from 'vitest';
import { compile } from './compile';
import type { FlowDocumentInput } from './document';
import { chat } from './nodes/testing';
import type { Input, RunState } from './run';
import { SAMPLE_ENVIRONMENT } from './samples/environment';
import { SAMPLE_FACTS } from './samples/facts';
import { newRun, nextWake, readyCalls, transition } from './transition';

const HOUR = 3_600_000;
const T0 = Date.parse('2026-11-24T15:00:00Z');

/** start -> hook (http) -> asks (message, 2 h) -> round again by no_answer; reply -> done. */
const FLOW: FlowDocumentInput = {
  schema: 1,
  kind: 'journey',
  name: 'round',
  settings: {
    purpose: 'service',
    goal: {
      event: 'paid',
      where: { field: 'event.amount', op: 'gte', value: 100 },
      within: { amount: 1, unit: 'days' },
    },
    exitOn: [{ event: 'left', where: { field: 'event.order', op: 'eq', value: 'A-1' } }],
  },
  nodes: [
    { id: 'start', kind: 'start', config: { on: 'event', event: 'paid' } },
    { id: 'asks', kind: 'message', config: { ...chat('Hola', ['a']), wait: { answer: { amount: 2, unit: 'hours' } } } },
    { id: 'hook', kind: 'http', config: { url: 'https://example.com' } },
    { id: 'done', kind: 'end', config: { name: 'done' } },
  ],
  edges: [
    { from: 'start', outlet: 'next', to: 'asks' },
    { from: 'asks', outlet: 'reply', to: 'done' },
    { from: 'asks', outlet: 'button:a', to: 'hook' },
    { from: 'asks', outlet: 'no_answer', to: 'asks' },
    { from: 'hook', outlet: 'ok', to: 'done' },
    { from: 'hook', outlet: 'failed', to: 'asks' },
  ],
};
const compiled = compile(FLOW, SAMPLE_ENVIRONMENT);
if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
const { program } = compiled;

const trigger = {
  node: 'start',
  type: 'event' as const,
  name: 'paid',
  payload: { amount: 500 },
  at: T0,
  event: 'evt_1',
};
const START: Input = { type: 'start', at: T0, trigger };
const go = (state: RunState, input: Input) => transition(program, state, input, SAMPLE_FACTS);
const play = (...inputs: Input[]) => inputs.reduce((state, input) => go(state, input).state, newRun('run_1'));
const sent = (call: number, at: number): Input => ({
  type: 'outcome',
  at,
  call: `run_1.${call}`,
  result: { status: 'sent', channel: 'webchat', delivery: 'd' },
});
const tap: Input = {
  type: 'reply',
  at: T0 + 1,
  message: 'm',
  channel: 'webchat',
  text: 'a',
  button: { id: 'a', run: 'run_1', node: 'asks' },
};
const unchanged = (state: RunState, input: Input) => {
  const moved = go(state, input);
  expect(moved.state).toBe(state);
  expect([moved.commands, moved.steps]).toEqual([[], []]);
};

describe('a run that has not started, or has ended', () => {
  it('takes nothing but its start, once', () => {
    unchanged(newRun('run_1'), { type: 'timer', at: T0 });
    unchanged(newRun('run_1'), { type: 'event', at: T0, id: 'e', name: 'paid', payload: {} });
    unchanged(play(START), { ...START, at: T0 + 5 });
  });

  it('takes nothing after its end', () => {
    const ended = play(START, { type: 'cancel', at: T0 + 1, reason: 'opt_out' });
    expect(ended.outcome).toEqual({ kind: 'cancelled', name: 'opt_out', at: T0 + 1 });
    for (const input of [START, sent(1, T0 + 2), tap, { type: 'timer', at: T0 + 9 } satisfies Input])
      unchanged(ended, input);
  });

  it('can be cancelled before it starts', () => {
    expect(play({ type: 'cancel', at: T0, reason: 'x' }).status).toBe('ended');
  });

  it('fails when its start node is gone', () => {
    const lost = play({ ...START, trigger: { ...trigger, node: 'gone' } });
    expect(lost.outcome).toMatchObject({ kind: 'failed', name: 'node_gone' });
  });
});

describe('outcomes', () => {
  it('of an older visit close their call and move nobody', () => {
    // The tap proves that message 1 went out; its outcome comes after the run is back at the same node.
    const back = play(START, tap, {
      type: 'outcome',
      at: T0 + 2,
      call: 'run_1.2',
      result: { status: 'failed', code: 'down' },
    });
    expect(back.at).toMatchObject({ node: 'asks', visit: 2 });
    expect(Object.keys(back.open)).toEqual(['run_1.1', 'run_1.3']);
    const { state, steps } = go(back, sent(1, T0 + 3));
    expect(state.at).toEqual(back.at);
    expect(Object.keys(state.open)).toEqual(['run_1.3']);
    expect(steps).toMatchObject([{ event: 'note', why: { code: 'call.late' } }]);
  });

  it('of a call that nobody made change nothing, and neither does the same one twice', () => {
    unchanged(play(START), sent(9, T0));
    unchanged(play(START, sent(1, T0)), sent(1, T0));
  });

  it('that defer keep the call, ring when it is due, and make it ready again without another command', () => {
    const deferred = { status: 'deferred' as const, until: T0 + HOUR, code: 'policy.hours' };
    const state = play(START, { type: 'outcome', at: T0, call: 'run_1.1', result: deferred });
    expect(nextWake(state)).toBe(T0 + HOUR);
    expect(readyCalls(state, T0)).toEqual([]);
    const rung = go(state, { type: 'timer', at: T0 + HOUR });
    expect(rung.commands).toEqual([]);
    expect(readyCalls(rung.state, T0 + HOUR).map(({ id }) => id)).toEqual(['run_1.1']);
    expect(nextWake(rung.state)).toBeNull();
  });

  it('that are unknown hold the run where it is until they are known', () => {
    const state = play(START, { type: 'outcome', at: T0, call: 'run_1.1', result: { status: 'unknown' } });
    expect(readyCalls(state, T0 + 99 * HOUR)).toEqual([]);
    unchanged(state, { type: 'timer', at: T0 + 99 * HOUR });
    expect(go(state, sent(1, T0 + HOUR)).state.at?.wake).toBe(T0 + 3 * HOUR);
  });
});

describe('events that end a run', () => {
  const event = (name: string, payload: { amount?: number; order?: string }, at = T0 + 1, id = 'evt_2'): Input => ({
    type: 'event',
    at,
    id,
    name,
    payload,
  });

  it('do so whatever it waits for, by their rule, and call off what is open', () => {
    const { state, commands } = go(play(START), event('paid', { amount: 100 }));
    expect(state.outcome).toMatchObject({ kind: 'goal', name: 'paid' });
    expect(commands).toEqual([
      { type: 'goal', name: 'paid', value: 100 },
      { type: 'cancel_call', id: 'run_1.1' },
    ]);
    unchanged(play(START), event('paid', { amount: 99 }));
  });

  it('are no goal after its window, and never the event that started the run', () => {
    unchanged(play(START), event('paid', { amount: 100 }, T0 + 24 * HOUR + 1));
    unchanged(play(START), event('paid', { amount: 500 }, T0, 'evt_1'));
    expect(go(play(START), event('paid', { amount: 500 }, T0, 'evt_3')).state.outcome?.kind).toBe('goal');
  });

  it('exit by their own rule', () => {
    expect(go(play(START), event('left', { order: 'A-1' })).state.outcome).toMatchObject({
      kind: 'exited',
      name: 'left',
    });
    unchanged(play(START), event('left', { order: 'B-2' }));
  });
});

describe('buttons of an earlier node', () => {
  it('lead where they led, once; a second tap is noted and moves nobody', () => {
    const atHook = play(START, sent(1, T0), tap);
    expect(atHook.at?.node).toBe('hook');
    const { state, steps } = go(atHook, { ...tap, message: 'm2', at: T0 + 2 });
    expect(state.at).toEqual(atHook.at);
    expect(steps).toMatchObject([{ event: 'note', why: { code: 'reply.repeated_button' } }]);
  });

  it('of another run are only words', () => {
    const other: Input = { ...tap, button: { id: 'a', run: 'run_2', node: 'asks' }, text: 'hola' };
    expect(play(START, sent(1, T0), other).outcome?.name).toBe('done');
  });
});

describe('the journal', () => {
  it('numbers its steps without a gap and says why at each', () => {
    let state = newRun('run_1');
    const steps = [START, sent(1, T0), { type: 'timer', at: T0 + 2 * HOUR } satisfies Input, tap].flatMap((input) => {
      const moved = go(state, input);
      ({ state } = moved);
      return moved.steps;
    });
    expect(steps.map(({ seq }) => seq)).toEqual(steps.map((_, i) => i + 1));
    expect(steps.every(({ why }) => why !== undefined)).toBe(true);
    expect(steps.map(({ event, node, outlet }) => [event, node, outlet ?? ''])).toEqual([
      ['passed', 'start', 'next'],
      ['entered', 'asks', ''],
      ['note', 'asks', ''],
      ['left', 'asks', 'no_answer'],
      ['entered', 'asks', ''],
      ['left', 'asks', 'button:a'],
      ['entered', 'hook', ''],
    ]);
  });
});
