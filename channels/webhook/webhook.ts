import { CHANNELS } from '../../core/vocabulary';
import type { JsonObject } from '../../core/json';
import type { Channel, Connection, Lookup, Outgoing, SendOutcome } from '../channel';
import { lintContent } from '../lint';
import { readNetworkError } from '../network-error';
import { signatureHeaders, verifySignature } from '../signature';
import { readAnswer, readFailure, readLookup } from './answer';
import { readIncoming } from './incoming';
import { WebhookSettingsSchema, type WebhookSettings } from './settings';

const EMPTY = new Uint8Array();

/**
 * A customer's own gateway. Every message is a signed POST of `{ delivery, channel, to, content, text, buttons, purpose }`
 * with `Idempotency-Key: <delivery>`; receipts and inbound messages come back under the same signature. The contract
 * for the gateway's author stands in `README.md` of this folder.
 *
 * @param now the clock on the wall, milliseconds: signatures carry it and the gateway compares it with its own.
 */
export function createWebhook(now: () => number = Date.now): Channel {
  return {
    provider: 'webhook',
    channels: CHANNELS,
    inline: false,
    capabilities: { buttons: 20, buttonTitle: 200, text: 100_000, receipts: true, lookup: true },
    lint: lintContent,
    send: (connection, message) => send(connection, message, now()),
    lookup: (connection, delivery) => lookup(connection, delivery, now()),
    verify(settings, request) {
      const secret = settings['secret'];
      return typeof secret === 'string' && verifySignature(secret, request.headers, request.body, request.now);
    },
    parse(body) {
      const read = readIncoming(body);
      return read.ok ? read.incoming : [];
    },
    examine(body) {
      const read = readIncoming(body);
      return read.ok ? null : read.problem;
    },
  };
}

export const webhook = createWebhook();

async function send(connection: Connection, message: Outgoing, now: number): Promise<SendOutcome> {
  const settings = parseSettings(connection.settings);
  if (typeof settings === 'string') {
    return { status: 'rejected', retry: 'F', code: 'bad_settings', detail: `The setting "${settings}" is not valid.` };
  }
  const { delivery, channel, to, content, text, buttons, purpose } = message;
  const body = new TextEncoder().encode(JSON.stringify({ delivery, channel, to, content, text, buttons, purpose }));
  const secrets = [settings.secret, settings.authorization ?? ''];
  try {
    const response = await connection.fetch(settings.url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': delivery,
        ...headersOf(settings, now, body),
      },
      body,
      signal: connection.signal,
    });
    return readAnswer(response, await response.text(), delivery, secrets);
  } catch (error) {
    return readFailure(readNetworkError(error, new URL(settings.url).host));
  }
}

async function lookup(connection: Connection, delivery: string, now: number): Promise<Lookup> {
  const settings = parseSettings(connection.settings);
  if (typeof settings === 'string') return { status: 'cannot_tell' };
  try {
    const url = new URL(settings.url);
    url.pathname = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(delivery)}`;
    const response = await connection.fetch(url.href, {
      method: 'GET',
      redirect: 'manual',
      headers: headersOf(settings, now, EMPTY),
      signal: connection.signal,
    });
    return readLookup(response, await response.text());
  } catch {
    return { status: 'cannot_tell' };
  }
}

function headersOf(settings: WebhookSettings, now: number, body: Uint8Array): Record<string, string> {
  return {
    accept: 'application/json',
    'user-agent': 'Hilo',
    ...signatureHeaders(settings.secret, now, body),
    ...(settings.authorization === undefined ? {} : { authorization: settings.authorization }),
  };
}

/** The settings, or the name of the first one that is wrong. */
function parseSettings(settings: JsonObject): WebhookSettings | string {
  const parsed = WebhookSettingsSchema.safeParse(settings);
  return parsed.success ? parsed.data : String(parsed.error.issues[0]?.path[0] ?? 'settings');
}
