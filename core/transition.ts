import { addDuration } from './durations';
import type { Instant, JsonObject } from './json';
import type { Move, NodeInput, Reply } from './kind';
import type { EventMatch, Program, ProgramNode } from './program';
import type { Command, Facts, Input, OpenCall, RunState, Step } from './run';
import { Turn } from './turn';

export interface Transition {
  state: RunState;
  commands: Command[];
  steps: Step[];
  /** The facts after what the run itself changed. */
  facts: Facts;
}

/** How many nodes one transition may enter before it hands back to its caller. */
export const VISIT_BUDGET = 200;

/** A run before its start. Its calls will be `<runId>.<n>`. */
export function newRun(runId: string): RunState {
  return {
    schema: 1,
    run: runId,
    status: 'live',
    at: null,
    vars: {},
    trigger: null,
    seq: 0,
    calls: 0,
    open: {},
    visits: {},
    startedAt: null,
  };
}

/**
 * Moves a run by one input: pure, total and bounded. It advances through nodes until the run waits, ends, or has
 * entered `VISIT_BUDGET` nodes (then `position.pending`, and the caller drives again at once).
 * An ended run takes nothing any more. The state given is never changed.
 * @example transition(program, newRun('run_1'), { type: 'start', at, trigger }, facts)
 */
export function transition(program: Program, state: RunState, input: Input, facts: Facts): Transition {
  if (state.status === 'ended') return { state, commands: [], steps: [], facts };
  const turn = new Turn(program, state, input.at, facts);
  const before = turn.state.seq;
  let touched = true;
  if (input.type === 'start') touched = start(turn, input);
  else if (input.type === 'cancel')
    turn.end('cancelled', input.reason, said('run.cancelled', { reason: input.reason }));
  else if (turn.state.startedAt === null) touched = false;
  else touched = receive(turn, input);
  if (!touched && turn.state.seq === before) return { state, commands: [], steps: [], facts };
  return { state: turn.state, commands: turn.commands, steps: turn.steps, facts: turn.facts };
}

/** When the run next wants to hear from the clock: the least of its position's wake and its deferred calls' due. */
export function nextWake(state: RunState): Instant | null {
  let wake = state.at?.wake ?? null;
  for (const id in state.open) {
    const due = state.open[id]?.due ?? null;
    if (due !== null && (wake === null || due < wake)) wake = due;
  }
  return wake;
}

/** The calls to perform now: open, not deferred beyond `now`, and not held as unknown. */
export function readyCalls(state: RunState, now: Instant): OpenCall[] {
  const ready: OpenCall[] = [];
  for (const id in state.open) {
    const call = state.open[id];
    if (call && !call.held && (call.due === null || call.due <= now)) ready.push(call);
  }
  return ready;
}

const said = (code: string, params: JsonObject = {}) => ({ code, params });

function start(turn: Turn, input: Extract<Input, { type: 'start' }>): boolean {
  const { state, program } = turn;
  if (state.startedAt !== null) return false;
  state.startedAt = input.at;
  state.trigger = input.trigger;
  state.vars = { ...program.defaults, ...input.vars };
  if (input.trigger.channel) turn.remember({ channel: input.trigger.channel });
  if (input.trigger.type === 'message') {
    const { text } = input.trigger.payload;
    turn.remember({ reply: typeof text === 'string' ? text : input.trigger.name });
  }
  enterFrom(turn, input.trigger.node);
  return true;
}

/** Any input after the start. Answers whether it changed anything. */
function receive(turn: Turn, input: Exclude<Input, { type: 'start' | 'cancel' }>): boolean {
  if (turn.state.at?.pending && input.type !== 'expire' && input.type !== 'shift') {
    // The visits ran out before this node was entered: go on from there, then take the input where that leads.
    const { node } = turn.state.at;
    turn.state.at = null;
    enterFrom(turn, node);
    if (turn.state.status === 'ended') return true;
    take(turn, input);
    return true;
  }
  return take(turn, input);
}

