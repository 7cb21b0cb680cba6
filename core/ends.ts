import type { FlowDocument } from './document';
import type { Caller } from './program';

/** The outcomes a flow can end with: the names of its End nodes. */
export const endsOf = (document: FlowDocument): string[] => [...new Set(namedEnds(document).map(({ name }) => name))];

/** Every End with the name it is known by outside. */
const namedEnds = ({ nodes }: FlowDocument): { id: string; name: string }[] =>
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
export function callersOf(flow: string, flows: readonly { id: string; document: FlowDocument }[]): Caller[] {
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

function endsLeftBy(step: string, declared: unknown, { edges }: FlowDocument): string[] {
  const named = Array.isArray(declared) ? declared.filter((end) => typeof end === 'string') : [];
  const wired = edges.flatMap(({ from, outlet }) =>
    from === step && outlet.startsWith('end:') ? [outlet.slice('end:'.length)] : [],
  );
  return [...new Set([...named, ...wired])];
}
