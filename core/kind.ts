import type { z } from 'zod';
import type { Content, FlowDocument, FlowNode, FlowSettings, Rule } from './document';
import type { Instant, Json, JsonObject } from './json';
import type { Environment, Problem, Start } from './program';
import type { CompiledRule } from './rules';
import type { CallResult, Input, Read, Said } from './run';
import { issueParams, type IssueParams } from './schema-issue';
import type { Scope } from './scope';
import type { Turn } from './turn';
import type { ChannelName, Language } from './vocabulary';

/** A node's named exit. */
export interface Outlet {
  name: string;
  /** Left at once, without anything to wait for: a loop made only of such exits would never rest. */
  instant?: true;
  /** A path that the flow should say something about: unwired, the run ends there. */
  expected?: true;
  /** The customer has just written when the run leaves here: WhatsApp's service window is open. */
  inbound?: true;
}

/** What a node decides. */
export type Move =
  | { type: 'go'; outlet: string; why: Said; reads?: Read[] }
  /** Wait here (again). `why` is journalled on entering, and later only where it is given. */
  | { type: 'wait'; wake: Instant | null; local: Json; why?: Said }
  | { type: 'jump'; node: string; why: Said }
  | { type: 'end'; outcome: 'completed' | 'exited' | 'failed'; name: string; why: Said; reads?: Read[] };

/** What can reach a waiting node. Receipts and outcomes come only for its own calls. */
export type NodeInput =
  | Extract<Input, { type: 'event' | 'reply' | 'receipt' | 'timer' }>
  | { type: 'outcome'; at: Instant; call: string; result: Exclude<CallResult, { status: 'deferred' | 'unknown' }> };
export type Reply = Extract<Input, { type: 'reply' }>;

/** A node made ready to run: everything parsed and compiled, no I/O. */
export interface Behaviour {
  enter(turn: Turn): Move;
  /** Null: the input was not for this node; nothing changes. */
  resume?(turn: Turn, input: NodeInput): Move | null;
  /** A button of an earlier visit: the outlet it still leads to, or null. */
  late?(turn: Turn, reply: Reply): Move | null;
  /**
   * When a wait that began at the turn's moment would ring under this config: for runs that wait here while another
   * version is published. Null: there is nothing to wait for any more.
   */
  rewake?(turn: Turn): Instant | null;
  /** Late buttons do not take the run away from here (a person is serving the customer). */
  holds?: true;
}

/** What a kind compiles with. The engines come with it: whoever only reads or draws a node loads none of them. */
export interface CompileContext {
  node: FlowNode;
  document: FlowDocument;
  settings: FlowSettings;
  /** Whether an edge leaves this outlet. */
  wired(outlet: string): boolean;
  rule(rule: Rule): CompiledRule;
  text(source: string): (scope: Scope) => string;
  /** A phone number as somebody wrote it, in E.164; null where it is none. The country (ISO 3166-1 alpha-2) is where it names none. */
  phone(said: string, country: string): string | null;
}

export interface CheckContext {
  node: FlowNode;
  document: FlowDocument;
  settings: FlowSettings;
  environment: Environment;
  wired(outlet: string): boolean;
  report(code: string, params?: JsonObject, severity?: Problem['severity']): void;
}

export interface LiquidUse {
  field: string;
  source: string;
  /** A customer reads it: a missing value needs a fallback. */
  shown: boolean;
}

/** One content with its place. */
export interface Spoken {
  channel: ChannelName;
  language: string;
  content: Content;
}

export type Group = 'start' | 'say' | 'ask' | 'decide' | 'time' | 'do' | 'people' | 'end';

/** What a kind's folder declares. Only `config`, `outlets`, `compile` and `describe` are always needed. */
export interface KindSpec<C> {
  kind: string;
  group: Group;
  /** Brings saved configs of older releases to today's shape. */
  migrate?(config: Record<string, unknown>): Record<string, unknown>;
  outlets(config: C): Outlet[];
  /** Outlets that this config hides: an edge from one is this kind's own problem to report. */
  hidden?(config: C): string[];
  texts?(config: C): LiquidUse[];
  /** What it says to the customer. */
  says?(config: C): Spoken[];
  rules?(config: C): { field: string; rule: Rule }[];
  /** Variables it sets. */
  assigns?(config: C): string[];
  /** Events that a run must hear while it waits here. */
  listens?(config: C): string[];
  /** Hosts of other systems that it asks, as far as they are known before it runs. */
  asks?(config: C): string[];
  /** Passing here is a goal of the flow. */
  isGoal?: true;
  /** With nothing after it, the run ends here on purpose. */
  mayEnd?: true;
  /** The longest it can keep a run, in milliseconds (Infinity: no end known). */
  longest?(config: C): number;
  check?(config: C, context: CheckContext): void;
  compile(config: C, context: CompileContext): Behaviour;
  start?(config: C, context: CompileContext): Start;
  /** One line for a card, a list or an export. What is written in several languages is quoted in the reader's. */
  describe(config: C, language: Language): Said;
}

/** A node whose config has been read by its kind. */
export interface ConfiguredNode {
  outlets: Outlet[];
  hidden: string[];
  texts: LiquidUse[];
  says: Spoken[];
  rules: { field: string; rule: Rule }[];
  assigns: string[];
  listens: string[];
  asks: string[];
  isGoal: boolean;
  mayEnd: boolean;
  longest: number;
  check(context: CheckContext): void;
  compile(context: CompileContext): Behaviour;
  start: ((context: CompileContext) => Start) | null;
  describe(language: Language): Said;
}

export interface NodeKind {
  kind: string;
  group: Group;
  /** The shape of its config, for an editor's completion; whoever wants the config itself asks `read`. */
  config: z.ZodType;
  /** Reads a config; never throws. `field` is the dotted path of what is wrong. */
  read(config: Record<string, unknown>): { ok: true; node: ConfiguredNode } | { ok: false; issues: IssueParams[] };
}

/**
 * Declares a node kind: one folder, one line in `core/nodes/index.ts`.
 * Shared code works with the `NodeKind` and never asks for its name.
 */
export function defineKind<S extends z.ZodType>(schema: S, spec: KindSpec<z.output<S>>): NodeKind {
  return {
    kind: spec.kind,
    group: spec.group,
    config: schema,
    read(raw) {
      const parsed = schema.safeParse(spec.migrate ? spec.migrate(raw) : raw);
      if (!parsed.success) return { ok: false, issues: parsed.error.issues.map(issueParams) };
      const config = parsed.data;
      const { start } = spec;
      return {
        ok: true,
        node: {
          outlets: spec.outlets(config),
          hidden: spec.hidden?.(config) ?? [],
          texts: spec.texts?.(config) ?? [],
          says: spec.says?.(config) ?? [],
          rules: spec.rules?.(config) ?? [],
          assigns: spec.assigns?.(config) ?? [],
          listens: spec.listens?.(config) ?? [],
          asks: spec.asks?.(config) ?? [],
          isGoal: spec.isGoal === true,
          mayEnd: spec.mayEnd === true,
          longest: spec.longest?.(config) ?? 0,
          check: (context) => spec.check?.(config, context),
          compile: (context) => spec.compile(config, context),
          start: start ? (context) => start(config, context) : null,
          describe: (language) => spec.describe(config, language),
        },
      };
    },
  };
}
