import type { Incoming } from '../channels/channel';
import { decodeButton } from '../channels/text';
import type { Instant, JsonObject } from '../core/json';
import { matchKeyword } from '../core/policy/opt-out';
import type { ButtonRef, Input } from '../core/run';
import type { Scope } from '../core/scope';
import { REACHED_BY } from '../core/vocabulary';
import { newId } from '../db/ids';
import { asksContact, liveStarts } from './flows/starts';
import type { Deps } from './deps';
import { peek, triggerScope } from './ingest';
import { tell } from './live';
import type { ThreadMessage } from './runs/commit';
import { entryRow } from './runs/entry';
import type { LiveStart } from './flows/starts';

export type Inbound = Extract<Incoming, { type: 'message' }>;

/** Where an inbound message went. */
export type Received =
  | {
      status: 'taken';
      contact: string;
      message: string;
      to: 'case' | 'run' | 'started' | 'nobody' | 'opt_out' | 'opt_in';
    }
  | { status: 'duplicate' };

/** The contact behind an address, and who serves it, in one look. */
interface Holder {
  contact: string;
  run: string | null;
  case: string | null;
}

/**
 * Takes in a message of a customer, once by the provider's id, in one transaction under the contact's lock: identity, opt-out words
 * before anything else, the thread, then whoever holds it: an agent's case; the run whose button this is, or that asked last; else a
 * start that matches. A first message from an unknown address makes the contact.
 */
export async function receive(deps: Deps, workspace: string, message: Inbound, test = false): Promise<Received> {
  const flows = await liveStarts(deps, workspace);
  const now = deps.clock.now();
  const received = await deps.sql.begin(async (tx): Promise<Received> => {
    await tx`select set_config('hilo.workspaces', ${workspace}, true)`;
    const kinds = REACHED_BY[message.channel];
    const [known] = await tx<{ contact_id: string }[]>`
      select contact_id from addresses where workspace_id = ${workspace} and kind = any (${[...kinds]}) and value = ${message.from}
      order by array_position(${[...kinds]}::text[], kind) limit 1`;
    const contact = known?.contact_id ?? (await identify(tx, workspace, message, now));
    const [held] = await tx<{ holder_run: string | null; holder_case: string | null }[]>`
      select holder_run, holder_case from contacts where id = ${contact} for no key update`;
    const [seen] = await tx`
      select 1 from messages where workspace_id = ${workspace} and channel = ${message.channel} and provider_id = ${message.providerId} and direction = 'in'`;
    if (seen) return { status: 'duplicate' } as const;

    const holder: Holder = { contact, run: held?.holder_run ?? null, case: held?.holder_case ?? null };
    const id = newId('message', now);
    const row: ThreadMessage = {
      id,
      workspace,
      contact,
      at: now,
      direction: 'in',
      channel: message.channel,
      author: 'customer',
      text: message.text,
      providerId: message.providerId,
      test,
      ...(holder.case ? { case: holder.case } : {}),
      content: message.payload ? { payload: message.payload } : {},
    };
    await tx`select hilo_say(${JSON.stringify(row)}::text::jsonb)`;
    await tx`update contacts set policy_rev = policy_rev + 1, standing = jsonb_set(standing, '{lastInbound}',
      coalesce(standing -> 'lastInbound', '{}') || jsonb_build_object(${message.channel}::text, ${now}::float8)) where id = ${contact}`;

    const button = message.payload ? decodeButton(message.payload) : null;
    const word = button ? null : matchKeyword(message.text).type;
    if (word === 'opt_out' || word === 'opt_in') {
      await optOut(tx, workspace, holder.contact, message, word, id, now);
      return { status: 'taken', contact, message: id, to: word } as const;
    }
    if (holder.case) {
      await tx`select pg_notify('hilo_live', ${JSON.stringify({ workspace, topic: 'inbox', case: holder.case })})`;
      return { status: 'taken', contact, message: id, to: 'case' } as const;
    }
    const input: Input = {
      type: 'reply',
      at: now,
      message: id,
      channel: message.channel,
      text: message.text,
      ...(button ? { button } : {}),
    };
    if (await toRun(tx, workspace, holder, button, input, now))
      return { status: 'taken', contact, message: id, to: 'run' } as const;
    const started = await startOn(tx, workspace, contact, flows, message, id, now);
    return { status: 'taken', contact, message: id, to: started ? 'started' : 'nobody' } as const;
  });
  if (received.status === 'taken') tell(deps.sql, workspace, 'contact', [received.contact]);
  return received;
}

