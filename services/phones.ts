import { encodeButton } from '../channels/text';
import { ContentSchema, type Content } from '../core/document';
import type { Instant } from '../core/json';
import { REACHED_BY, type ChannelName, type DeliveryState } from '../core/vocabulary';
import { withWorkspace } from '../db/client';
import { newId } from '../db/ids';
import { getContact } from '../db/queries/contacts';
import { lastPace, listPhoneMessages, type PhoneRow } from '../db/queries/phones';
import type { Pace } from '../db/schema/runs';
import { upsertContact } from './contacts';
import type { Actor, Deps } from './deps';
import { iso } from './moments';
import { takeReceipts } from './receipts';
import { receive, type Received } from './receive';
import { toRunTime } from './time';

/** A button as a phone draws it: what a tap brings back, and the key on a call's keypad. */
export interface PhoneButton {
  title: string;
  payload: string;
  digit: string | null;
  /** In a list: what stands under the title, and its section. */
  description?: string;
  section?: string;
}

/** A message on one of a customer's phones. */
export interface PhoneMessage {
  id: string;
  /** In the customer's own time: a test run's messages and the answers to them stand in that run's time. */
  at: Instant;
  from: 'customer' | 'us';
  channel: ChannelName;
  /** The agent's name, if a person wrote it. */
  agent: string | null;
  text: string;
  subject: string | null;
  media: { url: string; mime: string } | null;
  buttons: PhoneButton[];
  /** What opens the list that the buttons are the rows of; null: they are buttons. */
  list: string | null;
  /** The button that this answers with, if it was a tap. */
  payload: string | null;
  delivery: string | null;
  state: DeliveryState | null;
}

/** What stands on a customer's phones, oldest first. Read from the thread and the ledger: a phone shows what was accepted. */
export async function readPhones(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  contact: string,
): Promise<{ messages: PhoneMessage[]; pace: Pace | null }> {
  return withWorkspace(deps.db, workspace, async (tx) => {
    const pace = await lastPace(tx, { workspace, contact });
    const rows = await listPhoneMessages(tx, { workspace, contact });
    let after = Number.NEGATIVE_INFINITY;
    const messages = rows.map((row) => {
      const message = messageOf(row, pace);
      // what was said later never shows an earlier hour, even where a test run's clock was moved
      after = Math.max(after, message.at);
      return { ...message, at: after };
    });
    return { messages, pace };
  });
}

function messageOf(row: PhoneRow, pace: Pace | null): PhoneMessage {
  const parsed = row.content === null ? null : ContentSchema.safeParse(row.content);
  const content = parsed?.success ? parsed.data : null;
  const ownTime = row.test && row.direction === 'out';
  return {
    id: row.id,
    at: !ownTime && pace && row.at >= pace.clock ? toRunTime(pace, row.at) : row.at,
    from: row.direction === 'in' ? 'customer' : 'us',
    channel: row.channel,
    agent: row.authorName,
    text: row.text,
    subject: content?.type === 'email' ? content.subject : null,
    media: content?.type === 'text' ? (content.media ?? null) : null,
    buttons: content ? buttonsOf(content, row) : [],
    list: content?.type === 'text' ? (content.list?.button ?? null) : null,
    payload: row.payload,
    delivery: row.delivery,
    state: row.state,
  };
}

function buttonsOf(content: Content, { run, node }: PhoneRow): PhoneButton[] {
  const payloadOf = (id: string) => encodeButton({ id, ...(run && node ? { run, node } : {}) });
  if (content.type === 'text')
    return (content.buttons ?? []).map(({ id, title, description, section }) => {
      return { title, payload: payloadOf(id), digit: null, description, section };
    });
  return content.type === 'voice'
    ? (content.buttons ?? []).map(({ id, title, digit }) => ({ title, payload: payloadOf(id), digit: digit ?? null }))
    : (content.buttons ?? []).map(({ id, title }) => ({ title, payload: payloadOf(id), digit: null }));
}

/** The address a channel would reach this customer at; null: none. */
export function addressFor(addresses: readonly { kind: string; value: string }[], channel: ChannelName): string | null {
  for (const kind of REACHED_BY[channel]) {
    const found = addresses.find((address) => address.kind === kind);
    if (found) return found.value;
  }
  return null;
}

export type Answered = Received | { status: 'no_contact' | 'no_address' };

/**
 * Says something as the customer, by the same door as a provider's webhook. A web chat needs no address beforehand: the
 * first message opens its session.
 * @param input `payload` of the button that was tapped, as the phone has it
 */
export async function answerAsCustomer(
  deps: Deps,
  actor: Actor,
  input: { contact: string; channel: ChannelName; text: string; payload?: string },
): Promise<Answered> {
  const { workspace } = actor;
  const contact = await withWorkspace(deps.db, workspace, (tx) => getContact(tx, { workspace, id: input.contact }));
  if (!contact) return { status: 'no_contact' };
  const known = addressFor(contact.addresses, input.channel);
  if (known === null && input.channel !== 'webchat') return { status: 'no_address' };
  const from = known ?? `sandbox-${contact.id}`;
  if (known === null) await upsertContact(deps, actor, { id: contact.id, webSession: from });
  const now = deps.clock.now();
  const test = (await readPhones(deps, workspace, contact.id)).pace !== null;
  const providerId = `sbx_${newId('message', now)}`;
  const { channel, text, payload } = input;
  return receive(
    deps,
    workspace,
    { type: 'message', providerId, channel, from, text, at: iso(now), ...(payload ? { payload } : {}) },
    test,
  );
}

/**
 * Tells the ledger that the customer looked at messages of a sandbox phone. Sends of a real provider are left alone: only
 * that provider knows.
 * @returns how many entries moved
 */
export async function seeMessages(
  deps: Deps,
  workspace: string,
  input: { contact: string; deliveries: string[] },
): Promise<number> {
  const rows = await withWorkspace(deps.db, workspace, (tx) =>
    listPhoneMessages(tx, { workspace, contact: input.contact }),
  );
  const at = iso(deps.clock.now());
  const seen = rows.filter((row) => row.provider === 'sandbox' && input.deliveries.includes(row.delivery ?? ''));
  const receipts = seen.map((row) => {
    return { type: 'receipt', providerId: null, delivery: row.delivery, status: 'read', at } as const;
  });
  return receipts.length === 0 ? 0 : takeReceipts(deps, workspace, receipts);
}
