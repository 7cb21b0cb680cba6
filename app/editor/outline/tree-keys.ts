import type { OutlineRow } from './outline';

const KEYS = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End'] as const;
export type TreeKey = (typeof KEYS)[number];
export const isTreeKey = (key: string): key is TreeKey => (KEYS as readonly string[]).includes(key);

/** The lines that are not below a folded one. */
export function shownRows(rows: readonly OutlineRow[], folded: ReadonlySet<string>): OutlineRow[] {
  const gone = new Set<string>();
  return rows.filter(({ key, parent }) => {
    const hidden = parent !== null && (gone.has(parent) || folded.has(parent));
    if (hidden) gone.add(key);
    return !hidden;
  });
}

export interface TreeMove {
  to?: string;
  fold?: string;
  unfold?: string;
}

/** What a key does in a tree, as every tree of the web does it: right opens and goes in, left closes and goes out. */
export function moveInTree(
  shown: readonly OutlineRow[],
  here: OutlineRow,
  key: TreeKey,
  tree: { has(key: string): boolean; folded(key: string): boolean },
): TreeMove {
  const at = shown.indexOf(here);
  const to = (row: OutlineRow | undefined): TreeMove => (row ? { to: row.key } : {});
  const open = tree.has(here.key) && !tree.folded(here.key);
  switch (key) {
    case 'ArrowDown':
      return to(shown[at + 1]);
    case 'ArrowUp':
      return to(shown[at - 1]);
    case 'Home':
      return to(shown[0]);
    case 'End':
      return to(shown.at(-1));
    case 'ArrowRight':
      return open ? to(shown[at + 1]) : tree.has(here.key) ? { unfold: here.key } : {};
    case 'ArrowLeft':
      return open ? { fold: here.key } : here.parent === null ? {} : { to: here.parent };
  }
}