function take(turn: Turn, input: Exclude<Input, { type: 'start' | 'cancel' }>): boolean {
  switch (input.type) {
    case 'event':
      return exitsOn(turn, input) || resume(turn, input);
    case 'reply':
      turn.remember({ channel: input.channel, reply: input.text });
      if (!lateButton(turn, input)) resume(turn, input);
      return true;
    case 'receipt':
      return resume(turn, input);
    case 'outcome':
      return settle(turn, input);
    case 'timer':
      return ring(turn, input);
    case 'shift':
      return shift(turn, input.by);
    case 'expire':
      return expire(turn);
  }
}

/** The goal first, then the events that end the run: both interrupt whatever it waits for. */
function exitsOn(turn: Turn, input: Extract<Input, { type: 'event' }>): boolean {
  const { program, state } = turn;
  const { trigger, startedAt } = state;
  // A run hears of its own start as well; what started it is neither its goal nor its exit.
  if (startedAt === null || input.at < startedAt) return false;
  if (
    trigger?.event === undefined ? input.at === startedAt && input.name === trigger?.name : trigger.event === input.id
  )
    return false;
  const { goal } = program;
  if (goal && goal.event === input.name) {
    const until = goal.within ? addDuration(startedAt, goal.within, turn.zone) : null;
    const reads = until === null || input.at <= until ? judge(turn, goal, input.payload) : null;
    if (reads) {
      turn.goal(goal.event, valueOf(input.payload));
      turn.end('goal', goal.event, said('run.goal', { event: goal.event }), reads);
      return true;
    }
  }
  for (const exit of program.exits) {
    if (exit.event !== input.name) continue;
    const reads = judge(turn, exit, input.payload);
    if (!reads) continue;
    turn.end('exited', exit.event, said('run.exited', { event: exit.event }), reads);
    return true;
  }
  return false;
}

/** The reads of a match that is met; null where it is not. */
function judge(turn: Turn, match: EventMatch, payload: JsonObject) {
  if (!match.rule) return [];
  const verdict = match.rule(turn.scopeFor(payload));
  return verdict.met ? verdict.reads : null;
}

/** What a goal was worth: the payload's `value`, `amount` or `total`. */
function valueOf(payload: JsonObject): number | null {
  for (const key of ['value', 'amount', 'total']) {
    const value = Object.hasOwn(payload, key) ? payload[key] : null;
    if (typeof value === 'number') return value;
  }
  return null;
}

/**
 * A button that an earlier node of this run drew still leads where it led, unless a person holds the customer.
 * Answers whether the reply is dealt with.
 */
function lateButton(turn: Turn, input: Reply): boolean {
  const { button } = input;
  const { state, program } = turn;
  if (!button?.node || !state.at || button.node === state.at.node) return false;
  if (button.run !== undefined && button.run !== state.run) return false;
  if (!Object.hasOwn(state.visits, button.node) || program.nodes.get(state.at.node)?.holds) return false;
  const drawn = program.nodes.get(button.node);
  const move = drawn?.late?.(turn, input);
  if (move?.type !== 'go') return false;
  const target = drawn?.edges.get(move.outlet);
  if (target === undefined) return false;
  const key = `${button.node}:${button.id}`;
  const params = { button: button.id, node: button.node };
  if (target === state.at.node || state.last?.button === key) {
    turn.note(said('reply.repeated_button', params));
    return true;
  }
  turn.remember({ button: key });
  turn.step('left', state.at.node, said('reply.late_button', params));
  turn.arrival = move.why;
  state.at = null;
  enterFrom(turn, target);
  return true;
}

function settle(turn: Turn, input: Extract<Input, { type: 'outcome' }>): boolean {
  const { state } = turn;
  const open = Object.hasOwn(state.open, input.call) ? state.open[input.call] : undefined;
  if (!open) return false;
  const { result } = input;
  if (result.status === 'deferred') {
    const { until, code, params } = result;
    turn.openCalls[input.call] = { ...open, due: until };
    turn.step(
      'note',
      open.node,
      said('call.deferred', { call: input.call, until, zone: turn.zone, code, params: params ?? {} }),
    );
    return true;
  }
  if (result.status === 'unknown') {
    turn.openCalls[input.call] = { ...open, due: null, held: true };
    turn.step('note', open.node, said('call.unknown', { call: input.call }));
    return true;
  }
  delete turn.openCalls[input.call];
  const { at } = state;
  if (at && at.node === open.node && at.visit === open.visit) {
    resume(turn, { type: 'outcome', at: input.at, call: input.call, result });
  } else {
    turn.step('note', open.node, said('call.late', { call: input.call, status: result.status }));
  }
  return true;
}

