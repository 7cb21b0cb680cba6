import { sql } from 'drizzle-orm';
import type { Scoped } from '../../db/client';
import type { Deps } from '../../services/deps';

/** How a query is tried in the right workspace and in another. */
export interface Trial {
  /** The query, asked in the name of a workspace, about rows of the demo's. */
  ask: (tx: Scoped, workspace: string) => Promise<unknown>;
  /** In the right workspace it finds or changes something: a query that never does would pass every test of isolation. */
  idle?: true;
  /** Asked in another workspace's name it rightly finds or makes something, of that one. */
  elsewhere?: true;
}

/** Every row of the demo's workspace, as one text. */
async function everything(tx: Scoped): Promise<string> {
  await tx.execute(sql`select set_config('hilo.workspaces', 'ws_demo', true)`);
  const tables = await tx.execute<{ name: string }>(sql`
    select tablename as name from pg_policies where policyname = 'tenant' order by 1`);
  const texts: string[] = [];
  for (const { name } of tables) {
    const [row] = await tx.execute<{ rows: string }>(sql`
      select coalesce(string_agg(x::text, E'\n' order by x::text), '') as rows from ${sql.identifier(name)} x`);
    texts.push(`${name}\n${row?.rows ?? ''}`);
  }
  return texts.join('\n\n');
}

class RolledBack extends Error {}
/** Runs a query as a workspace's transaction, tells what it found and whether any row of the demo's changed, and undoes it. */
export async function attempt(
  db: Deps['db'],
  trial: Trial,
  scope: string,
  workspace: string,
): Promise<{ found: boolean; changed: boolean }> {
  let seen = { found: false, changed: false };
  await db
    .transaction(async (tx) => {
      const before = await everything(tx);
      await tx.execute(sql`select set_config('hilo.workspaces', ${scope}, true)`);
      const result = await trial.ask(tx, workspace);
      seen = { found: isSomething(result), changed: (await everything(tx)) !== before };
      throw new RolledBack();
    })
    .catch((error: unknown) => {
      if (error instanceof RolledBack) return;
      const cause = error instanceof Error ? error.cause : null;
      // refused, by row-level security or because the row it builds on is not there: as good as nothing
      if (cause instanceof Error && 'code' in cause && (cause.code === '42501' || cause.code === '23502')) return;
      throw error;
    });
  return seen;
}
function isSomething(result: unknown): boolean {
  if (Array.isArray(result)) return result.length > 0;
  if (result !== null && typeof result === 'object') return Object.values(result).some((value) => value !== 0);
  return typeof result === 'string' || result === true || (typeof result === 'number' && result > 0);
}
