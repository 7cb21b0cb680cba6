import { z } from 'zod';
import type { Explained } from '../../services/why-not';
import { JsonSchema } from '../../core/document';
import { explainStored } from '../../core/policy/stored';
import { CHANNELS, DELIVERY_STATES } from '../../core/vocabulary';

/*
 * What stands in an entry of the thread, by its kind. Read, not believed: an entry of an older release that does not
 * parse is shown as it is.
 */
const Said = z.object({ code: z.string(), params: z.record(z.string(), JsonSchema).default({}) });

export const MessageBody = z.object({
  direction: z.enum(['in', 'out', 'note']),
  text: z.string(),
  content: z
    .object({
      subject: z.string().optional().catch(undefined),
      media: z.object({ url: z.string(), mime: z.string() }).optional().catch(undefined),
      buttons: z
        .array(z.object({ title: z.string() }))
        .default([])
        .catch([]),
    })
    .catch({ buttons: [] }),
  delivery: z
    .object({ state: z.enum(DELIVERY_STATES) })
    .nullable()
    .catch(null),
});

export const EventBody = z.object({
  name: z.string(),
  payload: z.record(z.string(), JsonSchema).catch({}),
});

export const RunBody = z.object({
  run: z.string(),
  flowName: z.string(),
  status: z.enum(['started', 'refused']),
  why: z.object({ code: z.string() }).nullable().catch(null),
});

export const StepBody = z.object({
  run: z.string(),
  flowName: z.string(),
  event: z.string(),
  why: Said.nullable().catch(null),
});

export const DeliveryBody = z.object({
  state: z.enum(DELIVERY_STATES),
  address: z.string().catch(''),
  error: z.object({ detail: z.string().optional() }).nullable().catch(null),
});

export const CaseBody = z.object({
  queue: z.string(),
  status: z.enum(['open', 'assigned', 'resolved']),
  reason: Said.nullable().catch(null),
});

const DecisionBody = z.object({
  verdict: z.enum(['allow', 'defer', 'suppress']),
  code: z.string().nullable().catch(null),
  policyVersion: z.number(),
  proposal: z.object({ channels: z.array(z.enum(CHANNELS)) }).catch({ channels: [] }),
  trace: z.array(
    z.object({
      rule: z.string(),
      channel: z.enum(CHANNELS),
      verdict: z.enum(['pass', 'defer', 'suppress']),
      code: z.string(),
      params: z.record(z.string(), JsonSchema),
      until: z.number().optional(),
    }),
  ),
});

/** A verdict on the thread with its sentences; null: not one this release can read. */
export function readDecision(body: unknown): Pick<Explained, 'verdict' | 'said' | 'trace' | 'policyVersion'> | null {
  const { data } = DecisionBody.safeParse(body);
  if (!data) return null;
  const { verdict, policyVersion, trace, code, proposal } = data;
  const said = explainStored({ policyVersion, trace, code, channels: proposal.channels });
  return { verdict, policyVersion, trace, said };
}
