import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowOf } from '../../../tests/support/flow';
import { moveNodes, removeNodes } from './commands';
import { withConsequences } from './consequences';
import * as groups from './groups';
import { NO_HISTORY, record, redo, undo } from './history';
import { applyPatches, type Patch } from './patch';
import { toDocument, toRecords, type Records } from './records';
import * as stages from './stages';

const IDS = ['a', 'b', 'c', 'd', 'e'];
const flow = (more: { groups?: Record<string, string>; stages?: { id: string; name: string; top?: number }[] } = {}) =>
  toRecords(
    flowOf({
      name: 'Postventa',
      nodes: IDS.map((id, at) => ({
        id,
        kind: 'wait',
        position: { x: 0, y: at * 200 },
        ...(more.groups?.[id] ? { group: more.groups[id] } : {}),
      })),
      edges: IDS.slice(1).map((to, at) => ({ from: IDS[at] ?? '', outlet: 'next', to })),
      groups: [...new Set(Object.values(more.groups ?? {}))].map((id) => ({ id, name: id })),
      stages: more.stages ?? [],
    }),
  );
const run = (records: Records, patches: readonly Patch[]) => applyPatches(records, withConsequences(records, patches));
const bottomOf = (records: Records) => (id: string) => (records.nodes.byId[id]?.position.y ?? 0) + 60;
const stageOf = (records: Records) => Object.fromEntries(IDS.map((id) => [id, records.nodes.byId[id]?.stage]));
const groupOf = (records: Records, id: string) => records.nodes.byId[id]?.group;

describe('S17 groups of steps', () => {
  it('makes a group of a selection and dissolves it, the steps where they were', () => {
    const made = run(flow(), groups.groupNodes(flow(), ['b', 'c'], { id: 'g', name: 'Aviso' }));
    expect(groups.membersOf(made, 'g').map(({ id }) => id)).toEqual(['b', 'c']);
    expect(groups.groupMadeOf(made, ['c', 'b'])?.name).toBe('Aviso');
    expect(groups.groupMadeOf(made, ['b'])).toBeNull();
    const dissolved = run(made, groups.ungroup(made, ['g']));
    expect(dissolved.groups.ids).toEqual([]);
    expect(toDocument(dissolved)).toEqual(toDocument(flow()));
  });

  it('does not nest: who joins another group leaves the one before, and an empty group goes', () => {
    const two = flow({ groups: { a: 'g', b: 'g', c: 'h' } });
    const joined = run(two, groups.joinGroup(two, ['c'], 'g'));
    expect(joined.groups.ids).toEqual(['g']);
    expect(groups.membersOf(joined, 'g')).toHaveLength(3);
  });

  it('goes with the last of its steps', () => {
    const one = flow({ groups: { b: 'g', c: 'g' } });
    expect(run(one, removeNodes(one, ['b'])).groups.ids).toEqual(['g']);
    expect(run(one, removeNodes(one, ['b', 'c'])).groups.ids).toEqual([]);
  });

  it('moves with all its steps', () => {
    const one = flow({ groups: { b: 'g', c: 'g' } });
    const moved = run(one, moveNodes(one, groups.movedGroup(one, 'g', { x: 40, y: 8 })));
    expect([moved.nodes.byId.b?.position, moved.nodes.byId.d?.position]).toEqual([
      { x: 40, y: 208 },
      { x: 0, y: 600 },
    ]);
  });

  it('forgets a group that the flow does not have: a step pasted from elsewhere', () => {
    const records = flow();
    const pasted = { id: 'p', kind: 'wait', name: '', config: {}, position: { x: 0, y: 0 }, group: 'elsewhere' };
    const next = run(records, [{ in: 'nodes', id: 'p', at: 5, after: pasted }]);
    expect(groupOf(next, 'p')).toBeUndefined();
  });
});

