import type { Socket } from 'node:net';
import type { Channel, Connect, Connection, Outgoing, SendOutcome } from '../channel';
import { guardedConnect } from '../guarded-connect';
import { lintContent } from '../lint';
import { NetworkError } from '../network-error';
import { timeLimit } from '../time-limit';
import { composeMail, type Mail } from './compose';
import { readSmtpFailure } from './classify';
import { converse } from './converse';
import { SmtpSettingsSchema, type SmtpSettings } from './settings';

const ADDRESS = /^[^\s@<>(),:;"[\]\\]+@[^\s@<>(),:;"[\]\\]+$/;

/** Where no guarded connection is handed in: a company's own mail server is usually on its own network. */
const anywhere = guardedConnect({ allow: ['0.0.0.0/0', '::/0'] });

/**
 * Email by any SMTP server. A mail is accepted under its Message-ID, `<{delivery}@{domain}>`; nothing can be looked up,
 * so that a connection lost after the mail was handed over stays unknown until a bounce, an answer or a person says.
 */
export const smtp: Channel = {
  provider: 'smtp',
  channels: ['email'],
  inline: false,
  capabilities: { buttons: 20, buttonTitle: 200, text: 100_000, receipts: false, lookup: false },
  lint: lintContent,
  send,
};

async function send(connection: Connection, message: Outgoing): Promise<SendOutcome> {
  const parsed = SmtpSettingsSchema.safeParse(connection.settings);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
    return rejected('F', 'bad_settings', `The setting "${field}" is not valid.`);
  }
  if (message.to.length > 320 || !ADDRESS.test(message.to)) {
    return rejected('X', 'recipient_unknown', 'The address is not an email address.');
  }
  const settings = parsed.data;
  const mail = await composeMail(settings, message).catch(() => null);
  if (!mail) return rejected('F', 'bad_settings', 'The mail could not be signed: check the DKIM key.');

  const { signal, done } = timeLimit(settings.timeoutMs, connection.signal);
  try {
    return await deliver(connection.connect ?? anywhere, settings, mail, signal);
  } finally {
    done();
  }
}

async function deliver(dial: Connect, settings: SmtpSettings, mail: Mail, signal: AbortSignal): Promise<SendOutcome> {
  let socket: Socket;
  try {
    socket = await dial({ host: settings.host, port: settings.port, signal });
  } catch (error) {
    return unreachable(error);
  }
  const ended = await converse(socket, settings, mail, signal);
  return ended.accepted
    ? { status: 'accepted', providerId: mail.messageId }
    : readSmtpFailure(ended.failure, ended.began, [settings.password ?? '', settings.user ?? '']);
}

function unreachable(error: unknown): SendOutcome {
  const { code, message } =
    error instanceof NetworkError
      ? error
      : new NetworkError('unreachable', false, 'The mail server could not be reached.');
  return rejected(code === 'blocked_address' ? 'F' : 'R', code, message);
}

function rejected(retry: 'R' | 'F' | 'X', code: string, detail: string): SendOutcome {
  return { status: 'rejected', retry, code, detail };
}
