import type { Instant } from '../../core/json';
import { isConversation as answersNow } from '../../core/policy/conversation';
import type { PolicyFacts, Proposal } from '../../core/policy/types';
import type { ChannelName, Pause, Purpose } from '../../core/vocabulary';
import type { Standing } from '../../db/schema/contacts';
import type { Pace } from '../../db/schema/runs';
import { toRunTime } from '../time';
import type { LoadedContact } from '../runs/load';
import type { WorkspaceContext } from '../workspace-context';

/**
 * What the rules may read about one contact, from what the database loaded.
 * @param now in the run's time
 * @param pace of a test run: what the customer wrote by the clock, it heard in its own time
 */
export function policyFacts(
  contact: LoadedContact,
  context: WorkspaceContext,
  proposal: Proposal,
  flow: { id: string; paused: Pause | null } | null,
  now: Instant,
  pace: Pace | null = null,
): PolicyFacts {
  const { standing } = contact;
  const named = Object.values(proposal.templates);
  return {
    now,
    contact: {
      id: contact.id,
      timeZone: contact.timeZone,
      country: contact.country,
      tags: contact.tags,
      policyRev: contact.policyRev,
    },
    addresses: contact.addresses,
    consents: Object.entries(standing.consents ?? {}).map(([key, consent]) => {
      const [channel, purpose] = key.split(':') as [ChannelName, Purpose];
      return { channel, purpose, ...consent };
    }),
    suppressions: contact.suppressions,
    deliveries: contact.deliveries,
    openCases: contact.openCases,
    lastConversionAt: standing.lastConversionAt ?? null,
    lastComplaintAt: standing.lastComplaintAt ?? null,
    refusals: standing.refusals ?? [],
    lastInbound: heardAt(standing, pace),
    workspace: { timeZone: context.timeZone, country: context.country },
    flow,
    templates:
      named.length === 0
        ? []
        : context.templates
            .filter((template) => named.some((n) => n.name === template.name && n.language === template.language))
            .map(({ name, language, channel, category, state }) => ({ name, language, channel, category, state })),
  };
}

function heardAt({ lastInbound = {} }: Standing, pace: Pace | null): PolicyFacts['lastInbound'] {
  if (!pace) return lastInbound;
  return Object.fromEntries(Object.entries(lastInbound).map(([channel, at]) => [channel, toRunTime(pace, at)]));
}

/**
 * Whether a run's message on this channel answers somebody who has just written there.
 * @param now in the run's time
 */
export function isConversation(
  contact: LoadedContact,
  channel: ChannelName,
  purpose: Purpose,
  now: Instant,
  pace: Pace | null,
): boolean {
  const { standing } = contact;
  const consent = standing.consents?.[`${channel}:${purpose}`]?.status;
  return answersNow(heardAt(standing, pace)[channel], purpose, now, consent);
}
