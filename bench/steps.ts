import { compile } from '../core/compile';
import type { Input, RunState } from '../core/run';
import { SAMPLE_ENVIRONMENT } from '../core/samples/environment';
import { SAMPLE_FACTS } from '../core/samples/facts';
import { POST_SALE } from '../core/samples/post-sale';
import { newRun, nextWake, readyCalls, transition } from '../core/transition';

const HOUR = 3_600_000;
const T0 = Date.parse('2026-11-24T15:00:00Z');
const BAR = 300_000;

/**
 * The pure part of a run: the demo journey from the purchase to the end, its entry rule and its Liquid included, with
 * every step journalled. Inputs are made once, as a drive finds them in its inbox.
 */
export function measureSteps(seconds = 3): { transitions_per_s: number; transitions: number } {
  const compiled = compile(POST_SALE, SAMPLE_ENVIRONMENT);
  if (!compiled.ok) throw new Error(`the demo journey does not compile: ${JSON.stringify(compiled.problems)}`);
  const { program } = compiled;
  const [start] = program.starts;
  const payload = { order: 'A-1', amount: 90 };
  const script: Input[] = [
    {
      type: 'start',
      at: T0,
      trigger: { node: 'purchase', type: 'event', name: 'purchase', payload, at: T0, event: 'evt_1' },
    },
    { type: 'timer', at: T0 + 24 * HOUR },
    {
      type: 'outcome',
      at: T0 + 24 * HOUR,
      call: 'run_1.1',
      result: { status: 'sent', channel: 'whatsapp', delivery: 'd' },
    },
    { type: 'receipt', at: T0 + 25 * HOUR, call: 'run_1.1', status: 'delivered' },
    {
      type: 'reply',
      at: T0 + 26 * HOUR,
      message: 'm',
      channel: 'whatsapp',
      text: 'Necesito ayuda',
      button: { id: 'help', run: 'run_1', node: 'ask' },
    },
    { type: 'outcome', at: T0 + 27 * HOUR, call: 'run_1.2', result: { status: 'resolved', outcome: 'solved' } },
  ];
  const once = (): void => {
    let state: RunState = newRun('run_1');
    let facts = SAMPLE_FACTS;
    for (const input of script) {
      if (input.type === 'start') {
        const scope = {
          contact: facts.contact,
          vars: {},
          event: payload,
          trigger: payload,
          channel: null,
          reply: null,
          now: input.at,
          timeZone: facts.timeZone,
        };
        if (!start?.accepts(scope).met) throw new Error('the entry rule refused the purchase');
      }
      const moved = transition(program, state, input, facts);
      ({ state, facts } = moved);
      nextWake(state);
      readyCalls(state, input.at);
    }
    if (state.outcome?.name !== 'helped')
      throw new Error(`the journey ended elsewhere: ${JSON.stringify(state.outcome)}`);
  };
  for (let i = 0; i < 5_000; i += 1) once();
  let transitions = 0;
  const began = performance.now();
  while (performance.now() - began < seconds * 1000) {
    for (let i = 0; i < 500; i += 1) once();
    transitions += 500 * script.length;
  }
  const elapsed = (performance.now() - began) / 1000;
  return { transitions_per_s: Math.round(transitions / elapsed), transitions };
}

/** The bench `steps`: transitions of the demo flow per second. */
export async function steps({ quick }: { quick: boolean }) {
  const figures = measureSteps(quick ? 1 : 5);
  const { transitions_per_s: value } = figures;
  return Promise.resolve({
    bench: 'steps',
    figures,
    bars: { transitions_per_s: { value, min: BAR, ok: value >= BAR } },
  });
}
