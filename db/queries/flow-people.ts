import { sql } from 'drizzle-orm';
import type { Input, RunState } from '../../core/run';
import type { Scoped } from '../client';
import type { Pace } from '../schema/runs';

/** Whoever tries a draft on the sandbox is nobody in the flow: no publish moves them, and no count has them. */
const ON_A_VERSION = sql.raw(`not exists (select 1 from versions t where t.id = r.version_id and t.test)`);

/** Where people of a flow stand, by version and node. */
export interface Standing {
  version: string;
  node: string | null;
  count: number;
  /** How many of them wait for a moment. */
  waiting: number;
}

/** How many live runs stand where. */
export async function countStanding(tx: Scoped, p: { workspace: string; flow: string }): Promise<Standing[]> {
  const rows = await tx.execute<Standing & Record<string, unknown>>(sql`
    select r.version_id as version, r.state #>> '{at,node}' as node, count(*)::int as count,
      (count(*) filter (where r.state #>> '{at,wake}' is not null))::int as waiting
    from runs r where r.workspace_id = ${p.workspace} and r.flow_id = ${p.flow} and r.status in ('live', 'halted') and ${ON_A_VERSION}
    group by 1, 2 order by 1, 2`);
  return [...rows];
}

/** A run about to be moved to another version. */
export interface Movable {
  id: string;
  version: string;
  rev: number;
  inbox: number;
  contact: string;
  /** The contact's zone. */
  timeZone: string | null;
  state: RunState;
  pace: Pace | null;
}

/** The next live runs of a flow that are not on `version`, by id; or those of them among `ids`. */
export async function listMovable(
  tx: Scoped,
  p: { workspace: string; flow: string; version: string; after: string; limit: number; ids?: string[] },
): Promise<Movable[]> {
  const among = p.ids ? sql`and r.id in (select jsonb_array_elements_text(${JSON.stringify(p.ids)}::jsonb))` : sql``;
  const rows = await tx.execute<Movable & Record<string, unknown>>(sql`
    select r.id, r.version_id as version, r.rev, r.inbox, r.contact_id as contact, c.time_zone as "timeZone",
      r.state, r.pace from runs r join contacts c on c.id = r.contact_id
    where r.workspace_id = ${p.workspace} and r.flow_id = ${p.flow} and r.status in ('live', 'halted')
      and r.version_id <> ${p.version} and r.id > ${p.after} and ${ON_A_VERSION} ${among} order by r.id limit ${p.limit}`);
  return [...rows];
}

/** One run's move: its new state, written only if nobody drove it meanwhile. */
export interface Move {
  id: string;
  rev: number;
  inbox: number;
  state: RunState;
  /** By the clock. */
  wake: number | null;
  node: string | null;
  /** The journal's line. */
  step: { seq: number; at: number; why: { code: string; params: Record<string, string | number> } };
  /** Calls given up with the node that made them. */
  cancelled: string[];
}

