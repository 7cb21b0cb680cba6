import type { Instant, Json, JsonObject } from '../../core/json';
import type { Call, CallResult, Input } from '../../core/run';
import type { Deps } from '../deps';
import { workspacesOf } from './drive';

interface TakenCall {
  id: string;
  workspace: string;
  run: string;
  call: Extract<Call, { kind: 'http' }>;
  attempt: number;
}

const HOLD_MS = 60_000;
/** A response larger than this is cut off: variables are not a place for files. */
const BODY_MAX = 256 * 1024;

/**
 * Takes HTTP calls that are due, makes them and tells their runs. At least once, with the call's id as Idempotency-Key; a holder that
 * died is taken over when its hold is over.
 * @param call only this one, for an engine that performs calls one by one
 */
export async function performCalls(
  deps: Deps,
  workspaces: string[],
  limit: number,
  call: string | null = null,
): Promise<number> {
  const rows = await deps.sql<{ row: TakenCall }[]>`
    select hilo_take_calls(${workspaces.join(',')}, ${deps.clock.now()}, ${limit}, ${HOLD_MS}, ${call}) as row`;
  const taken = rows.map(({ row }) => row);
  if (taken.length === 0) return 0;
  const done = await Promise.all(taken.map((row) => make(deps, row)));
  const now = deps.clock.now();
  const p: {
    workspaces: string;
    now: Instant;
    calls: object[];
    answers: { run: string; workspace: string; input: Input }[];
  } = {
    workspaces: workspacesOf(taken).join(','),
    now,
    calls: [],
    answers: [],
  };
  done.forEach((result, index) => {
    const row = taken[index];
    if (!row) return;
    const again =
      result.status === 'failed' && result.code !== 'http.refused' && row.attempt <= row.call.retries
        ? now + 1000 * 2 ** row.attempt
        : null;
    p.calls.push({ id: row.id, result: result as unknown as JsonObject, again });
    if (again === null)
      p.answers.push({
        run: row.run,
        workspace: row.workspace,
        input: { type: 'outcome', at: now, call: row.id, result },
      });
  });
  await deps.sql`select hilo_finish_calls(${JSON.stringify(p)}::text::jsonb)`;
  return taken.length;
}

async function make(deps: Deps, { id, call }: TakenCall): Promise<CallResult> {
  try {
    const response = await deps.fetch(call.url, {
      method: call.method,
      headers: { 'idempotency-key': id, ...call.headers },
      body: call.body,
      signal: AbortSignal.timeout(call.timeoutMs),
    });
    const text = (await response.text()).slice(0, BODY_MAX);
    if (response.status >= 500 || response.status === 429)
      return { status: 'failed', code: 'http.status', params: { status: response.status } };
    return { status: 'response', http: response.status, body: bodyOf(text) };
  } catch (error) {
    const name = error instanceof Error ? error.name : 'error';
    const refused = error instanceof Error && 'code' in error && error.code === 'fetch.blocked';
    return {
      status: 'failed',
      code: refused ? 'http.refused' : name === 'TimeoutError' ? 'http.timeout' : 'http.unreachable',
      params: {},
    };
  }
}

function bodyOf(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
