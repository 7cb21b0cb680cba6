import type { z } from 'zod';
import { checkCallers } from './checks/callers';
import { checkShape } from './checks/shape';
import { checkWindow } from './checks/window';
import { checkWordsUsed } from './checks/words-used';
import type { Drawn, Report } from './checks/drawn';
import { DEEPEST, isTooDeep } from './depth';
import {
  EdgeSchema,
  FlowDocumentSchema,
  NodeSchema,
  type FlowDocument,
  type FlowEdge,
  type FlowNode,
} from './document';
import type { JsonObject } from './json';
import type { CompileContext, NodeKind } from './kind';
import { compileText } from './liquid';
import { findKind } from './nodes';
import { readPhone } from './phone';
import type { Environment, EventMatch, Problem, Program, ProgramNode, Start } from './program';
import { compileRule } from './rules';
import { issueParams } from './schema-issue';
import { isZone } from './zones';

export type { Caller, ChannelLimits, Environment, EnvironmentTemplate, Problem, Program, Start } from './program';

export type Compiled = { ok: true; program: Program; problems: Problem[] } | { ok: false; problems: Problem[] };
export interface Draft {
  program: Program | null;
  problems: Problem[];
}

/**
 * Reads a flow document, checks it against its workspace and makes it ready to run. Total: any JSON in, problems out.
 * `ok` means no errors; warnings come along either way.
 * @example const compiled = compile(document, environment); if (compiled.ok) run(compiled.program)
 */
export function compile(document: unknown, environment: Environment): Compiled {
  const { program, problems } = compileDraft(document, environment);
  if (!program || problems.some(({ severity }) => severity === 'error')) return { ok: false, problems };
  return { ok: true, program, problems };
}

/**
 * The same for a draft: a program even where there are errors, so that what is already drawn can be tried in the
 * simulator. Null only where the document cannot be read at all. Never for a published version.
 */
export function compileDraft(document: unknown, environment: Environment): Draft {
  const problems: Problem[] = [];
  const report = reportTo(problems);
  const parsed = read(document, report);
  if (!parsed) return { program: null, problems };
  const drawn = draw(parsed, environment, report);
  checkDrawn(drawn, report);
  return { program: build(drawn), problems };
}

/**
 * The problems of a document that is edited step by step, as `compile` tells them: what a node came to is kept for as
 * long as it is the same object, so that a second look at two thousand nodes of which one changed takes milliseconds.
 * @example const check = createChecker(); check(draft, environment); check(edited, environment)
 */
export function createChecker(): (document: FlowDocument, environment: Environment) => Problem[] {
  const kept: Kept = { nodes: new WeakMap(), edges: new WeakMap(), configured: new WeakMap() };
  return (document, environment) => {
    const problems: Problem[] = [];
    const report = reportTo(problems);
    const parsed = readKept(document, kept) ?? read(document, report);
    if (parsed) checkDrawn(draw(parsed, environment, report, kept.configured), report);
    return problems;
  };
}

interface Kept {
  nodes: WeakMap<FlowNode, FlowNode>;
  edges: WeakMap<FlowEdge, FlowEdge>;
  configured: WeakMap<FlowNode, ReturnType<NodeKind['read']>>;
}

/** Every node and edge parsed once; null where anything is not as it should be, which is `read`'s to tell. */
function readKept(document: FlowDocument, kept: Kept): FlowDocument | null {
  const parsed = FlowDocumentSchema.safeParse({ ...document, nodes: [], edges: [] });
  const nodes = parseKept(document.nodes, NodeSchema, kept.nodes);
  const edges = parseKept(document.edges, EdgeSchema, kept.edges);
  return parsed.success && nodes && edges ? { ...parsed.data, nodes, edges } : null;
}

function parseKept<T extends object>(list: readonly T[], schema: z.ZodType<T>, kept: WeakMap<T, T>): T[] | null {
  const all: T[] = [];
  for (const item of list) {
    const known = kept.get(item);
    const parsed = known ?? (isTooDeep([[item]]) ? undefined : schema.safeParse(item).data);
    if (!parsed) return null;
    kept.set(item, parsed);
    all.push(parsed);
  }
  return all;
}

const reportTo =
  (problems: Problem[]): Report =>
  (node, code, params = {}, severity = 'error') =>
    void problems.push({ node, code, severity, params });

/** Everything that can be wrong with a document that could be read. */
function checkDrawn(drawn: Drawn, report: Report): void {
  const { document, environment } = drawn;
  const { settings } = document;
  if (settings.timeZone !== undefined && !isZone(settings.timeZone))
    report(null, 'flow.time_zone_unknown', { zone: settings.timeZone });
  for (const [id, { node, configured }] of drawn.nodes) {
    const wired = (outlet: string) => drawn.edges.get(id)?.has(outlet) ?? false;
    configured.check({
      node,
      document,
      settings,
      environment,
      wired,
      report: (code, params, severity) => report(id, code, params, severity),
    });
  }
  checkShape(drawn, report);
  checkCallers(drawn, report);
  checkWindow(drawn, report);
  checkWordsUsed(drawn, report);
}

