import type { Socket } from 'node:net';
import type { JsonObject } from '../core/json';
import type { RenderedContent } from '../core/run';
import type { ChannelName, Purpose } from '../core/vocabulary';

/** A network call the channel may make: guarded against private addresses by the caller, faked at the network in tests. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A TCP connection the channel may open: guarded like `Fetch`. */
export type Connect = (to: { host: string; port: number; signal: AbortSignal }) => Promise<Socket>;

/** What a provider is given to send. `delivery` is our own id: it travels with the message and comes back in receipts. */
export interface Outgoing {
  delivery: string;
  channel: ChannelName;
  to: string;
  content: RenderedContent;
  /** Text of the template with its parameters in place, for providers that know no templates. */
  text: string;
  /** Quick replies with the payload that an answer brings back. */
  buttons: { id: string; title: string; payload: string }[];
  /** Marketing carries a way out (List-Unsubscribe); absent, the channel goes by its settings alone. */
  purpose?: Purpose;
}

/**
 * Retry classes of `channels.md` section 0: R back off and retry, W wait long, F fix configuration and alert,
 * X never again on this channel for this recipient, T use a template.
 */
export type RetryClass = 'R' | 'W' | 'F' | 'X' | 'T';

/** What a provider said. A refusal is a value; only `unknown` means that nobody can tell. */
export type SendOutcome =
  | { status: 'accepted'; providerId: string }
  | { status: 'rejected'; retry: RetryClass; code: string; detail: string; retryAfterMs?: number }
  | { status: 'unknown'; detail: string };

export type Lookup =
  | { status: 'accepted' | 'delivered' | 'read' | 'failed'; providerId: string }
  | { status: 'never_seen' }
  | { status: 'cannot_tell' };

/** What a provider tells us, unasked. */
export type Incoming =
  | {
      type: 'receipt';
      providerId: string | null;
      delivery: string | null;
      status: 'accepted' | 'delivered' | 'read' | 'failed';
      at: string;
      code?: string;
      detail?: string;
    }
  | {
      type: 'message';
      providerId: string;
      channel: ChannelName;
      from: string;
      text: string;
      payload?: string;
      at: string;
      name?: string;
    };

export interface Connection {
  /** The provider's settings and secrets, decrypted by the caller for the length of one call. */
  settings: JsonObject;
  fetch: Fetch;
  /** How a channel without HTTP dials; absent: any address goes, for a mail server inside one's own network. */
  connect?: Connect;
  signal: AbortSignal;
}

/** One folder a provider; one line in `channels/index.ts`. */
export interface Channel {
  provider: string;
  channels: readonly ChannelName[];
  /** Answers within a millisecond or so: sends are made by the drive itself rather than queued. */
  inline: boolean;
  capabilities: { buttons: number; buttonTitle: number; text: number; receipts: boolean; lookup: boolean };
  /** Problems of a content on this channel, before anything is sent. */
  lint(content: RenderedContent, channel: ChannelName): { code: string; params: JsonObject }[];
  send(connection: Connection, message: Outgoing): Promise<SendOutcome>;
  /** What became of a delivery, by our id. */
  lookup?(connection: Connection, delivery: string): Promise<Lookup>;
  /** True only if the raw bytes carry the provider's signature. */
  verify?(settings: JsonObject, request: { headers: Headers; url: string; body: Uint8Array; now: number }): boolean;
  /** Everything the body tells. Never throws: a body that cannot be read tells nothing. */
  parse?(body: Uint8Array, headers: Headers): Incoming[];
  /** What is wrong with a body that parses to nothing, for gateways that want to be told (a 4xx with the field). */
  examine?(body: Uint8Array): { field: string; reason: string } | null;
}
