import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../core/json';
import { CHANNELS } from '../core/vocabulary';
import type { Channel, Connection, Outgoing, RetryClass } from '../channels/channel';

/** What a provider can answer to one message. */
export type Scene = 'accepted' | 'unknown' | RetryClass;

/** How the suite drives one provider. The provider itself is real; only the other end of its wire is played. */
export interface ConformanceSubject {
  channel: Channel;
  /** Starts the other end; `play` is called after it. */
  start?(): Promise<void>;
  stop?(): Promise<void>;
  /** A connection (and, where the address decides, a message) on which the next send meets the scene. */
  play(scene: Scene): Promise<{ connection: Connection; message?: Partial<Outgoing> }>;
  /** The refusals this provider can tell apart. */
  refusals: readonly RetryClass[];
  /** A message the provider carries. */
  message: Outgoing;
  /** Settings that hold every secret, and the secrets: none may show in any answer. */
  secrets: readonly string[];
  /** Absent where the provider needs no settings. */
  badSettings?: readonly JsonObject[];
  webhook?: {
    settings: JsonObject;
    /** The provider's headers for a body, signed at `now`. */
    sign(body: Uint8Array, now: number): Headers;
    /** Bodies the provider sends, each telling something. */
    bodies: readonly string[];
    /** How long a signature stays good, in milliseconds; null where the provider's scheme has no time in it. */
    goodForMs: number | null;
  };
}

const NOW = Date.parse('2026-11-24T15:00:00Z');

