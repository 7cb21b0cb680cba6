import { and, desc, eq, lt } from 'drizzle-orm';
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
