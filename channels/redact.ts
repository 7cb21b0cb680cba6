const MAX = 300;

/**
 * A provider's own words, fit for a log or a screen: one line, bounded, without control characters, and without any of
 * the secrets that the call was made with.
 */
export function redact(text: string, secrets: readonly (string | undefined)[] = []): string {
  const hidden = secrets
    .filter((secret) => secret !== undefined && secret.length >= 3)
    .flatMap((secret = '') => [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')])
    .reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
  return hidden
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, MAX);
}