type Tx = Parameters<Parameters<Deps['sql']['begin']>[1]>[0];

async function identify(tx: Tx, workspace: string, message: Inbound, now: Instant): Promise<string> {
  const kind = REACHED_BY[message.channel][0];
  const ref = {
    newId: newId('contact', now),
    ...(message.name ? { name: message.name } : {}),
    addresses: [{ id: newId('address', now), kind, value: message.from }],
  };
  const [row] = await tx<
    { id: string }[]
  >`select hilo_identify(${workspace}, ${JSON.stringify(ref)}::text::jsonb, ${now}) as id`;
  if (!row) throw new Error('a contact could not be made');
  return row.id;
}

/** The run whose button this is, even an old one; else the run that spoke last, if it still lives. */
async function toRun(
  tx: Tx,
  workspace: string,
  holder: Holder,
  button: ButtonRef | null,
  input: Input,
  now: Instant,
): Promise<boolean> {
  for (const run of [button?.run, holder.run]) {
    if (!run) continue;
    const put = JSON.stringify([{ run, workspace, input }]);
    const [live] =
      await tx`select 1 from runs where id = ${run} and contact_id = ${holder.contact} and status in ('live', 'halted')`;
    if (!live) continue;
    await tx`select hilo_input(${put}::text::jsonb, ${now})`;
    return true;
  }
  return false;
}

/**
 * A start on an inbound message: keyword starts before those that take any message, flows by priority. It is held to the flow's entry
 * rule like any other; a refused entry is stored with its reason.
 */
async function startOn(
  tx: Tx,
  workspace: string,
  contact: string,
  flows: LiveStart[],
  message: Inbound,
  id: string,
  now: Instant,
): Promise<boolean> {
  const payload = { text: message.text };
  const known = flows.some(asksContact) ? await peek(tx, workspace, [{ n: 0, id: contact }]) : null;
  const scope: Scope = {
    ...triggerScope(payload, known?.get(0) ?? null, now),
    channel: message.channel,
    reply: payload,
  };
  const candidates = flows
    .flatMap((flow) =>
      flow.program.starts
        .filter((start) => start.type === 'message' && start.accepts(scope).met)
        .map((start) => ({ flow, start })),
    )
    .sort(
      (a, b) =>
        Number(b.start.keywords.length > 0) - Number(a.start.keywords.length > 0) || a.flow.priority - b.flow.priority,
    );
  for (const { flow, start } of candidates) {
    const { channel } = message;
    const entry = entryRow(flow, undefined, undefined, {
      node: start.node,
      type: 'message',
      name: '',
      payload,
      at: now,
      channel,
    });
    const [entered] = await tx<{ refused: string | null }[]>`
      select hilo_enter(${workspace}, ${contact}, ${JSON.stringify(entry)}::text::jsonb, ${JSON.stringify({ message: id })}::text::jsonb, ${now}) as refused`;
    // A flow that lets nobody in leaves the message to the next one that would answer it.
    if (!entered || entered.refused !== null) continue;
    await tx`update contacts set holder_run = ${entry.run} where id = ${contact}`;
    await tx`select pg_notify('hilo_due', '')`;
    return true;
  }
  return false;
}

/** A word to stop ends marketing and service on its channel; what a law or a purchase requires may still be said. */
const ENDED_BY_A_WORD = ['marketing', 'service'] as const;

/**
 * The whole message was a word that means stop, or start again. Acknowledged means done: consent is written, what was reserved on this
 * channel is cancelled, and the revision moves, all before this transaction ends; no later claim can miss it.
 */
async function optOut(
  tx: Tx,
  workspace: string,
  contact: string,
  message: Inbound,
  word: 'opt_out' | 'opt_in',
  id: string,
  now: Instant,
): Promise<void> {
  const status = word === 'opt_out' ? 'withdrawn' : 'granted';
  const evidence: JsonObject = { text: message.text, message: id, method: 'keyword' };
  for (const purpose of ENDED_BY_A_WORD) {
    const row = JSON.stringify({
      id: newId('consent', now),
      channel: message.channel,
      purpose,
      status,
      basis: 'consent',
      evidence,
      at: now,
    });
    await tx`select hilo_consent(${workspace}, ${contact}, ${row}::text::jsonb, ${now})`;
  }
  await tx`select hilo_restand(${contact})`;
  if (word === 'opt_in') return;
  for (const purpose of ENDED_BY_A_WORD)
    await tx`select hilo_withdraw(${workspace}, ${contact}, ${message.channel}, ${purpose}, 'policy.consent.withdrawn', ${now})`;
}
