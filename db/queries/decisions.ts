import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { PolicyFacts, Proposal, RuleTrace } from '../../core/policy/types';
import type { ChannelName } from '../../core/vocabulary';
import type { Scoped } from '../client';
import { decisions } from '../schema/thread';

/** A verdict as it was stored, with everything it was made of. */
export interface DecisionView {
  id: string;
  contact: string;
  run: string | null;
  at: string;
  verdict: 'allow' | 'defer' | 'suppress';
  code: string | null;
  channel: ChannelName | null;
  until: string | null;
  policyVersion: number;
  proposal: Proposal;
  facts: PolicyFacts;
  trace: RuleTrace[];
  test: boolean;
}

/** A contact's verdicts, newest first; `before` is the last id of the page before. */
export async function listDecisions(
  tx: Scoped,
  p: { workspace: string; contact: string; before?: string; limit?: number },
): Promise<DecisionView[]> {
  return tx
    .select({
      id: decisions.id,
      contact: decisions.contactId,
      run: decisions.runId,
      at: decisions.at,
      verdict: decisions.verdict,
      code: decisions.code,
      channel: decisions.channel,
      until: decisions.until,
      policyVersion: decisions.policyVersion,
      proposal: decisions.proposal,
      facts: decisions.facts,
      trace: decisions.trace,
      test: decisions.test,
    })
    .from(decisions)
    .where(
      and(
        eq(decisions.workspaceId, p.workspace),
        eq(decisions.contactId, p.contact),
        p.before ? lt(decisions.id, p.before) : undefined,
      ),
    )
    .orderBy(desc(decisions.id))
    .limit(p.limit ?? 50);
}

/** The verdicts on what one run wanted to send, oldest first. */
export async function listRunDecisions(tx: Scoped, p: { workspace: string; run: string }): Promise<DecisionView[]> {
  const rows = await tx.execute<DecisionView & Record<string, unknown>>(sql`
    select x.id, x.contact_id as contact, x.run_id as run, hilo_iso(x.at) as at, x.verdict, x.code, x.channel, hilo_iso(x.until) as until,
      x.policy_version as "policyVersion", x.proposal, x.facts, x.trace, x.test
    from runs r join decisions x on x.workspace_id = r.workspace_id and x.contact_id = r.contact_id and x.run_id = r.id
    where r.workspace_id = ${p.workspace} and r.id = ${p.run} order by x.at, x.id limit 100`);
  return [...rows];
}
