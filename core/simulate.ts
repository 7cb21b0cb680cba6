import type { Instant, JsonObject } from './json';
import type { Program } from './program';
import type {
  CallResult,
  Command,
  Facts,
  Input,
  OpenCall,
  RenderedContent,
  RunState,
  SendCall,
  Step,
  Trigger,
} from './run';
import type { Decision, Proposal } from './policy/types';
import { newRun, nextWake, readyCalls, transition } from './transition';
import type { ChannelName } from './vocabulary';

/** What the virtual contact was sent. */
export interface SimulatedMessage {
  call: string;
  node: string;
  at: Instant;
  channel: ChannelName;
  intent: string;
  purpose: SendCall['purpose'];
  content: RenderedContent;
  /** It answered somebody who had just written: it takes no place in the caps. */
  inConversation?: true;
}

/** What a policy must answer; `decide`'s Decision is one. `inConversation`: it answers somebody who has just written. */
export type SimulatedDecision =
  | (Decision & { inConversation?: true })
  | { verdict: 'allow'; channel: ChannelName; inConversation?: true }
  | { verdict: 'defer'; until: Instant; code: string; params: JsonObject }
  | { verdict: 'suppress'; code: string; params: JsonObject };
/** What the simulation itself did to the contact so far, for a policy to count in. */
export interface SoFar {
  sent: readonly SimulatedMessage[];
  /** When the contact last wrote, by channel. */
  heard: Partial<Record<ChannelName, Instant>>;
  tags: readonly string[];
}
export type SimulatedPolicy = (proposal: Proposal, at: Instant, soFar: SoFar) => SimulatedDecision;

/** What a virtual system, or a person, is made to answer to a call; `sent` goes out in spite of the rules. */
export type Forced =
  | { status: 'sent'; channel?: ChannelName }
  | Extract<CallResult, { status: 'not_sent' | 'response' | 'failed' | 'resolved' | 'no_agent' | 'ended' }>;

/** One transition: what came in, and everything after it. */
export interface Frame {
  /** Null: before anything happened. */
  input: Input | null;
  at: Instant;
  state: RunState;
  facts: Facts;
  steps: Step[];
  commands: Command[];
  /** What the policy said of the send that this input is the outcome of. */
  decision?: SimulatedDecision;
  message?: SimulatedMessage;
  /** The person at the controls did this; false: the simulated providers did. */
  byHand: boolean;
  /** The outcome was forced on the call, not decided. */
  forced?: true;
}

/** A simulation is a value: `act` answers the next one, and every earlier one stays as it was. */
export interface Simulation {
  program: Program;
  policy: SimulatedPolicy;
  /** Outcomes forced on the calls of a node, at every visit; without one an HTTP request hears 200 with an empty object. */
  forced: Readonly<Record<string, Forced>>;
  frames: readonly Frame[];
}

/** What a person can do to a simulated run. */
export type Act =
  | { act: 'start'; node: string; type?: Trigger['type']; name?: string; payload?: JsonObject; channel?: ChannelName }
  /** Let time pass until the run next wakes. */
  | { act: 'skip' }
  /** Let so many milliseconds pass, waking the run whenever it asked to be. */
  | { act: 'pass'; ms: number }
  | { act: 'event'; name: string; payload?: JsonObject }
  | { act: 'reply'; text: string; channel?: ChannelName; button?: { id: string; node: string } }
  /** What became of the last message of a node. */
  | { act: 'receipt'; node: string; status: 'delivered' | 'read' | 'clicked' | 'failed' }
  /** Answer a node's open call by hand: an agent resolves, another flow ends. */
  | { act: 'outcome'; node: string; result: CallResult }
  | { act: 'cancel'; reason: string };

/** A chain of answers this long is a loop: the simulation stops there and shows it. */
const LONGEST_CHAIN = 500;

/**
 * A run in a sandbox of values: the transition that runs in production, a virtual clock, contact and providers.
 * @example let sim = act(simulate({ program, facts, at }), { act: 'start', node: 'purchase' }); sim = act(sim, { act: 'skip' })
 */