describe('S16 stages as lanes', () => {
  const two = [
    { id: 's', name: 'Aviso', top: -48 },
    { id: 't', name: 'Cierre', top: 560 },
  ];

  it('takes everything into the first stage, and adds the next ones below', () => {
    const records = flow();
    const first = run(records, stages.addStage(records, { id: 's', name: 'Aviso' }, bottomOf(records)));
    expect(new Set(Object.values(stageOf(first)))).toEqual(new Set(['s']));
    const second = run(first, stages.addStage(first, { id: 't', name: 'Cierre' }, bottomOf(first)));
    expect(stages.lanesOf(second).map(({ top, bottom }) => [top, bottom])).toEqual([
      [-48, 908],
      [908, Infinity],
    ]);
  });

  it('gives a step the stage of the lane it is dropped in', () => {
    const records = flow({ stages: two });
    const moved = run(records, moveNodes(records, [{ id: 'a', to: { x: 0, y: 700 } }]));
    expect(moved.nodes.byId.a?.stage).toBe('t');
    const above = run(records, moveNodes(records, [{ id: 'e', to: { x: 0, y: -900 } }]));
    expect(above.nodes.byId.e?.stage).toBe('s');
  });

  it('finds the lanes of stages that were written without their places, and keeps them when a step leaves', () => {
    const byHand = flow({ stages: two.map(({ id, name }) => ({ id, name })) });
    const staged = applyPatches(
      byHand,
      IDS.map((id, at): Patch => {
        const before = byHand.nodes.byId[id];
        if (!before) throw new Error('it is there');
        return { in: 'nodes', id, at, before, after: { ...before, stage: at < 3 ? 's' : 't' } };
      }),
    );
    expect(stages.lanesOf(staged).map(({ top }) => top)).toEqual([-48, 552]);
    const moved = run(staged, moveNodes(staged, [{ id: 'd', to: { x: 0, y: 400 } }]));
    expect(moved.nodes.byId.d?.stage).toBe('s');
    expect(stages.lanesOf(moved).map(({ top }) => top)).toEqual([-48, 552]);
  });

  it('moves a stage with its steps, and the others make room', () => {
    const records = flow({ stages: two });
    const moved = run(records, stages.moveStage(records, 't', 0, bottomOf(records)));
    expect(stages.lanesOf(moved).map(({ id }) => id)).toEqual(['t', 's']);
    const y = (id: string) => moved.nodes.byId[id]?.position.y ?? NaN;
    expect(y('d')).toBeLessThan(y('a'));
    expect(y('b') - y('a')).toBe(200);
    expect(stageOf(moved)).toEqual({ a: 's', b: 's', c: 's', d: 't', e: 't' });
  });

  it('leaves the steps of a removed stage to its neighbour', () => {
    const records = flow({ stages: two });
    expect(new Set(Object.values(stageOf(run(records, stages.removeStage(records, 't')))))).toEqual(new Set(['s']));
    expect(new Set(Object.values(stageOf(run(records, stages.removeStage(records, 's')))))).toEqual(new Set(['t']));
    const one = run(records, stages.removeStage(records, 's'));
    const none = run(one, stages.removeStage(one, 't'));
    expect(new Set(Object.values(stageOf(none)))).toEqual(new Set([undefined]));
  });

  it('puts steps into a stage by name: below what is there, the lanes below make room', () => {
    const records = flow({ stages: two });
    const put = run(records, stages.toStage(records, ['d', 'e'], 's', bottomOf(records)));
    expect(stageOf(put)).toMatchObject({ d: 's', e: 's' });
    const lanes = stages.lanesOf(put);
    expect(lanes[1]?.top).toBeGreaterThan(put.nodes.byId.e?.position.y ?? Infinity);
    expect(put.nodes.byId.d?.position.y).toBeGreaterThan(put.nodes.byId.c?.position.y ?? Infinity);
  });

  it('stretches a lane with everything below it', () => {
    const records = flow({ stages: two });
    const higher = run(records, stages.stretchLane(records, 't', 100));
    expect(higher.nodes.byId.d?.position.y).toBe(700);
    expect(higher.nodes.byId.c?.position.y).toBe(400);
  });
});

describe('groups and stages through any sequence of commands', () => {
  it('keeps every step in the lane of its stage, every group inhabited, and undoes to the very document', () => {
    const ids = fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 1, maxLength: 3 });
    const stage = fc.constantFrom('s', 't', 'u');
    const step = fc.oneof(
      fc.record({ do: fc.constant('group' as const), ids }),
      fc.record({ do: fc.constant('ungroup' as const), ids }),
      fc.record({ do: fc.constant('remove' as const), ids }),
      fc.record({ do: fc.constant('move' as const), ids, y: fc.integer({ min: -2000, max: 4000 }) }),
      fc.record({ do: fc.constant('add' as const), stage }),
      fc.record({ do: fc.constant('drop' as const), stage }),
      fc.record({ do: fc.constant('reorder' as const), stage, to: fc.nat(2) }),
      fc.record({ do: fc.constant('stretch' as const), stage, by: fc.integer({ min: -500, max: 500 }) }),
      fc.record({ do: fc.constant('put' as const), ids, stage }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let now = flow();
        let history = NO_HISTORY;
        for (const [index, action] of steps.entries()) {
          const known = now.single.stages.some(({ id }) => 'stage' in action && id === action.stage);
          const plan = (): readonly Patch[] => {
            switch (action.do) {
              case 'group':
                return groups.groupNodes(now, action.ids, { id: `g${index}`, name: '' });
              case 'ungroup':
                return groups.ungroup(now, groups.groupsOf(now, action.ids));
              case 'remove':
                return removeNodes(now, action.ids);
              case 'move':
                return moveNodes(
                  now,
                  action.ids.map((id) => ({ id, to: { x: 0, y: action.y } })),
                );
              case 'add':
                return known ? [] : stages.addStage(now, { id: action.stage, name: '' }, bottomOf(now));
              case 'drop':
                return stages.removeStage(now, action.stage);
              case 'reorder':
                return stages.moveStage(now, action.stage, action.to, bottomOf(now));
              case 'stretch':
                return stages.stretchLane(now, action.stage, action.by);
              case 'put':
                return stages.toStage(now, action.ids, action.stage, bottomOf(now));
            }
          };
          const patches = withConsequences(now, plan());
          history = record(history, patches);
          now = applyPatches(now, patches);
          const lanes = stages.lanesOf(now);
          for (const node of Object.values(now.nodes.byId)) expect(node.stage).toBe(stages.laneOf(lanes, node)?.id);
          for (const id of now.groups.ids) expect(groups.membersOf(now, id).length).toBeGreaterThan(0);
          for (const [at, lane] of lanes.entries()) expect(lane.top).toBeGreaterThanOrEqual(lanes[at - 1]?.top ?? -1e9);
        }
        const final = toDocument(now);
        while (history.past.length) ({ history, records: now } = undo(history, now));
        expect(toDocument(now)).toEqual(toDocument(flow()));
        while (history.future.length) ({ history, records: now } = redo(history, now));
        expect(toDocument(now)).toEqual(final);
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });
});
