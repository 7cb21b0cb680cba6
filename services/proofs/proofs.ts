import { contentProblems, type ContentProblem } from '../../core/channel-limits';
import { ContentSchema } from '../../core/document';
import type { Instant } from '../../core/json';
import { baseOf } from '../../core/languages';
import type { RenderedContent } from '../../core/run';
import type { ChannelName } from '../../core/vocabulary';
import { withWorkspace } from '../../db/client';
import { countProofs, listProofs as queryProofs, type ProofRow } from '../../db/queries/proofs';
import type { Actor, Deps } from '../deps';
import { iso } from '../moments';
import { kindFor, listOwnAddresses } from './addresses';
import { sendToMember, type Outcome } from './send-to-member';

export type { ProofRow };

export type ProofSent =
  | Exclude<Outcome, { status: 'accepted' }>
  /** `marked`: it says of itself that it is a test. A template without a value in it cannot. */
  | { status: 'accepted'; provider: string; marked: boolean }
  | { status: 'not_verified' | 'too_many' | 'stopped' | 'invalid' }
  | { status: 'not_approved'; template: string }
  | { status: 'not_carried'; problems: ContentProblem[] };

/** Proofs a member may send within ten minutes. */
const PROOFS = 20;
const WINDOW_MS = 10 * 60_000;

/**
 * Sends a message, as it was rendered with the Studio's sample, to an address that its author has verified. Through the
 * real sender and marked as a test; outside of caps and counts. The workspace's kill switch stops it like any other send.
 *
 * @param input `address`: the id of one of the member's own; `content`: what a customer would get, checked again here
 */
export async function sendProof(
  deps: Deps,
  actor: Actor,
  member: string,
  input: { channel: ChannelName; address: string; content: unknown; language: string },
): Promise<ProofSent> {
  const { workspace } = actor;
  const { channel, language } = input;
  const parsed = ContentSchema.safeParse(input.content);
  if (!parsed.success) return { status: 'invalid' };
  const [context, addresses] = await Promise.all([
    deps.contexts.get(workspace),
    listOwnAddresses(deps, workspace, member),
  ]);
  const address = addresses.find((one) => one.id === input.address && one.verified);
  if (!address || address.kind !== kindFor(channel)) return { status: 'not_verified' };
  if (context.policies.killSwitch) return { status: 'stopped' };
  const content: RenderedContent = { ...parsed.data, language };
  const problems = contentProblems(content, channel);
  if (problems.length > 0) return { status: 'not_carried', problems };
  if (content.type === 'template') {
    const known = context.templates.find(
      (one) => one.name === content.name && one.language === content.language && one.channel === channel,
    );
    if (known?.state !== 'approved') return { status: 'not_approved', template: content.name };
  }
  const since = iso(deps.clock.now() - WINDOW_MS);
  const sent = await withWorkspace(deps.db, workspace, (tx) =>
    countProofs(tx, { workspace, member, what: 'proof', since }),
  );
  if (sent >= PROOFS) return { status: 'too_many' };
  const marked = markTest(content);
  const said = await sendToMember(deps, actor, { member, what: 'proof', channel, to: address.value, content: marked });
  return said.status === 'accepted' ? { ...said, marked: marked !== content } : said;
}

/** What went out to a member, newest first: on the sandbox this is what their phone shows. */
export async function listProofs(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  member: string,
  limit = 10,
): Promise<ProofRow[]> {
  return withWorkspace(deps.db, workspace, (tx) => queryProofs(tx, { workspace, member, limit }));
}

/** What the sandbox took for a member: nobody but them reads it there. */
export interface ArrivedProof {
  id: string;
  at: Instant;
  channel: ChannelName;
  what: ProofRow['what'];
  text: string;
}

/** The latest that the sandbox took for a member, newest first. */
export async function listArrived(deps: Pick<Deps, 'db'>, workspace: string, member: string): Promise<ArrivedProof[]> {
  const rows = await listProofs(deps, workspace, member);
  return rows.flatMap(({ id, at, channel, what, text, provider, status }) =>
    provider === 'sandbox' && status === 'accepted' && text !== null
      ? [{ id, at: Date.parse(at), channel, what, text }]
      : [],
  );
}

/** Says of a message that it is a test, where one reads first. A template's text is the provider's: its first value says it. */
export function markTest(content: RenderedContent): RenderedContent {
  const mark = baseOf(content.language) === 'es' ? '[Prueba]' : '[Test]';
  switch (content.type) {
    case 'text':
      return { ...content, text: `${mark} ${content.text}` };
    case 'email':
      return { ...content, subject: `${mark} ${content.subject}` };
    case 'voice':
      return { ...content, say: `${mark.slice(1, -1)}. ${content.say}` };
    case 'template': {
      const [first, ...rest] = content.parameters;
      return first === undefined ? content : { ...content, parameters: [`${mark} ${first}`, ...rest] };
    }
  }
}
