import { describe, expect, it } from 'vitest';
import { compile } from '../compile';
import type { Input, RunState } from '../run';
import { newRun, nextWake, readyCalls, transition } from '../transition';
import { SAMPLE_ENVIRONMENT } from './environment';
import { SAMPLE_FACTS } from './facts';
import { POST_SALE } from './post-sale';

const compiled = compile(POST_SALE, SAMPLE_ENVIRONMENT);
if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
const { program } = compiled;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
// Tuesday 24 November 2026, 10:00 in Bogota.
const T0 = Date.parse('2026-11-24T15:00:00Z');
const START: Input = {
  type: 'start',
  at: T0,
  trigger: {
    node: 'purchase',
    type: 'event',
    name: 'purchase',
    payload: { order: 'A-1', amount: 90 },
    at: T0,
    event: 'evt_1',
  },
};

function play(inputs: Input[], from: RunState = newRun('run_1')) {
  let state = from;
  const commands = [];
  const steps = [];
  for (const input of inputs) {
    const moved = transition(program, state, input, SAMPLE_FACTS);
    ({ state } = moved);
    commands.push(...moved.commands);
    steps.push(...moved.steps);
  }
  return { state, commands, steps };
}
const asked: Input[] = [START, { type: 'timer', at: T0 + DAY }];
const sent = (call: string, at: number, channel: 'whatsapp' | 'email' = 'whatsapp'): Input => ({
  type: 'outcome',
  at,
  call,
  result: { status: 'sent', channel, delivery: 'dlv_1' },
});

describe('the post-sale journey', () => {
  it('compiles without a single problem', () => {
    expect(compiled.problems).toEqual([]);
    expect([...program.mentions]).toEqual(['purchase']);
    expect(program.starts).toMatchObject([{ node: 'purchase', type: 'event', event: 'purchase' }]);
  });

  it('waits a day, then asks on WhatsApp with the template in the language of the customer', () => {
    expect(nextWake(play([START]).state)).toBe(T0 + DAY);
    const { commands, state } = play(asked);
    expect(commands).toMatchObject([
      {
        type: 'call',
        id: 'run_1.1',
        node: 'ask',
        call: {
          kind: 'send',
          channels: ['whatsapp'],
          intent: 'post-sale-check',
          purpose: 'service',
          content: {
            whatsapp: { type: 'template', name: 'postventa_24h', language: 'es', parameters: ['Ana', 'A-1'] },
          },
        },
      },
    ]);
    expect(readyCalls(state, T0 + DAY)).toHaveLength(1);
  });

  it('hands off with what was said when the customer needs help', () => {
    const { commands, state } = play([
      ...asked,
      sent('run_1.1', T0 + DAY),
      {
        type: 'reply',
        at: T0 + DAY + HOUR,
        message: 'msg_1',
        channel: 'whatsapp',
        text: 'Necesito ayuda',
        button: { id: 'help', run: 'run_1', node: 'ask' },
      },
    ]);
    expect(state.at).toMatchObject({ node: 'person', wake: T0 + 4 * DAY + HOUR });
    expect(commands.at(-1)).toMatchObject({
      type: 'call',
      call: {
        kind: 'handoff',
        reason: { code: 'message.button', params: { button: 'Necesito ayuda' } },
        summary: 'Compra A-1 por $ 90. Respondió: Necesito ayuda',
      },
    });
  });

  it('tries email when a week passes without an answer, and ends when that is not answered either', () => {
    const { state, commands } = play([...asked, sent('run_1.1', T0 + DAY), { type: 'timer', at: T0 + 8 * DAY }]);
    expect(commands.at(-1)).toMatchObject({ id: 'run_1.2', call: { channels: ['email'] } });
    const end = play([sent('run_1.2', T0 + 8 * DAY, 'email'), { type: 'timer', at: T0 + 15 * DAY }], state);
    expect(end.state.outcome).toMatchObject({ kind: 'completed', name: 'silent' });
  });

  it('goes to email at once when WhatsApp may not be used', () => {
    const { commands } = play([
      ...asked,
      { type: 'outcome', at: T0 + DAY, call: 'run_1.1', result: { status: 'not_sent', code: 'consent' } },
    ]);
    expect(commands.at(-1)).toMatchObject({ node: 'email' });
  });

  it('reaches its goal at once on another purchase within 30 days, and calls off what is in flight', () => {
    const again = (at: number): Input => ({
      type: 'event',
      at,
      id: 'evt_2',
      name: 'purchase',
      payload: { amount: 50 },
    });
    const { state, commands } = play([...asked, again(T0 + DAY + 1)]);
    expect(state).toMatchObject({ status: 'ended', at: null, outcome: { kind: 'goal', name: 'purchase' }, open: {} });
    expect(commands.slice(1)).toEqual([
      { type: 'goal', name: 'purchase', value: 50 },
      { type: 'cancel_call', id: 'run_1.1' },
    ]);
    expect(play([START, again(T0 + 31 * DAY)]).state.status).toBe('live');
  });

  it('does not take its own starting purchase for the goal', () => {
    const own: Input = { type: 'event', at: T0, id: 'evt_1', name: 'purchase', payload: {} };
    expect(play([START, own]).state.status).toBe('live');
  });

  it('takes a late tap on the old WhatsApp button after the email went out', () => {
    const tap: Input = {
      type: 'reply',
      at: T0 + 9 * DAY,
      message: 'msg_9',
      channel: 'whatsapp',
      text: 'Necesito ayuda',
      button: { id: 'help', run: 'run_1', node: 'ask' },
    };
    const { state, commands } = play([
      ...asked,
      sent('run_1.1', T0 + DAY),
      { type: 'timer', at: T0 + 8 * DAY },
      sent('run_1.2', T0 + 8 * DAY, 'email'),
      tap,
    ]);
    expect(state.at?.node).toBe('person');
    const twice = play([{ ...tap, message: 'msg_10' }], state);
    expect(twice.commands).toEqual([]);
    expect(commands.filter((one) => one.type === 'call' && one.call.kind === 'handoff')).toHaveLength(1);
  });
});
