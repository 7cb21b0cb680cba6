import { createHmac, timingSafeEqual } from 'node:crypto';

export const TIMESTAMP_HEADER = 'X-Hilo-Timestamp';
export const SIGNATURE_HEADER = 'X-Hilo-Signature';
/** A signature older or newer than this is refused, in seconds. */
export const MAX_SKEW_SECONDS = 300;

/**
 * The headers that sign a body in Hilo's own scheme: `v1=hex(HMAC-SHA256(secret, timestamp + "." + body))`.
 *
 * @param now milliseconds since 1970 on the clock of the wall: the other side compares it with its own.
 * @param body exactly the bytes that travel; empty for a GET.
 */
export function signatureHeaders(secret: string, now: number, body: Uint8Array): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000));
  return { [TIMESTAMP_HEADER]: timestamp, [SIGNATURE_HEADER]: `v1=${sign(secret, timestamp, body).toString('hex')}` };
}

/**
 * True only if the bytes were signed with the secret, by a timestamp at most 300 s away from `now` (milliseconds). A
 * header may hold several signatures, separated by commas, while a gateway changes its secret. An empty secret signs
 * nothing. Within the 300 s the same bytes verify again: deduplicate by the ids they hold.
 */
export function verifySignature(secret: string, headers: Headers, body: Uint8Array, now: number): boolean {
  const timestamp = headers.get(TIMESTAMP_HEADER) ?? '';
  const given = headers.get(SIGNATURE_HEADER) ?? '';
  if (secret === '' || !/^\d{1,12}$/.test(timestamp) || given.length > 1000) return false;
  if (Math.abs(now / 1000 - Number(timestamp)) > MAX_SKEW_SECONDS) return false;
  const expected = sign(secret, timestamp, body);
  return given.split(',').some((part) => {
    const hex = /^v1=([0-9a-f]{64})$/.exec(part.trim())?.[1];
    return hex !== undefined && timingSafeEqual(Buffer.from(hex, 'hex'), expected);
  });
}

function sign(secret: string, timestamp: string, body: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest();
}
