import type { FlowDocument } from './document';
import type { Caller } from './program';

/** The outcomes a flow can end with: the names of its End nodes. */
export const endsOf = (document: Pick<FlowDocument, 'nodes'>): string[] => [
  ...new Set(namedEnds(document).map(({ name }) => name)),
];

/** Every End with the name it is known by outside. */
const namedEnds = ({ nodes }: Pick<FlowDocument, 'nodes'>): { id: string; name: string }[] =>
  nodes
    .filter((node) => node.kind === 'end')
    .map(({ id, name, config }) => ({
      id,
      name: typeof config.name === 'string' && config.name !== '' ? config.name : name,
    }));

/**
 * The steps of other flows that run one, with the ends they have an outlet for. A flow is run in its latest version, so
 * what counts is what stands in the documents given: those that are published.
 */
export function callersOf(
  flow: string,
  flows: readonly { id: string; document: Pick<FlowDocument, 'name' | 'nodes' | 'edges'> }[],
): Caller[] {
  const own = flows.find(({ id }) => id === flow);
  const ends = new Map(own ? namedEnds(own.document).map(({ id, name }) => [name, id]) : []);
  return flows.flatMap(({ id, document }) =>
    id === flow
      ? []
      : document.nodes
          .filter((node) => node.kind === 'run_flow' && node.config.flow === flow)
          .map((node) => ({
            flow: id,
            name: document.name,
            step: node.id,
            stepName: node.name,
            ends: endsLeftBy(node.id, node.config.ends, document).map((name) => ({
              name,
              node: ends.get(name) ?? null,
            })),
          })),
  );
}

function endsLeftBy(step: string, declared: unknown, { edges }: Pick<FlowDocument, 'edges'>): string[] {
  const named = Array.isArray(declared) ? declared.filter((end) => typeof end === 'string') : [];
  const wired = edges.flatMap(({ from, outlet }) =>
    from === step && outlet.startsWith('end:') ? [outlet.slice('end:'.length)] : [],
  );
  return [...new Set([...named, ...wired])];
}

/** An end that callers leave by and that the flow no longer has. */
export interface LostEnd {
  end: string;
  /** The step it was in the version that runs; null: it was in none. */
  node: string | null;
  /** Each caller in words: the flow, and its step in brackets where that has a name. */
  callers: string[];
}

/** The ends that callers leave by and that a flow of these steps would not have, in the order they are met. */
export function lostEnds(document: Pick<FlowDocument, 'nodes'>, callers: readonly Caller[]): LostEnd[] {
  const there = new Set(endsOf(document));
  const lost = new Map<string, LostEnd>();
  for (const { name: flow, stepName, ends } of callers)
    for (const { name: end, node } of ends) {
      if (there.has(end)) continue;
      const known = lost.get(end) ?? { end, node, callers: [] };
      known.callers.push(stepName === '' ? flow : `${flow} (${stepName})`);
      lost.set(end, known);
    }
  return [...lost.values()];
}
