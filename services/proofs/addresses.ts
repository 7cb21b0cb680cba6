import { randomInt } from 'node:crypto';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import { z } from 'zod';
import type { RenderedContent } from '../../core/run';
import type { ChannelName, Language } from '../../core/vocabulary';
import { withWorkspace } from '../../db/client';
import { newId } from '../../db/ids';
import {
  countProofs,
  deleteMemberAddress,
  listMemberAddresses,
  setAddressCode,
  setAddressVerified,
  tryAddressCode,
  upsertMemberAddress,
  type MemberAddress,
} from '../../db/queries/proofs';
import { record } from '../audit';
import { hashOf } from '../auth';
import type { Actor, Deps } from '../deps';
import { iso } from '../moments';
import { sendToMember, type Outcome } from './send-to-member';

export type { MemberAddress };

/** Who gets proofs: a member, in their language. */
export interface Self {
  member: string;
  language: Language;
}

const CODE_MS = 10 * 60_000;
const TRIES = 5;
/** Codes a member may ask for within an hour: each is a message that somebody pays, to a number nobody has proven yet. */
const CODES_AN_HOUR = 6;

/** The kind of address that a channel reaches a member by; null: none that could be verified. */
export const kindFor = (channel: ChannelName): MemberAddress['kind'] | null =>
  channel === 'email' ? 'email' : channel === 'webchat' ? null : 'phone';

/** A member's own addresses. */
export async function listOwnAddresses(deps: Pick<Deps, 'db'>, workspace: string, member: string) {
  return withWorkspace(deps.db, workspace, (tx) => listMemberAddresses(tx, { workspace, member }));
}

export type Asked =
  | { status: 'sent' | 'verified'; address: MemberAddress }
  | { status: 'invalid' | 'too_many' | 'no_sender' }
  | { status: 'refused'; detail: string };

/**
 * Adds an address of the member's own and sends a code there, by the channel that proofs would take. An address counts
 * only once that code came back: the e-mail one signs in with does not, since an administrator wrote it and nobody ever
 * showed that mail to it arrives, let alone at that member.
 *
 * @param input `value` as typed: an e-mail, or a phone with its country or of the workspace's own
 */
export async function askForCode(
  deps: Deps,
  actor: Actor,
  self: Self,
  input: { channel: ChannelName; value: string },
): Promise<Asked> {
  const { workspace } = actor;
  const { member } = self;
  const context = await deps.contexts.get(workspace);
  const kind = kindFor(input.channel);
  const value = kind && normal(kind, input.value, context.country);
  if (!kind || !value) return { status: 'invalid' };
  const now = deps.clock.now();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const prepared = await withWorkspace(deps.db, workspace, async (tx) => {
    const address = await upsertMemberAddress(tx, {
      workspace,
      member,
      id: newId('memberAddress', now),
      kind,
      value,
    });
    if (address.verified) return { status: 'verified' as const, address };
    const sent = await countProofs(tx, { workspace, member, what: 'code', since: iso(now - 3_600_000) });
    if (sent >= CODES_AN_HOUR) return { status: 'too_many' as const };
    const hash = hashOf(`${address.id}:${code}`);
    await setAddressCode(tx, { workspace, member, id: address.id, hash, until: iso(now + CODE_MS) });
    return { status: 'ready' as const, address };
  });
  if (prepared.status !== 'ready') return prepared;
  const content = codeContent(input.channel, code, self.language);
  const said = await sendToMember(deps, actor, { ...self, what: 'code', channel: input.channel, to: value, content });
  return asked(said, prepared.address);
}

function asked(said: Outcome, address: MemberAddress): Asked {
  if (said.status === 'no_sender') return { status: 'no_sender' };
  if (said.status === 'refused') return { status: 'refused', detail: said.detail };
  // Nobody can tell whether it arrived: if it did, the code is good.
  return { status: 'sent', address };
}

/** Takes the code back. Five wrong ones, or ten minutes, and another must be asked for. */
export async function confirmCode(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  self: Pick<Self, 'member'>,
  input: { id: string; code: string },
): Promise<'verified' | 'wrong' | 'over'> {
  const { workspace } = actor;
  const { member } = self;
  const at = iso(deps.clock.now());
  return withWorkspace(deps.db, workspace, async (tx) => {
    const hash = await tryAddressCode(tx, { workspace, member, id: input.id, now: at, most: TRIES });
    if (hash === null) return 'over';
    if (hash !== hashOf(`${input.id}:${input.code.replace(/\D/g, '')}`)) return 'wrong';
    await setAddressVerified(tx, { workspace, member, id: input.id, at });
    await record(deps, tx, actor, 'address.verify', input.id, {});
    return 'verified';
  });
}

/** Takes an address of the member's own away; false: they have no such address. */
export async function forgetAddress(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  input: { member: string; id: string },
): Promise<boolean> {
  return withWorkspace(deps.db, workspace, (tx) => deleteMemberAddress(tx, { workspace, ...input }));
}

function normal(kind: MemberAddress['kind'], written: string, country: string | null): string | null {
  const text = written.trim();
  if (kind === 'email') return z.email().max(254).safeParse(text.toLowerCase()).data ?? null;
  const phone = parsePhoneNumberFromString(text, (country as CountryCode | null) ?? undefined);
  return phone?.isPossible() ? phone.number : null;
}

const SENTENCES: Record<Language, { subject: string; text: (code: string) => string }> = {
  es: {
    subject: 'Tu código de Hilo',
    text: (code) => `Tu código de Hilo es ${code}. Vence en 10 minutos. Si no lo pediste, no hagas nada.`,
  },
  en: {
    subject: 'Your Hilo code',
    text: (code) => `Your Hilo code is ${code}. It ends in 10 minutes. If you did not ask for it, do nothing.`,
  },
};

function codeContent(channel: ChannelName, code: string, language: Language): RenderedContent {
  const { subject, text } = SENTENCES[language];
  if (channel === 'email') return { type: 'email', subject, text: text(code), language };
  // Digit by digit, with time to write them down.
  if (channel === 'voice') return { type: 'voice', say: text([...code].join(', ')), language };
  return { type: 'text', text: text(code), language };
}
