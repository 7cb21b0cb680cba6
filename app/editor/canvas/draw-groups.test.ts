import { expect, it } from 'vitest';
import { flowOf } from '../../../tests/support/flow';
import { toRecords } from '../document/records';
import { drawGroups, type GroupNode } from './draw-groups';
import { CARD_WIDTH, HEAD_HEIGHT } from './geometry';

interface Standing {
  id: string;
  x: number;
  y: number;
  group?: string;
}
const GROUP = { id: 'g', name: 'Insistencia' };
const { groups } = toRecords(flowOf({ name: 'Con un grupo', groups: [GROUP] }));
const stepsAt = (standing: readonly Standing[]) =>
  standing.map(({ id, x, y, group }) => ({
    source: { id, kind: 'wait', name: '', config: {}, position: { x, y }, ...(group && { group }) },
    selected: false,
    node: { width: CARD_WIDTH, height: HEAD_HEIGHT },
  }));
const fold = (standing: readonly Standing[], before?: GroupNode) =>
  drawGroups(stepsAt(standing), groups, new Set(['g']), new Map(before ? [['g', before]] : [])).get('g');

const LEFT = { id: 'left', x: 0, y: 0, group: 'g' };
const RIGHT = { id: 'right', x: 800, y: 0, group: 'g' };
const BETWEEN = { id: 'between', x: 420, y: 20 };

it('S17 a folded group stands in the middle of its steps, or in the place of one of them where a stranger is in the way', () => {
  expect(fold([LEFT, RIGHT])?.position).toEqual({ x: 400, y: 0 });
  expect(fold([LEFT, RIGHT, BETWEEN])?.position).toEqual({ x: 0, y: 0 });
  expect(fold([LEFT, RIGHT, BETWEEN, { id: 'over', x: 40, y: 0 }])?.position).toEqual({ x: 800, y: 0 });
});

it('S17 where nothing is free it covers what is in the middle, and does not go far from its steps', () => {
  const over = [LEFT, RIGHT, BETWEEN].map((step, at) => ({ id: `over${at}`, x: step.x, y: step.y }));
  expect(fold([LEFT, RIGHT, ...over])?.position).toEqual({ x: 400, y: 0 });
});

it('S17 let go on free paper it stays there, in the place of the same step', () => {
  const before = fold([LEFT, RIGHT, BETWEEN]);
  const moved = [LEFT, RIGHT].map((step) => ({ ...step, y: 500 }));
  expect(fold([...moved, BETWEEN], before)?.position).toEqual({ x: 0, y: 500 });
});

it('S17 a group that nothing changed around keeps its identity', () => {
  const before = fold([LEFT, RIGHT, BETWEEN]);
  expect(fold([LEFT, RIGHT, BETWEEN], before)).toBe(before);
});
