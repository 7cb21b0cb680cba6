import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from './compile';
import type { FlowDocumentInput } from './document';
import type { Json } from './json';
import { loadState, moveRun, StateError } from './migrate';
import type { RunState } from './run';
import { SAMPLE_ENVIRONMENT } from './samples/environment';
import { SAMPLE_FACTS } from './samples/facts';
import { POST_SALE } from './samples/post-sale';
import { newRun, nextWake, transition } from './transition';

const build = (document: FlowDocumentInput) => {
  const compiled = compile(document, SAMPLE_ENVIRONMENT);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.program;
};
const withConfig = (id: string, config: Record<string, Json>): FlowDocumentInput => ({
  ...POST_SALE,
  nodes: POST_SALE.nodes.map((node) => (node.id === id ? { ...node, config: { ...node.config, ...config } } : node)),
});
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const T0 = Date.parse('2026-11-24T15:00:00Z');
const program = build(POST_SALE);
const trigger = { node: 'purchase', type: 'event' as const, name: 'purchase', payload: {}, at: T0, event: 'e1' };
const waiting = transition(program, newRun('run_1'), { type: 'start', at: T0, trigger }, SAMPLE_FACTS).state;
const asked = (() => {
  const at = T0 + DAY;
  const sent = {
    type: 'outcome' as const,
    at,
    call: 'run_1.1',
    result: { status: 'sent' as const, channel: 'whatsapp' as const, delivery: 'd' },
  };
  const { state } = transition(program, waiting, { type: 'timer', at }, SAMPLE_FACTS);
  return transition(program, state, sent, SAMPLE_FACTS).state;
})();
const wakeOf = (state: RunState, to: FlowDocumentInput, choice: 'keep' | 'recount' | 'restart', at: number) => {
  const moved = moveRun(state, program, build(to), choice, at, SAMPLE_FACTS);
  return moved.moved ? nextWake(moved.state) : moved;
};

describe('moveRun', () => {
  const longer = withConfig('day', { duration: { amount: 48, unit: 'hours' } });

  it('keeps, recounts or restarts a wait that the new version changed', () => {
    expect(wakeOf(waiting, longer, 'keep', T0 + HOUR)).toBe(T0 + DAY);
    expect(wakeOf(waiting, longer, 'recount', T0 + HOUR)).toBe(T0 + 2 * DAY);
    expect(wakeOf(waiting, longer, 'restart', T0 + HOUR)).toBe(T0 + 2 * DAY + HOUR);
  });

  it('recounts the wait for an answer from when the message was sent', () => {
    const shorter = withConfig('ask', { wait: { answer: { amount: 2, unit: 'days' } } });
    expect(wakeOf(asked, shorter, 'recount', T0 + 5 * DAY)).toBe(T0 + 3 * DAY);
    expect(wakeOf(asked, shorter, 'keep', T0 + 5 * DAY)).toBe(T0 + 8 * DAY);
  });

  it('says so when the node is gone, or became another kind of node', () => {
    const nodes = POST_SALE.nodes.map((node) => (node.id === 'day' ? { ...node, kind: 'set', config: {} } : node));
    expect(wakeOf(waiting, { ...POST_SALE, nodes }, 'keep', T0)).toEqual({
      moved: false,
      reason: 'node_gone',
      node: 'day',
    });
  });

  it('gives new variables their defaults and leaves the state it was given alone', () => {
    const before = JSON.stringify(waiting);
    const to = build({ ...POST_SALE, variables: [{ name: 'n', type: 'number', default: 3 }] });
    const moved = moveRun(waiting, program, to, 'restart', T0 + HOUR, SAMPLE_FACTS);
    expect(moved.moved && moved.state.vars).toEqual({ n: 3 });
    expect(JSON.stringify(waiting)).toBe(before);
  });
});

describe('loadState', () => {
  const folder = join(import.meta.dirname, 'fixtures');
  const fixtures = readdirSync(folder).filter((name) => name.startsWith('state-'));

  it.each(fixtures)('reads %s, and the run goes on from it', (name) => {
    const state = loadState(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    expect(state.schema).toBe(1);
    const tap = {
      type: 'reply' as const,
      at: T0 + 2 * DAY,
      message: 'm',
      channel: 'whatsapp' as const,
      text: 'Todo bien',
      button: { id: 'fine', run: state.run, node: 'ask' },
    };
    expect(transition(program, state, tap, SAMPLE_FACTS).state.outcome).toMatchObject({ name: 'satisfied' });
  });

  it('takes a state of today as it is', () => {
    const json: unknown = JSON.parse(JSON.stringify(asked));
    expect(loadState(json)).toEqual(json);
  });

  it('refuses what is no state, and one that a later release wrote, by name', () => {
    const codeOf = (json: unknown) => {
      try {
        loadState(json);
        return 'read';
      } catch (error) {
        return error instanceof StateError ? error.code : 'another error';
      }
    };
    expect([null, 7, {}, { schema: 1 }, { schema: 'x' }].map(codeOf)).toEqual(Array(5).fill('state.unreadable'));
    expect(codeOf({ schema: 2 })).toBe('state.newer');
  });
});
