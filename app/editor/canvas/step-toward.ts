import { listOf, type Records } from '../document/records';

export type Arrow = 'up' | 'down' | 'left' | 'right';

/**
 * The step an arrow leads to: down and up follow the wires, left and right go to the neighbour at about the same
 * height. Without a selection any arrow selects the first step.
 */
export function stepToward(records: Records, from: string | null, arrow: Arrow): string | null {
  const here = from === null ? undefined : records.nodes.byId[from];
  if (!here) return records.nodes.ids[0] ?? null;
  const edges = listOf(records.edges);
  if (arrow === 'down') return edges.find((edge) => edge.from === here.id)?.to ?? null;
  if (arrow === 'up') return edges.find((edge) => edge.to === here.id)?.from ?? null;
  const side = arrow === 'left' ? -1 : 1;
  const near = listOf(records.nodes)
    .filter((node) => node.id !== here.id && (node.position.x - here.position.x) * side > 0)
    .map((node) => {
      const across = Math.abs(node.position.x - here.position.x);
      return { id: node.id, far: across + 3 * Math.abs(node.position.y - here.position.y) };
    })
    .sort((a, b) => a.far - b.far);
  return near[0]?.id ?? null;
}
