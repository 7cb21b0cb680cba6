import type { Records } from '../document/records';
import type { History } from '../document/history';

/** What happened to the document, for who cannot see the canvas. What the notices say is not said again. */
export type Announcement =
  | { did: 'added'; id: string; after: string | null }
  | { did: 'connected'; from: string; to: string }
  | { did: 'undone' | 'redone' };

interface Moment {
  records: Records;
  history: History;
}

export function announcementOf(before: Moment, after: Moment): Announcement | null {
  if (before.records === after.records) return null;
  const past = after.history.past.length - before.history.past.length;
  const future = after.history.future.length - before.history.future.length;
  if (future === 1 && past === -1) return { did: 'undone' };
  if (future === -1 && past === 1) return { did: 'redone' };
  const { nodes, edges } = after.records;
  if (nodes.ids !== before.records.nodes.ids) {
    const added = nodes.ids.filter((id) => !Object.hasOwn(before.records.nodes.byId, id));
    const [id] = added;
    if (added.length !== 1 || id === undefined) return null;
    const into = edges.ids.map((key) => edges.byId[key]).find((edge) => edge?.to === id);
    return { did: 'added', id, after: into?.from ?? null };
  }
  if (edges === before.records.edges) return null;
  const led = edges.ids.filter((key) => edges.byId[key]?.to !== before.records.edges.byId[key]?.to);
  const edge = led.length === 1 ? edges.byId[led[0] ?? ''] : undefined;
  return edge ? { did: 'connected', from: edge.from, to: edge.to } : null;
}