export function simulate(options: {
  program: Program;
  facts: Facts;
  at: Instant;
  policy?: SimulatedPolicy;
  forced?: Simulation['forced'];
}): Simulation {
  const { program, facts, at, policy, forced } = options;
  const first: Frame = { input: null, at, state: newRun('run_sim'), facts, steps: [], commands: [], byHand: true };
  return { program, policy: policy ?? allowFirst, forced: forced ?? {}, frames: [first] };
}

/** The latest frame. */
export function latest({ frames }: Simulation): Frame {
  const frame = frames.at(-1);
  if (!frame) throw new Error('a simulation always has its first frame');
  return frame;
}

/** Everything said to the contact so far, in order. */
export function messagesOf({ frames }: Simulation): SimulatedMessage[] {
  return frames.flatMap(({ message }) => (message ? [message] : []));
}

/** The simulation as it was before the last thing done by hand; the first frame stays. */
export function back(simulation: Simulation): Simulation {
  const { frames } = simulation;
  let keep = frames.length - 1;
  while (keep > 1 && !frames[keep]?.byHand) keep -= 1;
  return backTo(simulation, Math.max(1, keep));
}

/** The simulation with only its first `count` frames: any moment of it can be gone back to. */
export function backTo(simulation: Simulation, count: number): Simulation {
  return { ...simulation, frames: simulation.frames.slice(0, Math.max(1, count)) };
}

/** Does one thing, and lets the virtual providers answer until the run waits for time or for a person. */
export function act(simulation: Simulation, doing: Act): Simulation {
  if (doing.act === 'pass') return pass(simulation, doing.ms);
  const input = inputOf(simulation, doing);
  return input ? settle(push(simulation, input, { byHand: true })) : simulation;
}

function pass(simulation: Simulation, ms: number): Simulation {
  const until = latest(simulation).at + Math.max(0, ms);
  let now = simulation;
  for (let i = 0; i < LONGEST_CHAIN; i += 1) {
    const wake = nextWake(latest(now).state);
    if (latest(now).state.status === 'ended' || wake === null || wake > until) break;
    const at = Math.max(wake, latest(now).at);
    now = settle(push(now, { type: 'timer', at }, { byHand: i === 0 }));
  }
  return push(now, { type: 'timer', at: until }, { byHand: now === simulation });
}

function inputOf(simulation: Simulation, doing: Exclude<Act, { act: 'pass' }>): Input | null {
  const { at, state } = latest(simulation);
  switch (doing.act) {
    case 'start': {
      const { node, payload = {}, name, channel } = doing;
      const found = simulation.program.starts.find((start) => start.node === node);
      const type = doing.type ?? found?.type ?? 'api';
      const trigger = { node, type, name: name ?? found?.event ?? '', payload, at, ...(channel ? { channel } : {}) };
      const vars = type === 'api' || type === 'flow' ? inputsOf(simulation.program, payload) : {};
      return { type: 'start', at, trigger, vars };
    }
    case 'skip': {
      const wake = nextWake(state);
      return wake === null ? null : { type: 'timer', at: Math.max(at, wake) };
    }
    case 'event': {
      const id = `sim_event_${simulation.frames.length}`;
      return { type: 'event', at: at + 1, id, name: doing.name, payload: doing.payload ?? {} };
    }
    case 'reply': {
      const { text, button } = doing;
      const channel = doing.channel ?? messagesOf(simulation).at(-1)?.channel ?? 'webchat';
      const message = `sim_message_${simulation.frames.length}`;
      return {
        type: 'reply',
        at,
        message,
        channel,
        text,
        ...(button ? { button: { ...button, run: state.run } } : {}),
      };
    }
    case 'receipt': {
      const message = messagesOf(simulation).findLast(({ node }) => node === doing.node);
      return message ? { type: 'receipt', at, call: message.call, status: doing.status } : null;
    }
    case 'outcome': {
      const open = Object.values(state.open).find(({ node }) => node === doing.node);
      return open ? { type: 'outcome', at, call: open.id, result: doing.result } : null;
    }
    case 'cancel':
      return { type: 'cancel', at, reason: doing.reason };
  }
}

/** What of the payload the flow declares as its inputs. */
function inputsOf({ document }: Program, payload: JsonObject): JsonObject {
  const inputs = document.variables.filter(({ name, input }) => input && Object.hasOwn(payload, name));
  return Object.fromEntries(inputs.map(({ name }) => [name, payload[name] ?? null]));
}

