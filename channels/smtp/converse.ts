import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Mail } from './compose';
import type { SmtpSettings } from './settings';

/** How a conversation with a mail server ended. `began`: the server may have read the mail. */
export type Conversation = { accepted: true } | { accepted: false; began: boolean; failure: SmtpFailure };

/** What nodemailer says of a failure. */
export interface SmtpFailure {
  message: string;
  /** Nodemailer's own: EAUTH, ETLS, ETIMEDOUT, ECONNECTION, EENVELOPE ... */
  code?: string;
  /** The system's code that nodemailer replaced: ECONNRESET, DEPTH_ZERO_SELF_SIGNED_CERT ... */
  originalCode?: string;
  /** The command that was answered. */
  command?: string;
  /** The server's answer and its three digits. */
  response?: string;
  responseCode?: number;
}

/**
 * Hands one mail to a server over a fresh connection and closes it. Not a pool: nodemailer's puts a mail whose connection
 * dies back in its queue, and a mail that the server may have taken is never sent again here.
 */
export function converse(
  socket: Socket,
  settings: SmtpSettings,
  mail: Mail,
  signal: AbortSignal,
): Promise<Conversation> {
  const { host, port, secure, user, password, ca, timeoutMs } = settings;
  const connection = new SMTPConnection({
    connection: socket,
    host,
    port,
    secure,
    requireTLS: settings.requireTls ?? password !== undefined,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    socketCloseTimeout: 1000,
    tls: ca === undefined ? {} : { ca },
  });
  let began = false;
  return new Promise((resolve) => {
    const end = (conversation: Conversation) => {
      signal.removeEventListener('abort', giveUp);
      if (conversation.accepted) connection.quit();
      else connection.close();
      resolve(conversation);
    };
    const fail = (failure: SmtpFailure) => end({ accepted: false, began, failure });
    const giveUp = () => fail({ message: 'The conversation with the mail server was given up.', code: 'ETIMEDOUT' });
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted) return giveUp();

    const deliver = () =>
      connection.send(
        mail.envelope,
        readOnce(mail.raw, () => (began = true)),
        (error) => (error ? fail(error) : end({ accepted: true })),
      );
    connection.on('error', fail);
    connection.connect((error) => {
      if (error) return fail(error);
      if (user === undefined || password === undefined) return deliver();
      connection.login({ user, credentials: { user, pass: password } }, (refused) =>
        refused ? fail(refused) : deliver(),
      );
    });
  });
}

/** A stream that tells when it is first read, which is after the server said go on to DATA. */
function readOnce(raw: Buffer, onRead: () => void): Readable {
  return new Readable({
    read() {
      onRead();
      this.push(raw);
      this.push(null);
    },
  });
}
