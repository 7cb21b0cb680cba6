import type { Problem } from './problem.server';
import { fieldOf } from './problem.server';

const MAX_DEPTH = 40;

type Read<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** The body's bytes, never more than `max` of them in memory. */
export async function readBytes(request: Request, max: number): Promise<Read<Uint8Array>> {
  // The rest of the body is not read: this connection carries no other request.
  const headers = { connection: 'close' };
  const tooLarge = { ok: false, problem: { code: 'too_large', params: { max }, headers } } as const;
  if (Number(request.headers.get('content-length') ?? 0) > max) return tooLarge;
  if (!request.body) return { ok: true, value: new Uint8Array() };
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > max) {
      reader.releaseLock();
      return tooLarge;
    }
    chunks.push(value);
  }
  return { ok: true, value: Buffer.concat(chunks) };
}

/** JSON of bounded size and depth that the database can keep: no null characters, no half characters, no infinities. */
export function parseBody(bytes: Uint8Array): Read<unknown> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message.slice(0, 200) : 'UTF-8';
    return { ok: false, problem: { code: 'malformed_json', params: { reason } } };
  }
  const problem = findUnkeepable(value);
  return problem ? { ok: false, problem } : { ok: true, value };
}

/** What of a value no database could keep, and where; null: nothing. */
export function findUnkeepable(value: unknown, path: readonly PropertyKey[] = []): Problem | null {
  if (path.length > MAX_DEPTH) return { code: 'too_deep', params: { max: MAX_DEPTH } };
  if (typeof value === 'string') return isText(value) ? null : bad(path);
  if (typeof value === 'number') return Number.isFinite(value) ? null : bad(path);
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, item] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    if (typeof key === 'string' && !isText(key)) return bad(path);
    const problem = findUnkeepable(item, [...path, key]);
    if (problem) return problem;
  }
  return null;
}

/** Text that PostgreSQL takes: no null character, no half of a surrogate pair. */
export const isText = (text: string): boolean => !text.includes('\u0000') && !/\p{Surrogate}/u.test(text);

const bad = (path: readonly PropertyKey[]): Problem => ({
  code: 'bad_text',
  errors: [{ field: fieldOf(path), reason: 'U+0000, U+D800-DFFF, Infinity' }],
});
