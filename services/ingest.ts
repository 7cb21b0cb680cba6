import type { ISql } from 'postgres';
import { z } from 'zod';
import { JsonSchema } from '../core/document';
import type { Instant, JsonObject } from '../core/json';
import type { ContactFacts, Trigger } from '../core/run';
import type { Scope } from '../core/scope';
import { type AddressKind, CHANNELS, PURPOSES } from '../core/vocabulary';
import { newId } from '../db/ids';
import { asksContact, liveStarts } from './flows/starts';
import type { Deps } from './deps';
import { tell } from './live';
import type { LiveStart } from './flows/starts';
import { entryRow } from './runs/entry';

const Payload = z
  .record(z.string().max(100), JsonSchema)
  .refine((value) => JSON.stringify(value).length <= 64_000, 'larger than 64 kB');
const Moment = z.iso.datetime({ offset: true });
const E164 = z.string().regex(/^\+[1-9]\d{6,14}$/, 'a phone number in international form, such as +573001234567');

/** Who an event is about: our id, the customer's own id, or an address. Unknown ones are created. */
export const ContactRefSchema = z
  .object({
    id: z.string().max(64).optional(),
    externalId: z.string().min(1).max(200).optional(),
    phone: E164.optional(),
    whatsapp: E164.optional(),
    email: z
      .email()
      .max(320)
      .transform((value) => value.toLowerCase())
      .optional(),
    webSession: z.string().min(1).max(200).optional(),
    name: z.string().max(200).optional(),
    language: z.string().max(10).optional(),
    timeZone: z.string().max(64).refine(isZone, 'not an IANA time zone').optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
    attributes: Payload.optional(),
  })
  .refine(
    (ref) => ref.id ?? ref.externalId ?? ref.phone ?? ref.whatsapp ?? ref.email ?? ref.webSession,
    'name an id, externalId, phone, whatsapp, email or webSession',
  );
export type ContactRef = z.infer<typeof ContactRefSchema>;

export const ConsentSchema = z.object({
  channel: z.enum(CHANNELS),
  purpose: z.enum(PURPOSES),
  status: z.enum(['granted', 'withdrawn']),
  basis: z.string().max(100).optional(),
  evidence: Payload.optional(),
  at: Moment.optional(),
  expiresAt: Moment.optional(),
});
export type ConsentInput = z.infer<typeof ConsentSchema>;

export const EventSchema = z.object({
  /** With `source`, what makes this event the same event when it is sent again. */
  id: z.string().min(1).max(200),
  source: z.string().min(1).max(100).default('api'),
  name: z.string().min(1).max(200),
  contact: ContactRefSchema,
  payload: Payload.default({}),
  occurredAt: Moment.optional(),
  consents: z.array(ConsentSchema).max(50).default([]),
  /** A test run: one clock second is so many run seconds (1440: a day a minute). */
  pace: z.number().min(1).max(1_000_000).optional(),
});
export type EventInput = z.infer<typeof EventSchema>;
export const EventBatchSchema = z.array(EventSchema).min(1).max(1000);

/** What became of each event of a batch, in its order. */
export type Ingested =
  | {
      status: 'stored';
      id: string;
      contact: string;
      heard: number;
      runs: { id: string; flow: string; refused: string | null }[];
    }
  | { status: 'duplicate'; id: string; contact: string }
  | { status: 'unknown_contact' };

const DEADLOCK = '40P01';
/**
 * Stores events and everything they cause, in one transaction: the fact, the inputs of the runs that listen, the runs that start. All
 * of the batch or nothing. The same event again is a duplicate and causes nothing.
 * @param direct the start that the caller chose (`services/runs/start.ts`), in place of those that listen for the event
 */
export async function ingest(
  deps: Deps,
  workspace: string,
  events: EventInput[],
  direct: DirectStart | null = null,
): Promise<Ingested[]> {
  const flows = await liveStarts(deps, workspace);
  const now = deps.clock.now();
  const contacts = await contactsFor(deps, workspace, flows, events);
  const p = JSON.stringify({
    workspace,
    now,
    events: events.map((event, n) => {
      const id = newId('event', now);
      return {
        n: n + 1,
        id,
        key: keyOf(event.contact),
        source: event.source,
        external_id: event.id,
        name: event.name,
        payload: event.payload,
        occurred: event.occurredAt ? Date.parse(event.occurredAt) : now,
        contact: contactRow(event.contact, now),
        consents: event.consents.map((consent) => consentRow(consent, now)),
        starts: direct
          ? [
              entryRow(direct.flow, event.pace, direct.vars, {
                ...direct.trigger,
                payload: event.payload,
                at: now,
                event: id,
              }),
            ]
          : flows.flatMap((flow) => startsOf(flow, event, id, contacts.get(n) ?? null, now)),
      };
    }),
  });
  await deps.probe?.('ingest.before');
  for (let attempt = 1; ; attempt++) {
    try {
      const [row] = await deps.sql<{ result: Ingested[] }[]>`select hilo_ingest(${p}::text::jsonb) as result`;
      await deps.probe?.('ingest.after');
      const results = row?.result ?? [];
      tell(
        deps.sql,
        workspace,
        'contact',
        results.flatMap((one) => (one.status === 'stored' ? one.contact : [])),
      );
      return results;
    } catch (error) {
      // Two batches that make the same new contacts in one moment: one of them is simply tried again.
      if (attempt >= 4 || !(error instanceof Error && 'code' in error && error.code === DEADLOCK)) throw error;
    }
  }
}

