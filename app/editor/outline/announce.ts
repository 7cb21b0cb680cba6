import type { EditorState } from '../store';

/** What an edit did, for who cannot see the canvas. What the notices say is not said again. */
export type Announcement =
  | { did: 'added'; id: string; after: string | null }
  | { did: 'connected'; from: string; outlet: string; to: string }
  | { did: 'rewired' | 'arranged'; count: number }
  | { did: 'moved'; ids: readonly string[]; to: 'up' | 'down' | 'left' | 'right' }
  | { did: 'collapsed' | 'expanded'; group: string }
  | { did: 'grouped' | 'ungrouped' | 'undone' | 'redone' };

export type Moment = Pick<EditorState, 'records' | 'history' | 'edits' | 'collapsed'>;

export function announcementOf(before: Moment, after: Moment): Announcement | null {
  if (before.collapsed !== after.collapsed) return folded(before.collapsed, after.collapsed);
  // What others did is theirs to hear of; a drag is seen by whoever drags.
  if (before.edits === after.edits || after.history.gesture === 'drag') return null;
  const past = after.history.past.length - before.history.past.length;
  const future = after.history.future.length - before.history.future.length;
  if (future === 1 && past === -1) return { did: 'undone' };
  if (future === -1 && past === 1) return { did: 'redone' };
  const { nodes, edges, groups } = after.records;
  if (nodes.ids !== before.records.nodes.ids) {
    const added = nodes.ids.filter((id) => !Object.hasOwn(before.records.nodes.byId, id));
    const [id] = added;
    if (added.length !== 1 || id === undefined) return null;
    const into = edges.ids.map((key) => edges.byId[key]).find((edge) => edge?.to === id);
    return { did: 'added', id, after: into?.from ?? null };
  }
  if (groups.ids.length !== before.records.groups.ids.length)
    return { did: groups.ids.length > before.records.groups.ids.length ? 'grouped' : 'ungrouped' };
  const led = edges.ids.filter((key) => edges.byId[key]?.to !== before.records.edges.byId[key]?.to);
  const edge = edges.byId[led[0] ?? ''];
  if (led.length > 1) return { did: 'rewired', count: led.length };
  if (edge) return { did: 'connected', from: edge.from, outlet: edge.outlet, to: edge.to };
  return nodes === before.records.nodes ? null : movedBetween(before, after);
}

function movedBetween(before: Moment, { records, history }: Moment): Announcement | null {
  const was = (id: string) => before.records.nodes.byId[id]?.position ?? { x: 0, y: 0 };
  const now = (id: string) => records.nodes.byId[id]?.position ?? { x: 0, y: 0 };
  const ids = records.nodes.ids.filter((id) => was(id).x !== now(id).x || was(id).y !== now(id).y);
  const [first] = ids;
  if (first === undefined) return null;
  // A key moves all of them by as much; what moves them otherwise puts them in order.
  if (history.gesture !== 'nudge') return ids.length > 1 ? { did: 'arranged', count: ids.length } : null;
  const [x, y] = [now(first).x - was(first).x, now(first).y - was(first).y];
  return { did: 'moved', ids, to: x > 0 ? 'right' : x < 0 ? 'left' : y > 0 ? 'down' : 'up' };
}

function folded(before: ReadonlySet<string>, after: ReadonlySet<string>): Announcement | null {
  const closed = [...after].find((id) => !before.has(id));
  const opened = [...before].find((id) => !after.has(id));
  if (closed !== undefined) return { did: 'collapsed', group: closed };
  return opened === undefined ? null : { did: 'expanded', group: opened };
}