/** Writes moves; answers the runs that moved. The others were driven in between and are to be read anew. */
export async function moveRuns(
  tx: Scoped,
  p: { workspace: string; version: string; moves: Move[]; now: number },
): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    with x as (select * from jsonb_to_recordset(${JSON.stringify(p.moves)}::jsonb)
        as x(id text, rev int, inbox int, state jsonb, wake float8, node text, step jsonb, cancelled jsonb)),
    moved as (update runs r set version_id = ${p.version}, state = x.state, rev = r.rev + 1, node = x.node,
        wake_at = case when r.status <> 'live' then r.wake_at
                       when r.inbox <> x.inbox or exists (select 1 from inputs i where i.run_id = r.id) then hilo_at(${p.now}::float8)
                       else hilo_at(x.wake) end
      from x where r.workspace_id = ${p.workspace} and r.id = x.id and r.rev = x.rev and r.status in ('live', 'halted') returning r.id),
    noted as (insert into steps (workspace_id, run_id, seq, at, node, event, why)
      select ${p.workspace}, x.id, (x.step ->> 'seq')::int, hilo_at((x.step ->> 'at')::float8), x.node, 'note', x.step -> 'why'
      from x join moved on moved.id = x.id),
    freed as (update deliveries d set state = 'cancelled', state_at = hilo_at(${p.now}::float8), next_at = null
      from x join moved on moved.id = x.id
      where d.workspace_id = ${p.workspace} and d.state = 'reserved' and d.call_id in (select jsonb_array_elements_text(x.cancelled))),
    dropped as (update calls k set state = 'cancelled', next_at = null, done_at = hilo_at(${p.now}::float8)
      from x join moved on moved.id = x.id
      where k.workspace_id = ${p.workspace} and k.state in ('open', 'submitted') and k.id in (select jsonb_array_elements_text(x.cancelled)))
    select id from moved`);
  return rows.map((row) => row.id);
}

/** People held by a pause. */
export interface Held {
  /** All live runs. */
  live: number;
  /** Those whose wait fell due during the pause. */
  due: number;
}

/** How many people a pause holds, and how many waits fell due meanwhile. */
export async function countHeld(tx: Scoped, p: { workspace: string; flow: string; now: number }): Promise<Held> {
  const [row] = await tx.execute<Held & Record<string, unknown>>(sql`
    select count(*)::int as live, (count(*) filter (where (r.state #>> '{at,wake}')::float8 <=
        case when r.pace is null then ${p.now}::float8
             else (r.pace ->> 'run')::float8 + (${p.now}::float8 - (r.pace ->> 'clock')::float8) * (r.pace ->> 'factor')::float8 end))::int as due
    from runs r where r.workspace_id = ${p.workspace} and r.flow_id = ${p.flow} and r.status = 'live'`);
  return row ?? { live: 0, due: 0 };
}

/**
 * Ends a pause for the people inside: an input for each where the mode needs one, and everybody due now, in the
 * transaction that lifts the pause. Inputs carry the clock's time; a test run counts the pause in its own.
 */
export async function releaseRuns(
  tx: Scoped,
  p: { workspace: string; flow: string; mode: 'shift' | 'fire' | 'expire'; pausedAt: number; now: number },
): Promise<number> {
  const by = sql`round((${p.now}::float8 - greatest(${p.pausedAt}::float8, hilo_ms(r.started_at)))
      * coalesce((r.pace ->> 'factor')::float8, 1))`;
  const input =
    p.mode === 'shift'
      ? sql`jsonb_build_object('type', 'shift', 'at', ${p.now}::float8, 'by', greatest(0, ${by}))`
      : sql`jsonb_build_object('type', ${p.mode}::text, 'at', ${p.now}::float8)`;
  const put =
    p.mode === 'fire'
      ? sql`select id from people`
      : sql`insert into inputs (workspace_id, run_id, input) select r.workspace_id, r.id, ${input}
              from runs r join people on people.id = r.id returning run_id as id`;
  const rows = await tx.execute<{ id: string }>(sql`
    with people as (select id from runs where workspace_id = ${p.workspace} and flow_id = ${p.flow} and status = 'live' order by id for update),
    put as (${put})
    update runs r set inbox = r.inbox + ${p.mode === 'fire' ? 0 : 1}, wake_at = hilo_at(${p.now}::float8) from put where r.id = put.id
    returning r.id`);
  await tx.execute(sql`select pg_notify('hilo_due', '')`);
  return rows.length;
}

/** Puts one input into each of some runs' inboxes and makes them due. */
export async function putInputs(
  tx: Scoped,
  p: { workspace: string; inputs: { run: string; input: Input }[]; now: number },
): Promise<number> {
  if (p.inputs.length === 0) return 0;
  const rows = p.inputs.map((x) => ({ run: x.run, workspace: p.workspace, input: x.input }));
  const [row] = await tx.execute<{ n: number }>(
    sql`select hilo_input(${JSON.stringify(rows)}::jsonb, ${p.now}::float8) as n`,
  );
  return row?.n ?? 0;
}
