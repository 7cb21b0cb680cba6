import { Position } from '@xyflow/react';
import { describe, expect, test } from 'vitest';
import { readEnds, wirePath, writeEnds, type WireEnds } from './wire-path';

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
