import { describe, expect, it } from 'vitest';
import { flowJsonSchema } from './json-schema';
import { NODE_KINDS } from './nodes';

type Node = {
  properties: { kind: { enum: string[] } };
  allOf: { if: unknown; then: { properties: { config: unknown } } }[];
};

describe('the JSON Schema of a flow', () => {
  const schema = flowJsonSchema();
  const text = JSON.stringify(schema);
  const node = (schema.properties as unknown as { nodes: { items: Node } }).nodes.items;

  it('knows every kind and the shape of its configuration', () => {
    expect(node.properties.kind.enum).toEqual(NODE_KINDS.map(({ kind }) => kind));
    const configs = node.allOf.map(({ then }) => JSON.stringify(then.properties.config));
    expect(new Set(configs).size).toBe(NODE_KINDS.length);
    expect(configs[node.properties.kind.enum.indexOf('wait')]).toContain('weekdays');
  });

  it('refers to nothing that it does not define', () => {
    const wanted = [...text.matchAll(/"\$ref":"#\/\$defs\/([^"]+)"/g)].map(([, name]) => name);
    expect(wanted.length).toBeGreaterThan(0);
    for (const name of wanted) expect(Object.keys(schema.$defs ?? {})).toContain(name);
  });

  it('lets out what has a default', () => {
    expect(schema.required).toEqual(expect.arrayContaining(['schema', 'kind', 'name', 'settings', 'nodes', 'edges']));
    expect(schema.required).not.toContain('notes');
  });
});