/** The suite every provider passes; call it at the top of the provider's own test file. */
export function describeConformance(subject: ConformanceSubject): void {
  const { channel } = subject;
  const send = async (scene: Scene, change?: (connection: Connection) => Connection) => {
    const { connection, message } = await subject.play(scene);
    return channel.send(change ? change(connection) : connection, { ...subject.message, ...message });
  };
  const expectNoSecret = (said: unknown) => {
    for (const secret of subject.secrets) expect(JSON.stringify(said)).not.toContain(secret);
  };

  describe(`${channel.provider}, like every provider,`, () => {
    beforeAll(() => subject.start?.());
    afterAll(() => subject.stop?.());

    it('names itself and the channels it carries', () => {
      expect(channel.provider).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(CHANNELS).toEqual(expect.arrayContaining([...channel.channels]));
      expect(channel.capabilities.lookup).toBe(channel.lookup !== undefined);
      if (channel.capabilities.receipts) expect(channel.parse).toBeTypeOf('function');
    });

    it('accepts a message under an id', async () => {
      const outcome = await send('accepted');
      expect(outcome).toMatchObject({ status: 'accepted', providerId: expect.stringMatching(/.+/) });
      expectNoSecret(outcome);
    });

    it.each(subject.refusals)('tells a refusal of class %s', async (retry) => {
      const outcome = await send(retry);
      expect(outcome).toMatchObject({ status: 'rejected', retry, code: expect.stringMatching(/.+/) });
      expectNoSecret(outcome);
    });

    it('says unknown when nobody can tell', async () => {
      const outcome = await send('unknown');
      expect(outcome.status).toBe('unknown');
      expectNoSecret(outcome);
    });

    it('answers with a value, never an exception, when the caller has given up already', async () => {
      const outcome = await send('accepted', (connection) => ({ ...connection, signal: AbortSignal.abort() }));
      expect(['accepted', 'rejected']).toContain(outcome.status);
    });

    it('answers with a value when its network breaks, and repeats no secret of the error', async () => {
      const broken = new Error(`socket said ${subject.secrets.join(' ')}`);
      const outcome = await send('accepted', (connection) => ({ ...connection, fetch: () => Promise.reject(broken) }));
      expectNoSecret(outcome);
      const { connection } = await subject.play('accepted');
      const found = await channel.lookup?.({ ...connection, fetch: () => Promise.reject(broken) }, 'dlv_x');
      if (found) expect(['cannot_tell', 'never_seen']).toContain(found.status);
    });

    it.each(subject.badSettings ?? [])('refuses bad settings as a matter of configuration (%#)', async (settings) => {
      const outcome = await send('accepted', (connection) => ({ ...connection, settings }));
      expect(outcome).toMatchObject({ status: 'rejected', retry: 'F', code: 'bad_settings' });
      const { connection } = await subject.play('accepted');
      const found = await channel.lookup?.({ ...connection, settings }, 'dlv_x');
      if (found) expect(found).toEqual({ status: 'cannot_tell' });
    });

    it('lints a content without an exception, and finds one that is far too long', () => {
      for (const name of channel.channels) {
        const long = 'x'.repeat(200_000);
        const contents = [
          { type: 'text' as const, text: long, language: 'es' },
          { type: 'email' as const, subject: 'Hola', text: long, language: 'es' },
          { type: 'voice' as const, say: long, language: 'es' },
        ];
        for (const content of contents) expect(channel.lint(content, name).length).toBeGreaterThan(0);
      }
    });
  });

  const { webhook } = subject;
  if (!webhook) return;
  const bytes = (text: string) => new TextEncoder().encode(text);
  const verify = (body: Uint8Array, headers: Headers, now = NOW, settings = webhook.settings) =>
    channel.verify?.(settings, { headers, url: 'https://hilo.test/hooks/x', body, now });

  describe(`${channel.provider}, when its provider calls,`, () => {
    const body = bytes(webhook.bodies[0] ?? '');

    it('trusts a good signature over the raw bytes', () => {
      expect(verify(body, webhook.sign(body, NOW))).toBe(true);
    });

    it('trusts no changed byte, no changed header, no other secret and no silence', () => {
      const headers = webhook.sign(body, NOW);
      expect(verify(bytes(`${webhook.bodies[0]} `), headers)).toBe(false);
      expect(verify(body, new Headers())).toBe(false);
      for (const [name, value] of headers) {
        const changed = new Headers(headers);
        changed.set(
          name,
          value.replace(/[0-9a-f](?=[^0-9a-f]*$)/i, (last) => (last === '1' ? '2' : '1')),
        );
        expect(verify(body, changed)).toBe(false);
        changed.delete(name);
        expect(verify(body, changed)).toBe(false);
      }
      const other = Object.fromEntries(Object.entries(webhook.settings).map(([key]) => [key, 'another-secret-0000']));
      expect(verify(body, headers, NOW, other)).toBe(false);
      expect(verify(body, headers, NOW, {})).toBe(false);
    });

    it('trusts no signature that is replayed after its time', () => {
      const headers = webhook.sign(body, NOW);
      const later = webhook.goodForMs === null ? NOW : NOW + webhook.goodForMs + 1000;
      expect(verify(body, headers, later)).toBe(webhook.goodForMs === null);
      const early = webhook.goodForMs === null ? NOW : NOW - webhook.goodForMs - 1000;
      expect(verify(body, headers, early)).toBe(webhook.goodForMs === null);
    });

    it.each(webhook.bodies)('reads what it is told (%#)', (text) => {
      const read = channel.parse?.(bytes(text), new Headers()) ?? [];
      expect(read.length).toBeGreaterThan(0);
      expect(channel.examine?.(bytes(text)) ?? null).toBeNull();
    });

    it('reads any bytes at all without an exception', () => {
      fc.assert(
        fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.json().map(bytes)), (any) => {
          expect(Array.isArray(channel.parse?.(any, new Headers()))).toBe(true);
          channel.examine?.(any);
        }),
        { seed: 21 },
      );
    });

    it('reads a body that was cut or damaged anywhere without an exception', () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...webhook.bodies),
          fc.nat(2000),
          fc.constantFrom('', '"', '}', 'null', '\0'),
          damage,
        ),
        { seed: 22 },
      );
    });
  });

  function damage(text: string, at: number, patch: string): void {
    const cut = at % (text.length + 1);
    for (const broken of [text.slice(0, cut) + patch, text.slice(0, cut) + patch + text.slice(cut + 1)]) {
      expect(Array.isArray(channel.parse?.(bytes(broken), new Headers()))).toBe(true);
    }
  }
}
