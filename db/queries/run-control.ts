import { sql } from 'drizzle-orm';
import type { Scoped } from '../client';

/** Locks a run's row and answers its status; null where the workspace has no such run. */
export async function lockRun(tx: Scoped, p: { workspace: string; id: string }): Promise<string | null> {
  const [row] = await tx.execute<{ status: string }>(
    sql`select status from runs where workspace_id = ${p.workspace} and id = ${p.id} for update`,
  );
  return row?.status ?? null;
}

/**
 * Ends a halted run where it stands, for nobody may be able to drive it: what it had reserved never goes, what it waited for is
 * dropped, its journal says so, and a run that waits for it hears of it. False: it is not halted, or not here.
 */
export async function endHalted(
  tx: Scoped,
  p: { workspace: string; id: string; reason: string; now: number },
): Promise<boolean> {
  const outcome = JSON.stringify({ kind: 'cancelled', name: p.reason, at: p.now });
  const why = JSON.stringify({ code: 'run.cancelled', params: { reason: p.reason } });
  const result = JSON.stringify({ status: 'failed', code: 'flow.cancelled', params: { name: p.reason } });
  const now = sql`${p.now}::float8`;
  const rows = await tx.execute<{ parent: string | null }>(sql`
    with ended as (update runs set status = 'ended', rev = rev + 1, wake_at = null, ended_at = hilo_at(${now}),
        outcome = ${outcome}::jsonb,
        state = state || jsonb_build_object('status', 'ended', 'at', null, 'open', '{}'::jsonb, 'outcome', ${outcome}::jsonb,
          'seq', coalesce((state ->> 'seq')::int, 0) + 1)
      where workspace_id = ${p.workspace} and id = ${p.id} and status = 'halted'
      returning id, node, (state ->> 'seq')::int as seq, parent_call),
    said as (insert into steps (workspace_id, run_id, seq, at, node, event, why)
      select ${p.workspace}, id, seq, hilo_at(${now}), node, 'ended', ${why}::jsonb from ended),
    freed as (update deliveries d set state = 'cancelled', state_at = hilo_at(${now}), next_at = null
      from ended where d.run_id = ended.id and d.state = 'reserved'),
    dropped as (update calls k set state = 'cancelled', next_at = null, done_at = hilo_at(${now})
      from ended where k.run_id = ended.id and k.state in ('open', 'submitted'))
    select parent_call as parent from ended`);
  const [row] = rows;
  if (row?.parent) {
    await tx.execute(sql`
      select hilo_input(jsonb_build_array(jsonb_build_object('run', regexp_replace(${row.parent}, '[.][^.]*$', ''), 'workspace', ${p.workspace}::text,
        'input', jsonb_build_object('type', 'outcome', 'at', ${now}, 'call', ${row.parent}::text, 'result', ${result}::jsonb))), ${now})`);
  }
  return rows.length === 1;
}

/** Gives a halted run another five tries, now. True if it was halted. */
export async function reviveRun(tx: Scoped, p: { workspace: string; id: string; now: number }): Promise<boolean> {
  const rows = await tx.execute(sql`
    update runs set status = 'live', failures = 0, outcome = null, wake_at = hilo_at(${p.now}::float8)
    where workspace_id = ${p.workspace} and id = ${p.id} and status = 'halted' returning id`);
  if (rows.length > 0) await tx.execute(sql`select pg_notify('hilo_due', '')`);
  return rows.length > 0;
}
