import { describe, expect, it } from 'vitest';
import { gapAt, placeIn, withMoved } from './row-drag';

const ROWS = [
  { top: 0, bottom: 100 },
  { top: 100, bottom: 140 },
  { top: 140, bottom: 300 },
];

describe('a row that is dragged among others', () => {
  it.each([
    [-20, 0],
    [49, 0],
    [51, 1],
    [121, 2],
    [221, 3],
    [900, 3],
  ])('points at %i px to gap %i', (y, gap) => {
    expect(gapAt(ROWS, y)).toBe(gap);
  });

  it('stays where it is dropped beside itself, and else goes before what it was dropped above', () => {
    const dropped = (from: number, gap: number) => withMoved(['a', 'b', 'c'], from, placeIn(gap, from)).join('');
    expect(dropped(1, 1)).toBe('abc');
    expect(dropped(1, 2)).toBe('abc');
    expect(dropped(0, 3)).toBe('bca');
    expect(dropped(2, 0)).toBe('cab');
  });
});
