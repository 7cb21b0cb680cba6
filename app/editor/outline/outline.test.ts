import { describe, expect, it } from 'vitest';
import { FlowDocumentSchema } from '../../../core/document';
import { POST_SALE } from '../../../core/samples/post-sale';
import { flowOf } from '../../../tests/support/flow';
import { readNode } from '../canvas/read-node';
import { toRecords } from '../document/records';
import { outlineOf, type OutlineRow } from './outline';

const flow = (nodes: string, edges: string) =>
  toRecords(
    flowOf({
      name: 'Un flujo',
      nodes: nodes
        .split(' ')
        .filter(Boolean)
        .map((id) => ({ id, kind: id.startsWith('start') ? 'start' : 'wait' })),
      edges: edges
        .split(' ')
        .filter(Boolean)
        .map((edge) => {
          const [from = '', outlet = '', to = ''] = edge.split(/[-/]/);
          return { from, outlet, to };
        }),
    }),
  );
/** `yes` and `no` are a fork's, the rest has one way on. */
const ways = ({ id }: { id: string }) =>
  id.startsWith('fork') ? [{ name: 'yes', expected: true }, { name: 'no' }] : id === 'end' ? [] : [{ name: 'on' }];
const text = (rows: readonly OutlineRow[]) =>
  rows.map((row) => {
    const indent = '  '.repeat(row.level - 1);
    switch (row.row) {
      case 'step':
        return `${indent}${row.id}`;
      case 'branch':
        return `${indent}[${row.outlet}]`;
      case 'join':
        return `${indent}${row.loop ? 'back to' : 'goes to'} ${row.to}`;
      case 'open':
        return `${indent}open ${row.outlet}`;
      case 'loose':
        return `${indent}loose`;
    }
  });

describe('the outline of a flow (S22)', () => {
  it.each<[string, string, string, string[]]>([
    ['nothing', '', '', []],
    ['a chain, one after another', 'start a end', 'start-on-a a-on-end', ['start', 'a', 'end']],
    ['a way that leads nowhere yet', 'start a', 'start-on-a', ['start', 'a', 'open on']],
    [
      'branches under the names of their outlets',
      'start fork a b',
      'start-on-fork fork-yes-a fork-no-b a-on-b',
      ['start', 'fork', '  [yes]', '    a', '    b', '    open on', '  [no]', '    goes to b'],
    ],
    [
      'a loop, told as one',
      'start a fork end',
      'start-on-a a-on-fork fork-yes-end fork-no-a',
      ['start', 'a', 'fork', '  [yes]', '    end', '  [no]', '    back to a'],
    ],
    [
      'an expected way that is open beside one that is not',
      'start fork end',
      'start-on-fork fork-no-end',
      ['start', 'fork', '  [yes]', '    open yes', '  [no]', '    end'],
    ],
    ['every start', 'start1 a start2', 'start1-on-a start2-on-a', ['start1', 'a', 'open on', 'start2', 'goes to a']],
    [
      'what no start leads to, once, from its own beginning',
      'start end b a',
      'start-on-end a-on-b b-on-end',
      ['start', 'end', 'loose', '  a', '  b', '  goes to end'],
    ],
    [
      'steps that only lead to one another',
      'start end a b',
      'start-on-end a-on-b b-on-a',
      ['start', 'end', 'loose', '  a', '  b', '  back to a'],
    ],
    ['a flow without a start', 'a end', 'a-on-end', ['a', 'end']],
  ])('tells %s', (_name, nodes, edges, lines) => {
    expect(text(outlineOf(flow(nodes, edges), ways))).toEqual(lines);
  });

  it('tells every step of the sample once, and names a parent above each line', () => {
    const records = toRecords(FlowDocumentSchema.parse(POST_SALE));
    const rows = outlineOf(records, (node) => readNode(node).outlets);
    const steps = rows.flatMap((row) => (row.row === 'step' ? [row.id] : []));
    expect([...steps].sort()).toEqual([...records.nodes.ids].sort());
    rows.forEach((row, at) => {
      const parent = rows.findIndex(({ key }) => key === row.parent);
      expect(row.parent === null ? row.level : (rows[parent]?.level ?? 0) + 1).toBe(row.level);
      expect(parent).toBeLessThan(at);
    });
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  it('tells a chain of five thousand steps', () => {
    const ids = Array.from({ length: 4999 }, (_one, at) => `s${at}`);
    const edges = ids.slice(1).map((to, at) => `s${at}-on-${to}`);
    expect(outlineOf(flow(`start ${ids.join(' ')}`, `start-on-s0 ${edges.join(' ')}`), ways)).toHaveLength(5001);
  });
});
