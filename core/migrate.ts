import type { Instant, JsonObject } from './json';
import type { Program } from './program';
import type { Facts, OpenCall, RunState } from './run';
import { Turn } from './turn';

/**
 * What becomes of a wait that a new version changed: keep: the moment it was due; recount: from when the wait began,
 * with the number due now; restart: from this moment.
 */
export type WaitChoice = 'keep' | 'recount' | 'restart';
export type Moved = { moved: true; state: RunState } | { moved: false; reason: 'node_gone'; node: string };

/**
 * Moves a live run to another version of its flow. A run whose node is gone, or is another kind of node now, stays
 * where it is and says so; everyone else goes on from the same node, with the new version's defaults for variables
 * that are new.
 * @param facts for the contact's zone; without them calendar waits are counted in the flow's
 */
export function moveRun(
  state: RunState,
  from: Program,
  to: Program,
  choice: WaitChoice,
  at: Instant,
  facts?: Facts,
): Moved {
  if (state.status === 'ended') return { moved: true, state };
  const moved: RunState = { ...state, vars: { ...to.defaults, ...state.vars } };
  if (!state.at) return { moved: true, state: moved };
  const { node, since, wake, pending } = state.at;
  const now = to.nodes.get(node);
  if (!now || now.kind !== from.nodes.get(node)?.kind) return { moved: false, reason: 'node_gone', node };
  if (choice === 'keep' || pending || wake === null || !now.rewake) return { moved: true, state: moved };
  const began = choice === 'restart' ? at : (waitBegan(state.at.local) ?? since);
  const turn = new Turn(to, moved, began, facts ?? noFacts(to));
  moved.at = { ...state.at, wake: now.rewake(turn) ?? at };
  return { moved: true, state: moved };
}

/** Nodes whose wait begins after they were entered (a message: when it was sent) keep that moment as `from`. */
function waitBegan(local: unknown): Instant | null {
  const from = local !== null && typeof local === 'object' ? (local as JsonObject).from : null;
  return typeof from === 'number' ? from : null;
}

function noFacts({ settings }: Program): Facts {
  return {
    contact: {
      id: '',
      name: null,
      language: null,
      timeZone: null,
      country: null,
      attributes: {},
      tags: [],
      addresses: [],
    },
    timeZone: settings.timeZone ?? 'UTC',
  };
}

/** A saved state that this release cannot read. `newer`: a later release wrote it; update before going on. */
export class StateError extends Error {
  constructor(
    readonly code: 'state.unreadable' | 'state.newer',
    detail: string,
  ) {
    super(`${code}: ${detail}`);
    this.name = 'StateError';
  }
}

/**
 * Reads a saved state, whatever release wrote it. Throws `StateError` for what is no state: its run is halted rather
 * than started over.
 */
export function loadState(json: unknown): RunState {
  if (!isObject(json)) throw new StateError('state.unreadable', 'not an object');
  const { schema } = json;
  if (schema === 1) return checked(json);
  if (schema === 0) return checked(fromSchema0(json));
  if (typeof schema === 'number' && schema > 1) throw new StateError('state.newer', `schema ${String(schema)}`);
  throw new StateError('state.unreadable', `schema ${JSON.stringify(schema)}`);
}

function checked(json: JsonObject): RunState {
  const { run, status, at, vars, open, visits } = json;
  if (typeof run !== 'string') throw new StateError('state.unreadable', 'no run id');
  if (status !== 'live' && status !== 'ended') throw new StateError('state.unreadable', 'no status');
  if (at !== null && !isObject(at)) throw new StateError('state.unreadable', 'no position');
  if (![vars, open, visits].every(isObject)) throw new StateError('state.unreadable', 'no variables, calls or visits');
  return json as unknown as RunState;
}

/** Schema 0 (builds before the first release) kept open calls in a list and no count of visits. */
function fromSchema0(json: JsonObject): JsonObject {
  const { open: calls, ...rest } = json;
  const list = (Array.isArray(calls) ? calls : []) as unknown as OpenCall[];
  const open = Object.fromEntries(list.map((call) => [call.id, call]));
  const at = isObject(json.at) ? json.at : null;
  const visits = at && typeof at.node === 'string' ? { [at.node]: at.visit ?? 1 } : {};
  return { visits, ...rest, schema: 1, open: open as unknown as JsonObject };
}

function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