/** What keeps a version from running at all; every other check was publish's business. */
const UNREADABLE = /^(document\.|node\.kind_unknown|config\.invalid)/;

/**
 * The program of a version that was published before: only what must be read is judged. A template paused since, a
 * flow that was archived, or a check that a later release added do not unmake a version that people are in.
 */
export function compileVersion(document: unknown): Compiled {
  const problems: Problem[] = [];
  const report = reportTo(problems);
  const parsed = read(document, report);
  if (!parsed) return { ok: false, problems };
  const drawn = draw(parsed, { templates: [], flows: [], channels: undefined }, report);
  if (problems.some(({ code }) => UNREADABLE.test(code))) return { ok: false, problems };
  return { ok: true, program: build(drawn), problems };
}

function read(document: unknown, report: Report): FlowDocument | null {
  if (isTooDeep(document)) {
    report(null, 'document.too_deep', { max: DEEPEST });
    return null;
  }
  const parsed = FlowDocumentSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues.slice(0, 100)) report(null, 'document.invalid', issueParams(issue));
  return null;
}

/** Reads every node with its kind and every edge with its nodes; what cannot be read is reported and left out. */
function draw(
  document: FlowDocument,
  environment: Environment,
  report: Report,
  kept: Kept['configured'] = new WeakMap(),
): Drawn {
  const nodes = new Map<string, Drawn['nodes'] extends ReadonlyMap<string, infer N> ? N : never>();
  const ids = new Set<string>();
  for (const node of document.nodes) {
    if (ids.has(node.id)) {
      report(node.id, 'node.duplicate_id');
      continue;
    }
    ids.add(node.id);
    const kind = findKind(node.kind);
    if (!kind) {
      report(node.id, 'node.kind_unknown', { kind: node.kind });
      continue;
    }
    const configured = kept.get(node) ?? kind.read(node.config);
    kept.set(node, configured);
    if (configured.ok) nodes.set(node.id, { node, kind, configured: configured.node });
    else for (const issue of configured.issues) report(node.id, 'config.invalid', issue);
  }
  const edges = new Map<string, Map<string, string>>();
  for (const { from, outlet, to } of document.edges) {
    if (!ids.has(from)) report(null, 'edge.from_nowhere', { from, outlet, to });
    else if (!ids.has(to)) report(from, 'edge.to_nowhere', { outlet, to });
    if (!ids.has(from) || !ids.has(to)) continue;
    const outlets = edges.get(from) ?? new Map<string, string>();
    edges.set(from, outlets);
    if (outlets.has(outlet)) report(from, 'edge.duplicate', { outlet });
    else outlets.set(outlet, to);
  }
  for (const [id, { configured }] of nodes)
    for (const outlet of edges.get(id)?.keys() ?? [])
      if (!configured.outlets.some(({ name }) => name === outlet) && !configured.hidden.includes(outlet))
        report(id, 'edge.outlet_unknown', { outlet });
  return { document, environment, nodes, edges };
}

function build({ document, nodes, edges }: Drawn): Program {
  const { settings } = document;
  const built = new Map<string, ProgramNode>();
  const starts: Start[] = [];
  const mentions = new Set<string>();
  for (const [id, { node, kind, configured }] of nodes) {
    const out = edges.get(id) ?? new Map<string, string>();
    const context: CompileContext = {
      node,
      document,
      settings,
      wired: (outlet) => out.has(outlet),
      rule: compileRule,
      text,
      phone: readPhone,
    };
    const behaviour = configured.compile(context);
    built.set(id, { ...behaviour, id, kind: kind.kind, name: node.name, edges: out, configured });
    if (configured.start) starts.push(configured.start(context));
    for (const event of configured.listens) mentions.add(event);
  }
  const goal = settings.goal ? match(settings.goal) : null;
  const exits = settings.exitOn.map(match);
  for (const { event } of goal ? [goal, ...exits] : exits) mentions.add(event);
  const defaults: JsonObject = {};
  for (const variable of document.variables)
    if (variable.default !== undefined) defaults[variable.name] = variable.default;
  return { document, settings, starts, mentions, nodes: built, goal, exits, defaults };
}

function match(one: NonNullable<FlowDocument['settings']['goal']>): EventMatch {
  return { event: one.event, rule: one.where ? compileRule(one.where) : null, within: one.within ?? null };
}

/** A text that was checked before; one that does not parse would have been an error, and says nothing. */
function text(source: string): ReturnType<CompileContext['text']> {
  const compiled = compileText(source);
  return compiled.ok ? compiled.render : () => '';
}
