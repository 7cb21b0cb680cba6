import { z } from 'zod';
import { same } from './compare';
import { JsonSchema } from './document';
import type { Json } from './json';
import { latest, type Frame, type Simulation } from './simulate';
import { CHANNELS } from './vocabulary';

const NodeId = z.string().max(64);

/** A node that was left, and by which outlet; null: it jumped elsewhere (a colleague chose the step). */
const PassedSchema = z.object({ node: NodeId, outlet: z.string().max(200).nullable() });
const SentSchema = z.object({
  node: NodeId,
  /** `forced`: the outcome was forced on it, and no rule was asked. */
  verdict: z.enum(['allow', 'defer', 'suppress', 'forced']),
  /** The rule's word, where it was held or refused. */
  code: z.string().max(200).nullable(),
  /** Where it went; null: it did not. */
  channel: z.enum(CHANNELS).nullable(),
  template: z.object({ name: z.string().max(512), language: z.string().max(10) }).nullable(),
});

/**
 * What a scenario came to: the outlets taken, channel, template and policy verdict of each send, the final variables, and
 * how it ended. Never the wording: whoever improves a text breaks no scenario.
 */
export const OutcomeSchema = z.object({
  path: z.array(PassedSchema).max(5000),
  sends: z.array(SentSchema).max(5000),
  variables: z.record(z.string(), JsonSchema),
  /** `waits`: it stands at a node; else how the run ended (`completed`, `goal`, `exited` ...) and under which name. */
  end: z.object({ kind: z.string().max(50), name: z.string().max(200) }),
});
export type Outcome = z.infer<typeof OutcomeSchema>;
export type Passed = z.infer<typeof PassedSchema>;
export type Sent = z.infer<typeof SentSchema>;

/** The outcome of a simulation as it stands. */
export function outcomeOf(simulation: Simulation): Outcome {
  const { state } = latest(simulation);
  const { outcome } = state;
  return {
    path: simulation.frames.flatMap(({ steps }) =>
      steps.flatMap(({ node, event, outlet }) =>
        node !== null && (event === 'left' || event === 'passed') ? [{ node, outlet: outlet ?? null }] : [],
      ),
    ),
    sends: simulation.frames.flatMap((frame) => sentBy(frame, simulation)),
    variables: state.vars,
    end: outcome ? { kind: outcome.kind, name: outcome.name } : { kind: 'waits', name: state.at?.node ?? '' },
  };
}

function sentBy({ input, decision, message, forced }: Frame, { frames }: Simulation): Sent[] {
  if (input?.type !== 'outcome' || (!decision && !forced)) return [];
  const opened = frames.flatMap(({ commands }) => commands).find((one) => one.type === 'call' && one.id === input.call);
  if (opened?.type !== 'call' || opened.call.kind !== 'send') return [];
  const content = message?.content;
  return [
    {
      node: opened.node,
      verdict: decision?.verdict ?? 'forced',
      code: 'code' in input.result ? input.result.code : null,
      channel: message?.channel ?? null,
      template: content?.type === 'template' ? { name: content.name, language: content.language } : null,
    },
  ];
}

/** One way in which two outcomes differ; null: there was none at that place. */
export type Difference =
  /** The paths part at this place, and go on apart from there. */
  | { what: 'path'; at: number; was: Passed | null; now: Passed | null }
  | { what: 'send'; node: string; was: Sent | null; now: Sent | null }
  | { what: 'variable'; name: string; was: Json | null; now: Json | null }
  | { what: 'end'; was: Outcome['end']; now: Outcome['end'] };

/** Every difference, in the order in which a person would look for the cause; empty: the same outcome. */
export function compareOutcomes(was: Outcome, now: Outcome): Difference[] {
  return [...paths(was, now), ...sends(was, now), ...variables(was, now), ...ends(was, now)];
}

function paths(was: Outcome, now: Outcome): Difference[] {
  for (let at = 0; at < Math.max(was.path.length, now.path.length); at += 1) {
    const before = was.path[at] ?? null;
    const after = now.path[at] ?? null;
    if (!same(before, after)) return [{ what: 'path', at, was: before, now: after }];
  }
  return [];
}

/** Sends are matched by their node and by which of its sends it is: one that is new does not shift the others. */
function sends(was: Outcome, now: Outcome): Difference[] {
  const before = numbered(was.sends);
  const after = numbered(now.sends);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key): Difference[] => {
    const one = before.get(key) ?? null;
    const other = after.get(key) ?? null;
    const node = one?.node ?? other?.node ?? '';
    return same(one, other) ? [] : [{ what: 'send', node, was: one, now: other }];
  });
}

function numbered(list: readonly Sent[]): Map<string, Sent> {
  const seen = new Map<string, number>();
  return new Map(
    list.map((sent) => {
      const n = (seen.get(sent.node) ?? 0) + 1;
      seen.set(sent.node, n);
      return [`${sent.node} ${n}`, sent];
    }),
  );
}

function variables(was: Outcome, now: Outcome): Difference[] {
  const names = [...new Set([...Object.keys(was.variables), ...Object.keys(now.variables)])].sort();
  return names.flatMap((name): Difference[] => {
    const before = valueOf(was.variables, name);
    const after = valueOf(now.variables, name);
    return same(before, after) ? [] : [{ what: 'variable', name, was: before, now: after }];
  });
}

const valueOf = (variables: Outcome['variables'], name: string): Json =>
  Object.hasOwn(variables, name) ? (variables[name] ?? null) : null;

function ends(was: Outcome, now: Outcome): Difference[] {
  return same(was.end, now.end) ? [] : [{ what: 'end', was: was.end, now: now.end }];
}
