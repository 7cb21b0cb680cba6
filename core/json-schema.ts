import { z } from 'zod';
import { FlowDocumentSchema } from './document';
import type { JsonObject } from './json';
import { NODE_KINDS } from './nodes';

interface Shape {
  properties: Record<string, JsonObject>;
  $defs?: JsonObject;
}

/**
 * The JSON Schema of a flow document with every kind's own configuration, made from the zod schemas that read it: what
 * an editor completes and checks as one types. Defaults may be left out.
 */
export function flowJsonSchema(): JsonObject {
  const configs = Object.fromEntries(NODE_KINDS.map(({ kind, config }) => [kind, config]));
  // In one object, so that what they share is defined once.
  const all = z.object({ flow: FlowDocumentSchema, ...configs });
  const { properties, $defs } = z.toJSONSchema(all, { io: 'input', unrepresentable: 'any' }) as unknown as Shape;
  const flow = structuredClone(properties.flow ?? {}) as unknown as Shape;
  const node = (flow.properties.nodes as { items: { properties: JsonObject } & JsonObject }).items;
  node.properties.kind = { type: 'string', enum: NODE_KINDS.map(({ kind }) => kind) };
  node.allOf = NODE_KINDS.map(({ kind }) => ({
    if: { properties: { kind: { const: kind } } },
    then: { properties: { config: properties[kind] ?? {} } },
  }));
  return { ...(flow as unknown as JsonObject), ...($defs ? { $defs } : {}) };
}
