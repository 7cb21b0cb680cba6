import { and, eq, sql } from 'drizzle-orm';
import type { Scenario } from '../../core/scenario';
import type { Outcome } from '../../core/scenario-outcome';
import type { ChannelName, Purpose } from '../../core/vocabulary';
import type { Scoped } from '../client';
import { scenarios } from '../schema/scenarios';

/** A scenario with what it should come to. */
export interface ScenarioRow {
  id: string;
  name: string;
  scenario: Omit<Scenario, 'name'>;
  expected: Outcome;
  reason: string;
  expectedBy: string;
  expectedAt: string;
  createdAt: string;
}

const ROW = {
  id: scenarios.id,
  name: scenarios.name,
  scenario: scenarios.scenario,
  expected: scenarios.expected,
  reason: scenarios.reason,
  expectedBy: scenarios.expectedBy,
  expectedAt: scenarios.expectedAt,
  createdAt: scenarios.createdAt,
};

/** A flow's scenarios, in the order they were made. */
export async function listScenarios(tx: Scoped, p: { workspace: string; flow: string }): Promise<ScenarioRow[]> {
  return tx
    .select(ROW)
    .from(scenarios)
    .where(and(eq(scenarios.workspaceId, p.workspace), eq(scenarios.flowId, p.flow)))
    .orderBy(scenarios.createdAt, scenarios.id);
}

/** Writes a scenario; false: the flow has one of that name. */
export async function insertScenario(
  tx: Scoped,
  p: {
    workspace: string;
    id: string;
    flow: string;
    name: string;
    scenario: Omit<Scenario, 'name'>;
    expected: Outcome;
    by: string;
    at: string;
  },
): Promise<boolean> {
  const done = await tx
    .insert(scenarios)
    .values({
      id: p.id,
      workspaceId: p.workspace,
      flowId: p.flow,
      name: p.name,
      scenario: p.scenario,
      expected: p.expected,
      expectedBy: p.by,
      expectedAt: p.at,
      createdAt: p.at,
    })
    .onConflictDoNothing()
    .returning({ id: scenarios.id });
  return done.length === 1;
}

type One = { workspace: string; flow: string; id: string };
const one = (p: One) =>
  and(eq(scenarios.workspaceId, p.workspace), eq(scenarios.flowId, p.flow), eq(scenarios.id, p.id));

/** Gives a scenario another name; false: there is none, or another one has the name. */
export async function renameScenario(tx: Scoped, p: One & { name: string }): Promise<boolean> {
  const taken = sql`exists (select 1 from scenarios s where s.workspace_id = ${p.workspace} and s.flow_id = ${p.flow}
    and s.name = ${p.name} and s.id <> ${p.id})`;
  const done = await tx
    .update(scenarios)
    .set({ name: p.name })
    .where(and(one(p), sql`not ${taken}`))
    .returning({ id: scenarios.id });
  return done.length === 1;
}

/** Says what a scenario should come to from now on, and why. */
export async function setExpected(
  tx: Scoped,
  p: One & { expected: Outcome; reason: string; by: string; at: string },
): Promise<boolean> {
  const done = await tx
    .update(scenarios)
    .set({ expected: p.expected, reason: p.reason, expectedBy: p.by, expectedAt: p.at })
    .where(one(p))
    .returning({ id: scenarios.id });
  return done.length === 1;
}

/** Takes a scenario away; answers its name, or null if there was none. */
export async function deleteScenario(tx: Scoped, p: One): Promise<string | null> {
  const [row] = await tx.delete(scenarios).where(one(p)).returning({ name: scenarios.name });
  return row?.name ?? null;
}

/** What a contact was written lately, for a test that starts from them. */
export interface RecentDelivery {
  channel: ChannelName;
  purpose: Purpose;
  intent: string;
  at: number;
}

/** The ledger entries of a contact that hold a place in the caps since a moment; test runs aside. */
export async function listRecentDeliveries(
  tx: Scoped,
  p: { workspace: string; contact: string; since: number },
): Promise<RecentDelivery[]> {
  const rows = await tx.execute<RecentDelivery & Record<string, unknown>>(sql`
    select channel, purpose, intent, hilo_ms(at) as at from deliveries
    where workspace_id = ${p.workspace} and contact_id = ${p.contact} and not test and at > hilo_at(${p.since}::float8)
      and state not in ('failed', 'cancelled') and not in_conversation order by at desc limit 200`);
  return rows.map((row) => ({ ...row, at: Number(row.at) }));
}