type Extra = Pick<Frame, 'byHand'> & Partial<Pick<Frame, 'decision' | 'message' | 'forced'>>;

function push(simulation: Simulation, input: Input, extra: Extra): Simulation {
  const { state, facts } = latest(simulation);
  const moved = transition(simulation.program, state, input, facts);
  return { ...simulation, frames: [...simulation.frames, { input, at: input.at, ...moved, ...extra }] };
}

/** Virtual providers answer whatever is ready; handoffs and other flows wait for a person, unless forced. */
function settle(simulation: Simulation): Simulation {
  let now = simulation;
  for (let i = 0; i < LONGEST_CHAIN; i += 1) {
    const { state, at } = latest(now);
    if (state.status === 'ended') return now;
    const pending = state.at?.pending === true;
    const { forced } = now;
    const open = readyCalls(state, at).find(
      ({ call, node }) => call.kind === 'send' || call.kind === 'http' || Object.hasOwn(forced, node),
    );
    if (!open && !pending) return now;
    now = open ? answer(now, open) : push(now, { type: 'timer', at }, { byHand: false });
  }
  return now;
}

function answer(simulation: Simulation, open: OpenCall): Simulation {
  const { at } = latest(simulation);
  const { call } = open;
  const outcome = (result: CallResult, extra: Omit<Extra, 'byHand'> = {}) =>
    push(simulation, { type: 'outcome', at, call: open.id, result }, { byHand: false, ...extra });
  const forced = Object.hasOwn(simulation.forced, open.node) ? simulation.forced[open.node] : undefined;
  if (forced && forced.status !== 'sent') return outcome(forced, { forced: true });
  if (call.kind !== 'send') return outcome({ status: 'response', http: 200, body: {} });
  if (forced) {
    const channel = forced.channel ?? call.channels[0] ?? 'whatsapp';
    return send(outcome, open, call, at, channel, { forced: true });
  }
  const decision = simulation.policy(proposalOf(call), at, soFarOf(simulation));
  if (decision.verdict === 'defer' && decision.until > at) {
    const { until, code, params } = decision;
    return outcome({ status: 'deferred', until, code, params }, { decision });
  }
  if (decision.verdict === 'allow') return send(outcome, open, call, at, decision.channel, { decision });
  return outcome({ status: 'not_sent', code: decision.code }, { decision });
}

function send(
  outcome: (result: CallResult, extra: Omit<Extra, 'byHand'>) => Simulation,
  open: OpenCall,
  { content: byChannel, intent, purpose }: SendCall,
  at: Instant,
  channel: ChannelName,
  extra: Omit<Extra, 'byHand'>,
): Simulation {
  const content = byChannel[channel];
  if (!content) return outcome({ status: 'not_sent', code: 'no_content' }, extra);
  const { decision } = extra;
  const message: SimulatedMessage = {
    call: open.id,
    node: open.node,
    at,
    channel,
    intent,
    purpose,
    content,
    ...(decision?.verdict === 'allow' && decision.inConversation ? { inConversation: true } : {}),
  };
  return outcome({ status: 'sent', channel, delivery: `sim_${open.id}` }, { ...extra, message });
}

function soFarOf(simulation: Simulation): SoFar {
  const heard: SoFar['heard'] = {};
  for (const { input, at } of simulation.frames) {
    if (input?.type === 'reply') heard[input.channel] = at;
    else if (input?.type === 'start' && input.trigger.type === 'message' && input.trigger.channel)
      heard[input.trigger.channel] = at;
  }
  return { sent: messagesOf(simulation), heard, tags: latest(simulation).facts.contact.tags };
}

/** A send as the policy sees it. */
export function proposalOf(call: SendCall): Proposal {
  const templates: Proposal['templates'] = {};
  for (const channel of call.channels) {
    const content = call.content[channel];
    if (content?.type === 'template') templates[channel] = { name: content.name, language: content.language };
  }
  const { intent, purpose, channels } = call;
  return { intent, purpose, channels, templates, flow: null, inConversation: false };
}

const allowFirst: SimulatedPolicy = ({ channels }) => {
  const [channel] = channels;
  return channel ? { verdict: 'allow', channel } : { verdict: 'suppress', code: 'policy.no_channel', params: {} };
};
