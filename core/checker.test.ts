import { describe, expect, it } from 'vitest';
import { compile, createChecker } from './compile';
import { FlowDocumentSchema, type FlowDocument } from './document';
import { POST_SALE } from './samples/post-sale';

const environment = { templates: [], flows: [], channels: undefined };
const document = FlowDocumentSchema.parse(POST_SALE);
const change = (id: string, config: object): FlowDocument => ({
  ...document,
  nodes: document.nodes.map((node) => (node.id === id ? { ...node, config: { ...node.config, ...config } } : node)),
});

describe('checking a document that is edited step by step (S7)', () => {
  const deep = (levels: number): object => (levels === 0 ? {} : { in: deep(levels - 1) });
  it.each<[string, FlowDocument]>([
    ['as it is', document],
    ['a step that cannot be read', change('day', { duration: { amount: -1, unit: 'hours' } })],
    ['a text that does not parse', change('person', { summary: '{{ contact.name' })],
    ['a rule over an unknown variable', change('purchase', { where: { field: 'vars.nobody', op: 'is_set' } })],
    ['a wire that is gone', { ...document, edges: document.edges.slice(1) }],
    ['an edge to nowhere', { ...document, edges: [...document.edges, { from: 'day', outlet: 'x', to: 'gone' }] }],
    ['a node that is no node', { ...document, nodes: [...document.nodes, { ...document.nodes[0]!, id: 'not an id' }] }],
    ['a configuration without a bottom', change('person', { queue: deep(120) })],
    ['other settings', { ...document, settings: { ...document.settings, languages: ['es', 'pt-BR'] } }],
  ])('tells what compile tells: %s', (_name, edited) => {
    const check = createChecker();
    check(document, environment);
    expect(check(edited, environment)).toEqual(compile(edited, environment).problems);
    expect(check(document, environment)).toEqual(compile(document, environment).problems);
  });
});
