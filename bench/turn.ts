import { compile } from '../core/compile';
import type { FlowDocumentInput } from '../core/document';
import type { Input, RunState } from '../core/run';
import { SAMPLE_ENVIRONMENT } from '../core/samples/environment';
import { SAMPLE_FACTS } from '../core/samples/facts';
import { newRun, transition } from '../core/transition';
import { TUESDAY } from './installation';
import { atMost, percentile, round, type Result } from './result';

/** A menu bot of so many nodes: a message with buttons, each leading to another message, and a person at the end of every path. */
function bot(size: number): FlowDocumentInput {
  const menus = Math.max(1, Math.floor((size - 3) / 1));
  const nodes: FlowDocumentInput['nodes'] = [
    { id: 'start', kind: 'start', config: { on: 'message', keywords: [] } },
    { id: 'person', kind: 'handoff', config: { summary: 'Pide ayuda' } },
    { id: 'end', kind: 'end', config: { name: 'done' } },
  ];
  const edges: FlowDocumentInput['edges'] = [
    { from: 'start', outlet: 'next', to: 'm0' },
    { from: 'person', outlet: 'resolved', to: 'end' },
  ];
  for (let n = 0; n < menus; n++) {
    nodes.push({
      id: `m${n}`,
      kind: 'message',
      config: {
        intent: `menu-${n}`,
        channels: { choose: 'one', channels: ['webchat'] },
        wait: { answer: { amount: 1, unit: 'hours' } },
        content: {
          webchat: {
            es: {
              type: 'text',
              text: `Opción ${n}, {{ contact.name | default: 'hola' }}`,
              buttons: [
                { id: 'on', title: 'Seguir' },
                { id: 'help', title: 'Ayuda' },
              ],
            },
          },
        },
      },
    });
    edges.push(
      { from: `m${n}`, outlet: 'button:on', to: `m${(n + 1) % menus}` },
      { from: `m${n}`, outlet: 'button:help', to: 'person' },
      { from: `m${n}`, outlet: 'reply', to: 'person' },
      { from: `m${n}`, outlet: 'no_answer', to: 'end' },
    );
  }
  return {
    schema: 1,
    kind: 'bot',
    name: `Bot ${size}`,
    settings: { purpose: 'service', languages: ['es'] },
    nodes,
    edges,
  };
}

/** A bot's turn, in the interpreter: the outcome of the last send, a button, the next message rendered. CPU, graphs of 10, 50 and 500 nodes. */
export function turn({ quick }: { quick: boolean }): Promise<Result> {
  const figures: Result['figures'] = {};
  const all: number[] = [];
  for (const size of [10, 50, 500]) {
    const compiled = compile(bot(size), SAMPLE_ENVIRONMENT);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    const { program } = compiled;
    let at = TUESDAY;
    const step = (state: RunState, input: Input) => transition(program, state, input, SAMPLE_FACTS);
    let { state } = step(newRun('run_1'), {
      type: 'start',
      at,
      trigger: { node: 'start', type: 'message', name: '', payload: { text: 'hola' }, at, channel: 'webchat' },
    });
    const took: number[] = [];
    for (let n = 0; n < (quick ? 2000 : 20_000); n++) {
      at += 1000;
      const before = process.cpuUsage();
      const began = performance.now();
      const [call] = Object.keys(state.open);
      if (call)
        ({ state } = step(state, {
          type: 'outcome',
          at,
          call,
          result: { status: 'sent', channel: 'webchat', delivery: `dlv_${n}` },
        }));
      ({ state } = step(state, {
        type: 'reply',
        at,
        message: `msg_${n}`,
        channel: 'webchat',
        text: 'Seguir',
        button: { id: 'on' },
      }));
      const wall = performance.now() - began;
      const cpu = process.cpuUsage(before);
      // The CPU clock is coarse on some machines; a turn never costs more CPU than it took.
      took.push(Math.min(wall, (cpu.user + cpu.system) / 1000 || wall));
    }
    if (Object.keys(state.open).length !== 1) throw new Error('the bot stopped answering');
    figures[`turn_${size}_p50_ms`] = round(percentile(took, 0.5), 4);
    all.push(...took);
  }
  const [p50, p99] = [round(percentile(all, 0.5), 4), round(percentile(all, 0.99), 4)];
  return Promise.resolve({
    bench: 'turn',
    figures: { turn_cpu_p50_ms: p50, turn_cpu_p99_ms: p99, ...figures },
    bars: { turn_cpu_p50_ms: atMost(p50, 0.5), turn_cpu_p99_ms: atMost(p99, 3) },
  });
}
