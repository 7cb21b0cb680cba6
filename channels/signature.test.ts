import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signatureHeaders, verifySignature } from './signature';

const now = Date.parse('2026-11-24T15:00:00Z');
const body = new TextEncoder().encode('{"a":1}');

describe('the signature of a body', () => {
  it('is the HMAC of the timestamp, a dot and the raw bytes', () => {
    const hex = createHmac('sha256', 'hilo-secret').update('1795532400.{"a":1}').digest('hex');
    expect(signatureHeaders('hilo-secret', now, body)).toEqual({
      'X-Hilo-Timestamp': '1795532400',
      'X-Hilo-Signature': `v1=${hex}`,
    });
  });

  it('may stand beside another while a secret changes', () => {
    const headers = new Headers(signatureHeaders('new-secret', now, body));
    headers.set('X-Hilo-Signature', `v1=${'0'.repeat(64)}, ${headers.get('X-Hilo-Signature')}`);
    expect(verifySignature('new-secret', headers, body, now)).toBe(true);
  });

  it('holds for 300 seconds either way', () => {
    const headers = new Headers(signatureHeaders('s', now, body));
    expect(verifySignature('s', headers, body, now + 300_000)).toBe(true);
    expect(verifySignature('s', headers, body, now + 301_000)).toBe(false);
    expect(verifySignature('s', headers, body, now - 301_000)).toBe(false);
  });

  it('is never good under an empty secret, nor with a timestamp that is no number', () => {
    expect(verifySignature('', new Headers(signatureHeaders('', now, body)), body, now)).toBe(false);
    const headers = new Headers(signatureHeaders('s', now, body));
    headers.set('X-Hilo-Timestamp', 'NaN');
    expect(verifySignature('s', headers, body, now)).toBe(false);
  });
});
