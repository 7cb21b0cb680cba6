import { describe, expect, it } from 'vitest';
import type { OutlineRow } from './outline';
import { moveInTree, shownRows, type TreeKey, type TreeMove } from './tree-keys';

const step = (id: string, level: number, parent: string | null): OutlineRow => ({
  row: 'step',
  key: id,
  id,
  level,
  parent,
});
const rows = [step('a', 1, null), step('b', 2, 'a'), step('c', 3, 'b'), step('d', 1, null)];

describe('keys in the outline (S22)', () => {
  it.each<[TreeKey, string, string[], TreeMove]>([
    ['ArrowDown', 'a', [], { to: 'b' }],
    ['ArrowDown', 'a', ['a'], { to: 'd' }],
    ['ArrowDown', 'd', [], {}],
    ['ArrowUp', 'b', [], { to: 'a' }],
    ['ArrowUp', 'a', [], {}],
    ['Home', 'd', [], { to: 'a' }],
    ['End', 'a', [], { to: 'd' }],
    ['ArrowRight', 'a', [], { to: 'b' }],
    ['ArrowRight', 'a', ['a'], { unfold: 'a' }],
    ['ArrowRight', 'c', [], {}],
    ['ArrowLeft', 'a', [], { fold: 'a' }],
    ['ArrowLeft', 'c', [], { to: 'b' }],
    ['ArrowLeft', 'd', [], {}],
  ])('%s on %s, with %j folded', (key, at, closed, move) => {
    const folded = new Set(closed);
    const shown = shownRows(rows, folded);
    const here = shown.find((row) => row.key === at);
    if (!here) throw new Error(`${at} is not shown`);
    const tree = {
      has: (one: string) => rows.some(({ parent }) => parent === one),
      folded: (one: string) => folded.has(one),
    };
    expect(moveInTree(shown, here, key, tree)).toEqual(move);
  });

  it('hides what is below a folded line, however deep', () => {
    expect(shownRows(rows, new Set(['a'])).map(({ key }) => key)).toEqual(['a', 'd']);
  });
});
