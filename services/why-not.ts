import { decide } from '../core/policy/decide';
import { explain, nextAllowed, sayNext } from '../core/policy/explain';
import { explainStored } from '../core/policy/stored';
import type { Decision, Proposal } from '../core/policy/types';
import type { Said } from '../core/run';
import { CHANNELS, type ChannelName, type Pause, type Purpose } from '../core/vocabulary';
import { withWorkspace } from '../db/client';
import { listContactRuns, type ContactRun } from '../db/queries/contacts';
import { listDecisions, type DecisionView } from '../db/queries/decisions';
import { getFlow } from '../db/queries/flows';
import type { Deps } from './deps';
import { loadContact } from './deliver';
import { policyFacts } from './policy/facts';

/** How far ahead "when could we?" looks. */
const HORIZON_DAYS = 31;

/** A stored verdict with the sentences that explain it, for `say`. */
export type Explained = Omit<DecisionView, 'facts'> & { said: Said[] };

/** Why a customer was, or was not, contacted. */
export interface WhyNot {
  /** Verdicts on what flows and agents wanted to send, newest first. */
  decisions: Explained[];
  /** Entries into flows that were refused, with the reason: people who were never inside have a story too. */
  refused: (ContactRun & { said: Said })[];
}

/** The story of one contact; `before` is the last decision's id of the page before. */
export async function whyNot(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  contact: string,
  page: { before?: string; limit?: number } = {},
): Promise<WhyNot> {
  return withWorkspace(deps.db, workspace, async (tx) => {
    const decisions = await listDecisions(tx, { workspace, contact, ...page });
    const runs = await listContactRuns(tx, { workspace, contact });
    return {
      decisions: decisions.map(explained),
      refused: runs.filter((run) => run.status === 'refused').map((run) => ({ ...run, said: refusal(run) })),
    };
  });
}

/** A stored verdict with its sentences, without the facts it was made of. */
export function explained({ facts: _facts, ...row }: DecisionView): Explained {
  const { policyVersion, trace, code, proposal } = row;
  return { ...row, said: explainStored({ policyVersion, trace, code, channels: proposal.channels }) };
}

function refusal(run: ContactRun): Said {
  const code = run.outcome?.code;
  return { code: typeof code === 'string' ? code : 'entry.refused', params: { flow: run.flowName } };
}

/** A question to the rules: may we say this to this customer now? */
export interface WhatIfQuestion {
  contact: string;
  purpose: Purpose;
  /** Candidates in order; absent: every channel. */
  channels?: ChannelName[];
  /** The template each channel would use; a channel that is not named would send free text. */
  templates?: Proposal['templates'];
  intent?: string;
  flow?: string;
  inConversation?: boolean;
}

export interface WhatIfAnswer {
  decision: Decision;
  /** The verdict, then every rule's word. */
  said: Said[];
  /** When it would be allowed with nothing else changed. */
  next: Said;
  /** The zone in which times are to be told. */
  timeZone: string;
}

/**
 * Asks the rules now, about anybody, in a flow or not; nothing is stored and nothing is claimed.
 * Null: no such contact here.
 */
export async function whatIf(deps: Deps, workspace: string, question: WhatIfQuestion): Promise<WhatIfAnswer | null> {
  const contact = await loadContact(deps, workspace, question.contact);
  if (!contact) return null;
  const context = await deps.contexts.get(workspace);
  const flow = question.flow ? await pausedFlow(deps, workspace, question.flow) : null;
  const proposal: Proposal = {
    purpose: question.purpose,
    intent: question.intent ?? 'what-if',
    flow: flow?.id ?? null,
    channels: question.channels ?? [...CHANNELS],
    templates: question.templates ?? {},
    inConversation: question.inConversation ?? false,
  };
  const facts = policyFacts(contact, context, proposal, flow, deps.clock.now());
  const decision = decide(facts, proposal, context.policies);
  const timeZone = contact.timeZone ?? context.timeZone;
  const next = sayNext(nextAllowed(facts, proposal, context.policies, HORIZON_DAYS), timeZone, HORIZON_DAYS);
  return { decision, said: explain(decision, { all: true }), next, timeZone };
}

async function pausedFlow(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  id: string,
): Promise<{ id: string; paused: Pause | null } | null> {
  const flow = await withWorkspace(deps.db, workspace, (tx) => getFlow(tx, { workspace, id }));
  return flow && { id: flow.id, paused: flow.paused };
}
