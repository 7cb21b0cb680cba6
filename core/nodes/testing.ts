import { compileDraft } from '../compile';
import type { FlowDocumentInput } from '../document';
import type { JsonObject } from '../json';
import type { CallResult, Command, Facts, Input, RunState, Step } from '../run';
import { SAMPLE_ENVIRONMENT } from '../samples/environment';
import { SAMPLE_FACTS } from '../samples/facts';
import { newRun, nextWake, transition } from '../transition';

/** Tuesday 24 November 2026, 10:00 in Bogota. */
export const T0 = Date.parse('2026-11-24T15:00:00Z');
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** What an input may leave out in a test. */
type Loose<I> = I extends { at: number } ? Omit<I, 'at'> & { at?: number } : never;

/**
 * One node on a bench: an API start before it, and behind every outlet an End of the outlet's name, so that a test
 * reads where the node left. `unwired` outlets lead nowhere.
 */
export class Bench {
  state: RunState = newRun('run_1');
  facts: Facts;
  commands: Command[] = [];
  steps: Step[] = [];
  now = T0;
  private readonly program;

  constructor(
    kind: string,
    config: JsonObject,
    outlets: string[],
    more: { facts?: Facts; document?: Partial<FlowDocumentInput>; payload?: JsonObject; vars?: JsonObject } = {},
  ) {
    this.facts = more.facts ?? SAMPLE_FACTS;
    const { program, problems } = compileDraft(
      {
        schema: 1,
        kind: 'journey',
        name: 'bench',
        settings: { purpose: 'service' },
        nodes: [
          { id: 'start', kind: 'start', config: { on: 'api' } },
          { id: 'node', kind, config, name: 'The node' },
          ...outlets.map((outlet, i) => ({ id: `end${i}`, kind: 'end', config: { name: outlet } })),
        ],
        edges: [
          { from: 'start', outlet: 'next', to: 'node' },
          ...outlets.map((outlet, i) => ({ from: 'node', outlet, to: `end${i}` })),
        ],
        ...more.document,
      },
      SAMPLE_ENVIRONMENT,
    );
    if (!program?.nodes.has('node')) throw new Error(`the node does not compile: ${JSON.stringify(problems)}`);
    this.program = program;
    const trigger = { node: 'start', type: 'api' as const, name: '', payload: more.payload ?? {}, at: T0 };
    this.take({ type: 'start', trigger, ...(more.vars ? { vars: more.vars } : {}) });
  }

  take(input: Loose<Input>): this {
    const at = input.at ?? this.now;
    this.now = at;
    const moved = transition(this.program, this.state, { ...input, at } as Input, this.facts);
    this.state = moved.state;
    this.facts = moved.facts;
    this.commands.push(...moved.commands);
    this.steps.push(...moved.steps);
    return this;
  }

  /** The latest call gets this answer. */
  answer(result: CallResult): this {
    return this.take({ type: 'outcome', call: `run_1.${this.state.calls}`, result });
  }

  sent(): this {
    return this.answer({ status: 'sent', channel: 'webchat', delivery: 'dlv_1' });
  }

  reply(text: string, button?: string): this {
    const ref = button === undefined ? {} : { button: { id: button, run: 'run_1', node: 'node' } };
    return this.take({ type: 'reply', message: 'msg', channel: 'webchat', text, ...ref });
  }

  receipt(status: 'delivered' | 'read' | 'clicked' | 'failed'): this {
    return this.take({ type: 'receipt', call: `run_1.${this.state.calls}`, status });
  }

  event(name: string, payload: JsonObject = {}): this {
    return this.take({ type: 'event', id: `evt_${this.steps.length}`, name, payload });
  }

  /** The clock rings when the run asked for it. */
  ring(): this {
    const wake = nextWake(this.state);
    if (wake === null) throw new Error('the run asked for no wake');
    return this.take({ type: 'timer', at: wake });
  }

  /** The outlet it left by (the name of the End behind it), or null while it waits. */
  get left(): string | null {
    return this.state.outcome ? this.state.outcome.name : null;
  }

  get wake(): number | null {
    return nextWake(this.state);
  }
}

/** Text on web chat, with these buttons. */
export const chat = (text: string, buttons: string[] = []): JsonObject => ({
  channels: { channels: ['webchat'] },
  content: {
    webchat: { es: { type: 'text', text, buttons: buttons.map((id) => ({ id, title: `Botón ${id}` })) } },
  },
});