/** The runs of a flow that an event starts. */
function startsOf(
  flow: LiveStart,
  event: EventInput,
  id: string,
  contact: ContactFacts | null,
  now: Instant,
): object[] {
  const { program } = flow;
  const start = program.starts.find(
    (row) =>
      row.type === 'event' && row.event === event.name && row.accepts(triggerScope(event.payload, contact, now)).met,
  );
  if (!start) return [];
  const { name, payload } = event;
  return [
    entryRow(flow, event.pace, undefined, { node: start.node, type: 'event', name, payload, at: now, event: id }),
  ];
}

/** A start that a caller chose, with the variables it gives. */
export interface DirectStart {
  flow: LiveStart;
  trigger: Pick<Trigger, 'node' | 'type' | 'name' | 'channel'>;
  vars: JsonObject;
}

/** The contacts that start rules of this batch read, by the event's place: as known, with what the event itself says on top. */
async function contactsFor(
  deps: Deps,
  workspace: string,
  flows: LiveStart[],
  events: EventInput[],
): Promise<Map<number, ContactFacts>> {
  const asking = flows.filter(asksContact);
  const refs = events.flatMap((event, n) =>
    asking.some(({ program }) => program.starts.some((start) => start.event === event.name))
      ? [{ n, ...contactRow(event.contact, 0) }]
      : [],
  );
  return peek(deps.sql, workspace, refs);
}

/** Contacts as their references would leave them, by `n`; nothing is written. */
export async function peek(sql: ISql, workspace: string, refs: JsonObject[]): Promise<Map<number, ContactFacts>> {
  if (refs.length === 0) return new Map();
  const rows = await sql<{ n: number; contact: ContactFacts }[]>`
    select n, contact from hilo_peek(${workspace}, ${JSON.stringify(refs)}::text::jsonb)`;
  return new Map(rows.map(({ n, contact }) => [n, contact]));
}

/** What a start rule may read before there is a run. */
export function triggerScope(payload: JsonObject, contact: ContactFacts | null, now: Instant): Scope {
  return {
    contact,
    vars: {},
    event: payload,
    trigger: payload,
    channel: null,
    reply: null,
    now,
    timeZone: 'UTC',
  };
}

/** One order for all batches that touch the same people. */
function keyOf(ref: ContactRef): string {
  return ref.id ?? ref.externalId ?? ref.phone ?? ref.whatsapp ?? ref.email ?? ref.webSession ?? '';
}

export function contactRow(ref: ContactRef, now: Instant): JsonObject {
  const { phone, whatsapp, email, webSession, ...rest } = ref;
  const pairs: [kind: AddressKind, value: string | undefined][] = [
    ['phone', phone],
    ['whatsapp', whatsapp],
    ['email', email],
    ['web_session', webSession],
  ];
  const addresses = pairs.flatMap(([kind, value]) => (value ? [{ id: newId('address', now), kind, value }] : []));
  return { ...(JSON.parse(JSON.stringify(rest)) as JsonObject), newId: newId('contact', now), addresses };
}

export function consentRow(consent: ConsentInput, now: Instant): JsonObject {
  return {
    id: newId('consent', now),
    channel: consent.channel,
    purpose: consent.purpose,
    status: consent.status,
    basis: consent.basis ?? null,
    evidence: consent.evidence ?? {},
    at: consent.at ? Date.parse(consent.at) : now,
    expiresAt: consent.expiresAt ? Date.parse(consent.expiresAt) : null,
  };
}

/** Zones seen so far: to make a formatter costs more than the rest of an event. */
const zones = new Map<string, boolean>();

function isZone(zone: string): boolean {
  const known = zones.get(zone);
  if (known !== undefined) return known;
  let valid = true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    valid = false;
  }
  if (zones.size < 1000) zones.set(zone, valid);
  return valid;
}
