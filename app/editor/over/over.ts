/** What lies over the canvas, in the address as well: a comparison of two versions, or the flow that a step runs. */
export type Over =
  | { show: 'compare'; from: string; to: string; /** The step or wire that was chosen. */ at?: string | null }
  /** The flows one went into, outermost first: the last one is in view. */
  | { show: 'flow'; into: readonly string[] };

/** What a link says of it, or null. */
export function overFromAddress(search: URLSearchParams): Over | null {
  const [from, to] = [search.get('from'), search.get('to')];
  if (search.get('sheet') === 'versions' && from && to) return { show: 'compare', from, to };
  const into = (search.get('into') ?? '').split(',').filter((id) => /^[\w-]{1,64}$/.test(id));
  return into.length > 0 ? { show: 'flow', into } : null;
}

/** Writes it into an address. */
export function overToAddress(over: Over | null, search: URLSearchParams): void {
  // the comparison is part of the sheet of versions, and goes with it
  if (over?.show === 'compare' && search.get('sheet') === 'versions') {
    search.set('from', over.from);
    search.set('to', over.to);
  } else if (over?.show === 'flow') search.set('into', over.into.join(','));
}
