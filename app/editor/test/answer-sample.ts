import type { FlowDocument } from '../../../core/document';
import type { Json, JsonObject } from '../../../core/json';

/** Undefined: no JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/**
 * An answer with every field that the flow reads of it, empty, to be filled in.
 * @param saveAs the variable that takes `{ status, body }`
 * @example sampleAnswer(document, 'order') // { total: '', store: { city: '' } } for texts with vars.order.body.store.city ...
 */
export function sampleAnswer(document: Pick<FlowDocument, 'nodes' | 'settings'>, saveAs: string): JsonObject {
  const text = JSON.stringify([document.nodes, document.settings]);
  const reads = new RegExp(`\\bvars\\.${saveAs}\\.body((?:\\.[a-z_]\\w*)+)`, 'gi');
  // The longest first: a field that has fields of its own is an object.
  const paths = [...text.matchAll(reads)]
    .map(([, path = '']) => path.slice(1).split('.'))
    .sort((a, b) => b.length - a.length);
  const sample: JsonObject = {};
  for (const path of paths) put(sample, path);
  return sample;
}

function put(object: JsonObject, [name = '', ...rest]: string[]): void {
  const there = Object.hasOwn(object, name) ? object[name] : undefined;
  if (rest.length === 0) object[name] = there ?? '';
  else {
    const inner: JsonObject = typeof there === 'object' && there !== null && !Array.isArray(there) ? there : {};
    object[name] = inner;
    put(inner, rest);
  }
}
