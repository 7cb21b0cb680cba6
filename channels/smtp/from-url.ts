import type { SmtpSettings } from './settings';

/**
 * The settings that an address such as `smtp://user:password@host:port` names: `smtps` speaks TLS from the first byte.
 * Without a port, the protocol's own: 465 for `smtps`, 587 for `smtp`.
 * @param from the sender; the URL's user when that is an address and nothing else was given
 * @returns null when no sender can be told
 */
export function smtpFromUrl(url: string, from: string | undefined): Partial<SmtpSettings> | null {
  const { protocol, hostname, port, username, password } = new URL(url);
  const user = decodeURIComponent(username);
  const sender = from ?? (user.includes('@') ? user : undefined);
  if (sender === undefined) return null;
  const secure = protocol === 'smtps:';
  return {
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    from: sender,
    ...(user === '' ? {} : { user }),
    ...(password === '' ? {} : { password: decodeURIComponent(password) }),
  };
}