function ring(turn: Turn, input: Extract<Input, { type: 'timer' }>): boolean {
  let rang = false;
  for (const [id, open] of Object.entries(turn.state.open)) {
    if (open.due === null || open.due > input.at) continue;
    turn.openCalls[id] = { ...open, due: null };
    rang = true;
  }
  const wake = turn.state.at?.wake ?? null;
  if (wake === null || wake > input.at) return rang;
  if (resume(turn, input)) return true;
  const { at } = turn.state;
  if (!at || at.pending) return rang;
  // The node is not waiting for the clock (another version put something else in its place): ringing again would spin.
  turn.state.at = { ...at, wake: null };
  return true;
}

function shift(turn: Turn, by: number): boolean {
  const { at } = turn.state;
  if (!at || at.wake === null || !Number.isFinite(by) || by === 0) return false;
  turn.state.at = { ...at, wake: at.wake + by };
  turn.note(said('run.shifted', { by, until: at.wake + by, zone: turn.zone }));
  return true;
}

function expire(turn: Turn): boolean {
  const wake = turn.state.at?.wake ?? null;
  if (wake === null || wake > turn.at || turn.state.at?.pending) return false;
  turn.end('exited', 'expired', said('run.expired', { until: wake, zone: turn.zone }));
  return true;
}

function resume(turn: Turn, input: NodeInput): boolean {
  const { at } = turn.state;
  if (!at || at.pending) return false;
  const node = turn.program.nodes.get(at.node);
  if (!node) {
    turn.end('failed', 'node_gone', said('run.node_gone', { node: at.node }));
    return true;
  }
  const move = node.resume?.(turn, input) ?? null;
  if (move === null) return false;
  if (move.type === 'wait') {
    turn.state.at = { ...at, wake: move.wake, local: move.local };
    if (move.why) turn.note(move.why);
    return true;
  }
  const next = leave(turn, node, move, 'left');
  if (next !== null) enterFrom(turn, next);
  return true;
}

/** Enters a node and whatever follows, until the run waits, ends, or the budget of visits is spent. */
function enterFrom(turn: Turn, first: string): void {
  const { state, program, at } = turn;
  let id: string | null = first;
  for (let left = VISIT_BUDGET; id !== null; left -= 1) {
    const node: ProgramNode | undefined = program.nodes.get(id);
    if (!node) {
      turn.end('failed', 'node_gone', said('run.node_gone', { node: id }));
      return;
    }
    if (left === 0) {
      const visit = (Object.hasOwn(state.visits, id) ? (state.visits[id] ?? 0) : 0) + 1;
      state.at = { node: id, visit, since: at, wake: at, local: null, pending: true };
      return;
    }
    const position = { node: id, visit: turn.countVisit(id), since: at, wake: null, local: null };
    state.at = position;
    const move: Move = node.enter(turn);
    if (move.type === 'wait') {
      state.at = { ...position, wake: move.wake, local: move.local };
      turn.step('entered', id, move.why);
      return;
    }
    id = leave(turn, node, move, 'passed');
  }
}

/** Journals a departure and answers where it leads; null where the run ended. */
function leave(
  turn: Turn,
  node: ProgramNode,
  move: Exclude<Move, { type: 'wait' }>,
  event: 'left' | 'passed',
): string | null {
  const { reads } = { reads: undefined, ...move };
  if (move.type === 'end') {
    turn.end(move.outcome, move.name, move.why, reads);
    return null;
  }
  turn.arrival = move.why;
  if (move.type === 'jump') {
    turn.step(event, node.id, move.why);
    turn.state.at = null;
    return move.node;
  }
  turn.step(event, node.id, move.why, reads ? { outlet: move.outlet, reads } : { outlet: move.outlet });
  const target = node.edges.get(move.outlet);
  if (target === undefined) {
    turn.end('completed', '', said('run.no_edge', { outlet: move.outlet }));
    return null;
  }
  turn.state.at = null;
  return target;
}
