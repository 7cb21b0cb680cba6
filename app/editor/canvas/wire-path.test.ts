import { Position } from '@xyflow/react';
import { describe, expect, test } from 'vitest';
import type { Node } from '@xyflow/react';
import { boundsOfWire, endsOf, readEnds, wireNear, wirePath, writeEnds, type WireEnds } from './wire-path';

const ENDS: WireEnds = { sourceX: 10.5, sourceY: -20, targetX: 300, targetY: 160, sourcePosition: Position.Right };

describe('the path of a wire', () => {
  test('its ends are read as they were written', () => {
    for (const sourcePosition of [Position.Bottom, Position.Right, Position.Left])
      expect(readEnds(writeEnds({ ...ENDS, sourcePosition }))).toEqual({ ...ENDS, sourcePosition });
  });

  test('it begins and ends where the wire does', () => {
    const { path } = wirePath(ENDS);
    expect(path.startsWith('M10.5')).toBe(true);
    expect(path.endsWith('300 160') || path.endsWith('300,160')).toBe(true);
  });

  test('a wire that goes up leaves room for the pill under its port', () => {
    const below = { ...ENDS, sourcePosition: Position.Bottom };
    const lowest = (path: string) =>
      Math.max(...[...path.matchAll(/[ ,](-?[\d.]+)(?=L|Q|$)/g)].map(([, y]) => Number(y)));
    expect(lowest(wirePath({ ...below, targetY: -200 }).path)).toBeGreaterThan(below.sourceY + 20);
  });
});

describe('where a wire leaves and enters', () => {
  const port = { width: 10, height: 10 };
  const card = (x: number, y: number): Node => ({
    id: `${x}`,
    data: {},
    position: { x, y },
    handles: [
      { id: 'in', type: 'target', position: Position.Top, x: 119, y: 0, ...port },
      { id: 'next', type: 'source', position: Position.Bottom, x: 119, y: 55, ...port },
      { id: 'yes', type: 'source', position: Position.Right, x: 243, y: 67, ...port },
      { id: 'no', type: 'source', position: Position.Left, x: -5, y: 91, ...port },
    ],
  });

  test.each([
    ['next', { sourceX: 124, sourceY: 65 }],
    ['yes', { sourceX: 253, sourceY: 72 }],
    ['no', { sourceX: -5, sourceY: 96 }],
  ])('it leaves by the outer edge of its port (%s)', (outlet, from) => {
    expect(endsOf(card(0, 0), outlet, card(400, 300))).toMatchObject({ ...from, targetX: 524, targetY: 300 });
  });

  test('a wire whose port or step is not drawn has no ends', () => {
    expect(endsOf(card(0, 0), 'folded', card(400, 300))).toBeNull();
    expect(endsOf(card(0, 0), 'next', undefined)).toBeNull();
  });
});

describe('which wire is near', () => {
  const across = { id: 'across', ends: { ...ENDS, sourceX: 0, sourceY: 0, targetX: 300, targetY: 200 } };
  const over = { id: 'over', ends: { ...across.ends, sourceX: 10 } };

  test('one that passes within reach, not one that only has the place inside its bounds', () => {
    const { x, y } = wirePath(across.ends);
    expect(wireNear([across], { x, y: y + 3 }, 4)).toBe(across);
    expect(wireNear([across], { x: 60, y: 150 }, 4)).toBeUndefined();
  });

  test('of several the one that is drawn last', () => {
    expect(wireNear([across, over], { x: 300, y: 190 }, 4)).toBe(over);
  });

  test('a place anywhere on a wire is near it, and inside of its bounds', () => {
    for (const sourcePosition of [Position.Bottom, Position.Right, Position.Left])
      for (const targetY of [-300, 10, 200]) {
        const wire = { ends: { ...across.ends, sourcePosition, targetY } };
        const { left, top, right, bottom } = boundsOfWire(wire.ends);
        const { path } = wirePath(wire.ends);
        for (const [, x, y] of path.matchAll(/(-?[\d.]+)[ ,](-?[\d.]+)/g)) {
          const at = { x: Number(x), y: Number(y) };
          expect(wireNear([wire], at, 1)).toBe(wire);
          expect(at.x >= left && at.x <= right && at.y >= top && at.y <= bottom).toBe(true);
        }
      }
  });
});
