import { type z } from 'zod';
import { DEEPEST, isTooDeep } from './depth';
import { FlowDocumentSchema, type FlowDocument } from './document';
import { recogniseProduct } from './import-products';
import type { Json, JsonObject } from './json';
import { jsonFault } from './json-fault';
import type { Said } from './run';
import { issueParams } from './schema-issue';

/** A text of this many bytes or more is not read at all. A screen asks a file's size before it opens it. */
export const MAX_FLOW_BYTES = 5_000_000;

/** The schema of flow documents that this release writes and reads. */
const SCHEMA = 1;
const MOST_ISSUES = 20;

/** Why a text is no flow of ours: a sentence of `core/words` (`say`), and what is wrong where. */
export interface Refusal {
  read: false;
  reason: Said;
  issues: Said[];
}
export type ReadFlow = { read: true; document: FlowDocument } | Refusal;
export type ReadJson = { read: true; value: Json } | Refusal;

/**
 * The one judgement over a flow that comes from outside: a file, or a text pasted on the canvas. Total; any text in.
 * What it refuses changes nothing anywhere; what it accepts may still have problems that keep it from publishing.
 * @example const flow = readFlowText(text); if (!flow.read) return say(flow.reason, 'es')
 */
export function readFlowText(text: string): ReadFlow {
  const json = readJsonText(text);
  return json.read ? readFlowValue(json.value) : json;
}

/** The same for a value that was JSON already, such as the body of a request. */
export function readFlowValue(value: Json): ReadFlow {
  if (isTooDeep(value)) return refuse('document.too_deep', { max: DEEPEST });
  if (!isObject(value) || typeof value.schema !== 'number') return refuse('import.not_a_flow');
  if (value.schema > SCHEMA) return refuse('import.newer_schema', { schema: value.schema, known: SCHEMA });
  const parsed = FlowDocumentSchema.safeParse(value);
  if (!parsed.success) return invalid(issuesOf(parsed.error));
  const twice = duplicatesOf(parsed.data);
  return twice.length > 0 ? invalid(twice) : { read: true, document: parsed.data };
}

/**
 * The first half of it, for whoever reads another shape too (steps on the clipboard): the size, the JSON, and whether
 * another product wrote it.
 */
export function readJsonText(text: string): ReadJson {
  const bytes = bytesOf(text);
  if (bytes >= MAX_FLOW_BYTES) return tooLarge(bytes);
  // some editors begin a file with a mark of its encoding
  const bare = text.replace(/^\uFEFF/, '').trim();
  if (bare === '') return refuse('import.empty');
  let value: Json;
  try {
    value = JSON.parse(bare) as Json;
  } catch {
    return isBinary(bare) ? refuse('import.not_text') : refuse('import.not_json', { ...jsonFault(bare) });
  }
  const product = recogniseProduct(value);
  return product === null ? { read: true, value } : refuse('import.other_product', { product });
}

/** Holds what no text does: an image or another document, read as if it were one. */
const isBinary = (text: string) => text.includes('\0') || text.includes('\uFFFD');

/** What to say of a file before it is opened, or null where its size is fine. */
export const refuseSize = (bytes: number): Refusal | null => (bytes >= MAX_FLOW_BYTES ? tooLarge(bytes) : null);

const tooLarge = (bytes: number) =>
  refuse('import.too_large', { size: megabytes(bytes), max: megabytes(MAX_FLOW_BYTES) });
const megabytes = (bytes: number) => Math.floor(bytes / 100_000) / 10;

function refuse(code: string, params: JsonObject = {}, issues: Said[] = []): Refusal {
  return { read: false, reason: { code, params }, issues };
}

const invalid = (issues: Said[]) => refuse('import.invalid', { count: issues.length }, issues.slice(0, MOST_ISSUES));

const issuesOf = (error: z.ZodError): Said[] =>
  error.issues.map((issue) => ({ code: 'document.invalid', params: issueParams(issue) }));

/** Ids name records: two under one name would overwrite each other in the editor. */
function duplicatesOf({ nodes, edges, notes, groups, stages }: FlowDocument): Said[] {
  const lists: [code: string, names: string[]][] = [
    ['import.duplicate_step', nodes.map(({ id }) => id)],
    ['import.duplicate_edge', edges.map(({ from, outlet }) => `${from} · ${outlet}`)],
    ['import.duplicate_note', notes.map(({ id }) => id)],
    ['import.duplicate_group', groups.map(({ id }) => id)],
    ['import.duplicate_stage', stages.map(({ id }) => id)],
  ];
  return lists.flatMap(([code, names]) => repeated(names).map((id): Said => ({ code, params: { id } })));
}

function repeated(names: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) twice.add(name);
    seen.add(name);
  }
  return [...twice];
}

/** The length in UTF-8; counting stops where it is too much anyway. */
function bytesOf(text: string): number {
  if (text.length >= MAX_FLOW_BYTES) return text.length;
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // a surrogate pair is four bytes: two units, each counted as two
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

const isObject = (value: Json): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
