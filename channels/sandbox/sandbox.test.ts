import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../core/vocabulary';
import type { JsonObject } from '../../core/json';
import type { Outgoing } from '../channel';
import { describeConformance } from '../../tests/channel-conformance';
import { getProvider, listProviders } from '../index';
import { sandbox } from './sandbox';

const message = (to: string): Outgoing => ({
  delivery: 'dlv_1',
  channel: 'whatsapp',
  to,
  content: { type: 'text', text: 'Hola', language: 'es' },
  text: 'Hola',
  buttons: [],
});
const send = (to: string, settings: JsonObject = {}) =>
  sandbox.send(
    { settings, fetch: () => Promise.reject(new Error('no network')), signal: AbortSignal.abort() },
    message(to),
  );

describeConformance({
  channel: sandbox,
  play: (scene) =>
    Promise.resolve({
      connection: {
        settings: { simulate: scene },
        fetch: () => Promise.reject(new Error('no network')),
        signal: new AbortController().signal,
      },
    }),
  refusals: ['R', 'W', 'F', 'X', 'T'],
  message: message('+573001234567'),
  secrets: [],
});

describe('the sandbox', () => {
  it('accepts on every channel, inline, under an id that names the delivery', async () => {
    expect(sandbox.channels).toEqual(CHANNELS);
    expect(sandbox.inline).toBe(true);
    expect(await send('+573001230000')).toEqual({ status: 'accepted', providerId: 'sbx_dlv_1' });
  });

  it.each([
    ['+573001230000', 'X'],
    ['ana.0000@example.test', 'X'],
    ['+573001230002', 'R'],
    ['+573001230003', 'W'],
    ['+573001230004', 'T'],
    ['+573001230005', 'F'],
  ])('plays a refusal of %s when it simulates by address', async (to, retry) => {
    expect(await send(to, { simulate: 'addresses' })).toMatchObject({ status: 'rejected', retry });
  });

  it('plays an answer that never came, and an ordinary day', async () => {
    expect(await send('+573001230001', { simulate: 'addresses' })).toMatchObject({ status: 'unknown' });
    expect(await send('+573001231234', { simulate: 'addresses' })).toMatchObject({ status: 'accepted' });
  });

  it('plays one and the same trouble for everybody when told which', async () => {
    expect(await send('a', { simulate: 'R' })).toMatchObject({ retry: 'R', retryAfterMs: 1000 });
    expect(await send('a', { simulate: 'unknown' })).toMatchObject({ status: 'unknown' });
    expect(await send('a', { simulate: 'toString' })).toMatchObject({ status: 'accepted' });
  });

  it('says that a delivery was never seen, so that it may go once more', async () => {
    const connection = {
      settings: {},
      fetch: () => Promise.reject(new Error('no network')),
      signal: AbortSignal.abort(),
    };
    expect(await sandbox.lookup?.(connection, 'dlv_1')).toEqual({ status: 'never_seen' });
  });
});

describe('the registry', () => {
  it('knows every provider by a name of its own', () => {
    const names = listProviders().map((channel) => channel.provider);
    expect(new Set(names).size).toBe(names.length);
    for (const channel of listProviders()) expect(getProvider(channel.provider)).toBe(channel);
    expect(getProvider('carrier-pigeon')).toBeNull();
  });
});
