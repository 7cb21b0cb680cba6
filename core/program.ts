import type { Duration, FlowDocument, FlowSettings } from './document';
import type { JsonObject } from './json';
import type { Behaviour, ConfiguredNode } from './kind';
import type { CompiledRule, Verdict } from './rules';
import type { Scope } from './scope';
import type { ChannelName } from './vocabulary';

/** Something wrong with a flow, for a person to put right. Said by `core/words`. */
export interface Problem {
  /** The node it concerns; null: the flow as a whole. */
  node: string | null;
  code: string;
  /** Publish refuses errors; warnings are advice. */
  severity: 'error' | 'warning';
  params: JsonObject;
}

/** What a flow is checked against: the workspace around it. */
export interface Environment {
  templates: EnvironmentTemplate[];
  flows: { id: string; name: string; ends: string[]; inputs: string[] }[];
  /** The steps of other flows that run the flow at hand, and the ends they leave by. Absent: nobody asked. */
  callers?: Caller[];
  /** Limits of the workspace's own providers; undefined: each channel's usual ones. */
  channels: Record<ChannelName, ChannelLimits> | undefined;
}
/** A step that runs a flow. */
export interface Caller {
  flow: string;
  name: string;
  step: string;
  stepName: string;
  /** The ends it has an outlet for, each with the step it is in the version that runs; null: it is in none. */
  ends: { name: string; node: string | null }[];
}
export interface EnvironmentTemplate {
  name: string;
  language: string;
  channel: ChannelName;
  category: 'utility' | 'marketing' | 'authentication';
  state: 'approved' | 'pending' | 'rejected' | 'paused' | 'disabled';
  /** The approved text with `{{1}}`, `{{2}}` for its parameters. */
  body: string;
  /** Titles of its quick replies. */
  buttons: string[];
}
export interface ChannelLimits {
  /** How many buttons a message may carry, how long their titles and the text may be. */
  buttons: number;
  buttonTitle: number;
  text: number;
}

/** A way into the flow. */
export interface Start {
  node: string;
  type: 'event' | 'message' | 'api' | 'flow';
  /** The event that fires it; null for the other types. */
  event: string | null;
  /** Words of an inbound message that fire it, already folded; empty: any message. */
  keywords: readonly string[];
  /**
   * Whether a trigger starts a run here. The scope's `event` is the payload; `reply` and `channel` the message, for
   * a message start. Pure and total; `reads` say why.
   */
  accepts(scope: Scope): Verdict;
}

export interface ProgramNode extends Behaviour {
  id: string;
  kind: string;
  name: string;
  /** Outlet -> node. */
  edges: ReadonlyMap<string, string>;
  configured: ConfiguredNode;
}

export interface EventMatch {
  event: string;
  rule: CompiledRule | null;
  within: Duration | null;
}

/** A compiled flow: built once per process and version, immutable, shared by every run. */
export interface Program {
  document: FlowDocument;
  settings: FlowSettings;
  starts: readonly Start[];
  /** The events that a live run must hear: goal, exits and whatever a node waits for. */
  mentions: ReadonlySet<string>;
  nodes: ReadonlyMap<string, ProgramNode>;
  goal: EventMatch | null;
  exits: readonly EventMatch[];
  /** Defaults of the declared variables. */
  defaults: JsonObject;
}
