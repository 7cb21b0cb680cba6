import type { Content, ContentByChannel } from './document';
import type { Instant, Json, JsonObject } from './json';
import type { AddressKind, ChannelName, Purpose } from './vocabulary';

/** What a run remembers between two inputs. Everything in it is JSON; `schema` says which release wrote it. */
export interface RunState {
  schema: 1;
  /** The run's id: call ids are `<run>.<n>`. */
  run: string;
  status: 'live' | 'ended';
  /** The one live position; null before the start and after the end. */
  at: Position | null;
  vars: JsonObject;
  /** What started the run; `event.*` in rules and Liquid. */
  trigger: Trigger | null;
  /** Steps journalled so far. */
  seq: number;
  /** Calls opened so far. */
  calls: number;
  /** Calls without a final outcome yet, by id. */
  open: Record<string, OpenCall>;
  /** Visits per node. */
  visits: Record<string, number>;
  startedAt: Instant | null;
  /** The last inbound and outbound message of this run, for rules (`channel`, `reply.text`). */
  last?: {
    channel?: ChannelName;
    reply?: string;
    /** `<node>:<button>` of the last button taken: a second tap on it moves nobody. */
    button?: string;
  };
  outcome?: RunOutcome;
}

export interface Position {
  node: string;
  /** Which visit of this node this is, from 1. */
  visit: number;
  /** When the node was entered. */
  since: Instant;
  /** When this node wants to hear from the clock; null: only an input can move it. */
  wake: Instant | null;
  /** What the node keeps for itself while it waits. */
  local: Json;
  /** The node was reached but not entered yet: the transition had spent its budget of visits. */
  pending?: true;
}

export interface Trigger {
  /** The start node that fired. */
  node: string;
  type: 'event' | 'message' | 'api' | 'flow';
  /** The event's name, the message's keyword, or empty. */
  name: string;
  payload: JsonObject;
  at: Instant;
  channel?: ChannelName;
  /** The event's id, where an event fired: the run's own start is never its goal. */
  event?: string;
}

export interface OpenCall {
  id: string;
  node: string;
  /** The position's visit when it was opened: an outcome for an older visit moves nobody. */
  visit: number;
  call: Call;
  openedAt: Instant;
  /** Not before this moment (a deferral); null: now. */
  due: Instant | null;
  /** Nobody knows whether the provider took it: never performed again, held until an outcome comes. */
  held?: true;
}

export interface RunOutcome {
  kind: 'completed' | 'goal' | 'exited' | 'cancelled' | 'failed';
  /** The name of the End node, the event that exited it, or the reason of the cancel. */
  name: string;
  at: Instant;
}

/** What can happen to a run. `at` is the run's own time; nothing in core reads a clock. */
export type Input =
  | { type: 'start'; at: Instant; trigger: Trigger; vars?: JsonObject }
  | { type: 'event'; at: Instant; id: string; name: string; payload: JsonObject }
  | {
      type: 'reply';
      at: Instant;
      message: string;
      channel: ChannelName;
      text: string;
      button?: ButtonRef;
      media?: Json;
    }
  | { type: 'receipt'; at: Instant; call: string; status: 'delivered' | 'read' | 'clicked' | 'failed'; detail?: string }
  | { type: 'outcome'; at: Instant; call: string; result: CallResult }
  /** The clock reached `wake` or a deferral's `due`: at = max(now, due). */
  | { type: 'timer'; at: Instant }
  | { type: 'cancel'; at: Instant; reason: string }
  /** A pause ended and its waits move by so many milliseconds. */
  | { type: 'shift'; at: Instant; by: number }
  /** A pause ended and waits that fell due meanwhile end the run. */
  | { type: 'expire'; at: Instant };

/** Buttons carry the run and node that drew them, so that an old one still lands right. */
export interface ButtonRef {
  id: string;
  run?: string;
  node?: string;
}

/** What a call came to. `deferred` keeps it open; everything else closes it. */
export type CallResult =
  | { status: 'sent'; channel: ChannelName; delivery: string; flagged?: 'unknown' }
  | { status: 'not_sent'; code: string; params?: JsonObject }
  | { status: 'deferred'; until: Instant; code: string; params?: JsonObject }
  /** The provider may have taken it: the run is held until this is settled. */
  | { status: 'unknown' }
  | { status: 'response'; http: number; body: Json }
  | { status: 'failed'; code: string; params?: JsonObject }
  | { status: 'resolved'; outcome: string; by?: string; note?: string; resumeAt?: string }
  | { status: 'no_agent' }
  | { status: 'ended'; end: string; outputs: JsonObject };

/** Work for the outside world, or a fact to write in the same transaction. */
export type Command =
  | { type: 'call'; id: string; node: string; call: Call }
  | { type: 'cancel_call'; id: string }
  | { type: 'set_contact'; attributes?: JsonObject; addTags?: string[]; removeTags?: string[] }
  | { type: 'goal'; name: string; value: number | null };

export type Call =
  | SendCall
  | {
      kind: 'http';
      method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
      url: string;
      headers: Record<string, string>;
      body: string | null;
      timeoutMs: number;
      retries: number;
    }
  | { kind: 'run_flow'; flow: string; inputs: JsonObject }
  | { kind: 'handoff'; queue: string; reason: Said; summary: string; priority: number; timeoutAt: Instant | null };

export interface SendCall {
  kind: 'send';
  /** Candidate channels in order; exactly one of them is used. */
  channels: ChannelName[];
  /** Rendered per channel: what would be said on each. */
  content: Partial<Record<ChannelName, RenderedContent>>;
  /** The message's intent: two channels never carry the same one. */
  intent: string;
  purpose: Purpose;
  /** Priority of the flow, 0 first. */
  priority: number;
}
export type RenderedContent = Content & { language: string };
export type { ContentByChannel };

/** A sentence before it has a language: `core/words` says it. */
export interface Said {
  code: string;
  params: JsonObject;
}

/** One line of a run's journal: append-only, numbered, and enough to say why. */
export interface Step {
  seq: number;
  at: Instant;
  node: string | null;
  /**
   * entered: waits here now; left: by `outlet`; passed: entered and left at once; note: something that moved nobody;
   * ended: the run is over.
   */
  event: 'entered' | 'left' | 'passed' | 'note' | 'ended';
  outlet?: string;
  /** Why, as a sentence and with the values that each rule read. */
  why?: Said;
  reads?: Read[];
}
export interface Read {
  field: string;
  value: Json;
  op?: string;
  expected?: Json;
  met?: boolean;
}

/** Data looked up for the run: loaded by the shell, changed only by `set_contact` inside a transition. */
export interface Facts {
  contact: ContactFacts;
  /** The workspace's zone, where neither contact nor flow has one. */
  timeZone: string;
}
export interface ContactFacts {
  id: string;
  name: string | null;
  language: string | null;
  timeZone: string | null;
  country: string | null;
  attributes: JsonObject;
  tags: string[];
  addresses: { kind: AddressKind; value: string }[];
  /** The channels in the order the contact prefers, if known. */
  preferred?: ChannelName[];
}
