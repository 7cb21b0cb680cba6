import type { CelVerdict } from '../cel';
import { celFault, isDataFault } from '../cel-fault';
import type { FlowNode } from '../document';
import type { Json, JsonObject } from '../json';
import type { ConfiguredNode } from '../kind';
import { compileText } from '../liquid';
import { compileRule, type CompiledRule } from '../rules';
import { SCOPE_ROOTS } from '../scope';
import { standInScope } from '../stand-ins';
import type { Drawn, Report } from './drawn';

/** Always there, whatever the contact and the trigger. */
const CERTAIN = new Set(['contact.id', 'now', 'timeZone']);

/** A node's rules and texts, compiled once for as long as the node is the same: an editor asks at every edit. */
const KNOWN = new WeakMap<ConfiguredNode, ReturnType<typeof compileUses>>();

type Uses = ReturnType<typeof compileUses>;
const compileUses = ({ rules, texts }: ConfiguredNode) => ({
  rules: rules.map(({ field, rule }) => ({ field, compiled: compileRule(rule) })),
  texts: texts.map(({ field, source, shown }) => ({ field, shown, text: compileText(source) })),
});

function usesOf(configured: ConfiguredNode) {
  const known = KNOWN.get(configured) ?? compileUses(configured);
  KNOWN.set(configured, known);
  return known;
}

/** The same of steps whose configuration cannot be read yet: another condition of theirs is unfinished, say. */
const UNREAD = new WeakMap<FlowNode, Uses['rules']>();

function expressionsIn(node: FlowNode): Uses['rules'] {
  const known = UNREAD.get(node) ?? findExpressions(node.config, []);
  UNREAD.set(node, known);
  return known;
}

/** Expressions wherever they stand, under the field that their rule has. Documents are at most a hundred levels deep. */
function findExpressions(value: Json, path: readonly string[]): Uses['rules'] {
  if (typeof value !== 'object' || value === null) return [];
  const { expression } = value as JsonObject;
  if (typeof expression !== 'string')
    return Object.entries(value).flatMap(([key, part]) => findExpressions(part, [...path, key]));
  const ends = path.findLastIndex((step) => !/^(all|any|not|\d+)$/.test(step));
  return expression.trim() === ''
    ? []
    : [{ field: path.slice(0, ends + 1).join('.'), compiled: compileRule({ expression }) }];
}

/** Every rule and text of the flow: does it parse, do its variables exist, does a missing one have a fallback. */
export function checkWordsUsed({ document, nodes }: Drawn, report: Report): void {
  const declared = new Map(document.variables.map((variable) => [variable.name, variable.default !== undefined]));
  for (const { configured } of nodes.values())
    for (const name of configured.assigns) if (!declared.has(name)) declared.set(name, false);

  const strangers = standInScope(document.variables);
  const path = (node: string | null, field: string, segments: readonly string[]) => {
    const [root, name] = segments;
    if (root === undefined || !(SCOPE_ROOTS as readonly string[]).includes(root))
      report(node, 'variable.unknown_root', { field, variable: segments.join('.') });
    else if (root === 'vars' && name !== undefined && !declared.has(name))
      report(node, 'variable.undefined', { field, variable: name });
  };
  // A function that does not exist fails for everybody. Types may hold after all: a variable takes what a step puts in it.
  const fault = (node: string | null, field: string, verdict: CelVerdict) => {
    if (verdict.ok) return;
    const said = celFault(verdict.message);
    if (said.code === 'cel.unknown_function') report(node, 'rule.invalid', { field, message: verdict.message });
    else if (!isDataFault(said)) report(node, 'rule.type', { field, message: verdict.message }, 'warning');
  };
  const rule = (node: string | null, field: string, compiled: CompiledRule) => {
    if (compiled.error !== null) report(node, 'rule.invalid', { field, message: compiled.error });
    for (const judge of compiled.expressions) fault(node, field, judge(strangers));
    for (const segments of compiled.fields) path(node, field, segments);
  };

  const { goal, exitOn } = document.settings;
  if (goal?.where) rule(null, 'settings.goal.where', compileRule(goal.where));
  exitOn.forEach(({ where }, i) => where && rule(null, `settings.exitOn.${i}.where`, compileRule(where)));
  for (const node of document.nodes)
    if (!nodes.has(node.id)) for (const { field, compiled } of expressionsIn(node)) rule(node.id, field, compiled);
  for (const [id, { configured }] of nodes) {
    const uses = usesOf(configured);
    for (const { field, compiled } of uses.rules) rule(id, field, compiled);
    for (const { field, shown, text } of uses.texts) {
      if (!text.ok) {
        report(id, text.problem.code, { field, ...text.problem.params });
        continue;
      }
      if (text.slip !== null) report(id, 'liquid.invalid', { field, message: text.slip });
      for (const variable of text.variables) path(id, field, variable.split('.'));
      if (!shown) continue;
      for (const variable of text.unguarded) {
        const [root, name] = variable.split('.');
        if (CERTAIN.has(variable) || (root === 'vars' && declared.get(name ?? '') === true)) continue;
        report(id, 'liquid.fallback_missing', { field, variable });
      }
    }
  }
}
