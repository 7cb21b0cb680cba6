import { describe, expect, it } from 'vitest';
import { flowOf } from '../tests/support/flow';
import { compile } from './compile';
import type { FlowDocument } from './document';
import { callersOf, endsOf } from './ends';
import { say } from './words';

const flow = (parts: Partial<FlowDocument>): FlowDocument => flowOf({ kind: 'bot', ...parts });
const node = (id: string, kind: string, config: FlowDocument['nodes'][number]['config'], name = '') => ({
  id,
  kind,
  config,
  name,
  position: { x: 0, y: 0 },
});
const identity = flow({
  name: 'Identidad',
  nodes: [
    node('start', 'start', { on: 'flow' }),
    node('yes', 'end', { name: 'verified' }),
    node('no', 'end', {}, 'rejected'),
  ],
  edges: [{ from: 'start', outlet: 'next', to: 'yes' }],
});
const caller = (name: string, ends: string[]) =>
  flow({
    name,
    nodes: [node('run', 'run_flow', { flow: 'flw_id', ends }, 'Verificar'), node('end', 'end', {})],
    edges: [{ from: 'run', outlet: 'end:rejected', to: 'end' }],
  });
const flows = [
  { id: 'flw_id', document: identity },
  { id: 'flw_a', document: caller('Bot A', ['verified']) },
  { id: 'flw_b', document: caller('Bot B', []) },
];
const check = (document: FlowDocument) => {
  const environment = { templates: [], channels: undefined, flows: [], callers: callersOf('flw_id', flows) };
  return compile(document, environment).problems.filter(({ code }) => code === 'flow.end_used');
};

describe('S17 the flows that run another one', () => {
  it('are listed with their step and the ends they leave by', () => {
    expect(callersOf('flw_id', flows)).toMatchObject([
      {
        flow: 'flw_a',
        name: 'Bot A',
        step: 'run',
        ends: [
          { name: 'verified', node: 'yes' },
          { name: 'rejected', node: 'no' },
        ],
      },
      { flow: 'flw_b', name: 'Bot B', step: 'run', ends: [{ name: 'rejected', node: 'no' }] },
    ]);
    expect(callersOf('flw_a', flows)).toEqual([]);
  });

  it('know an end by its name, or by its step where it has none', () => {
    expect(endsOf(identity)).toEqual(['verified', 'rejected']);
  });
});

describe('S17 an end that callers use', () => {
  it('is no problem while it is there', () => {
    expect(check(identity)).toEqual([]);
  });

  it('keeps the flow from publishing once it is gone, and says who leaves by it', () => {
    const [problem] = check({ ...identity, nodes: identity.nodes.filter(({ id }) => id !== 'no') });
    expect(problem).toMatchObject({ node: null, severity: 'error', params: { end: 'rejected' } });
    expect(problem && say(problem, 'es')).toContain('Bot A (Verificar), Bot B (Verificar)');
  });

  it('is said on its own step where it was only renamed', () => {
    const nodes = identity.nodes.map((one) => (one.id === 'yes' ? { ...one, config: { name: 'approved' } } : one));
    expect(check({ ...identity, nodes })).toMatchObject([
      { node: 'yes', params: { end: 'verified', callers: ['Bot A (Verificar)'] } },
    ]);
  });
});
