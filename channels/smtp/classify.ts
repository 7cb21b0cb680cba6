import type { RetryClass, SendOutcome } from '../channel';
import { redact } from '../redact';
import type { SmtpFailure } from './converse';

/**
 * Reads a failed conversation. An answer of the server's (4yz, 5yz) is always definite: it says that the server did not
 * take the mail. Without an answer, nobody knows once the server began to read it.
 *
 * @param secrets never repeated in the detail; what a server says to a login is left out altogether.
 */
export function readSmtpFailure(failure: SmtpFailure, began: boolean, secrets: string[]): SendOutcome {
  const { responseCode = 0, command = '', response = '' } = failure;
  if (command.startsWith('AUTH') || failure.code === 'EAUTH' || [530, 534, 535, 538].includes(responseCode)) {
    const retry = responseCode >= 400 && responseCode < 500 ? 'R' : 'F';
    return refusal(retry, retry === 'R' ? `smtp_${responseCode}` : 'auth_failed', 'The mail server refused the login.');
  }
  if (isTlsProblem(failure)) return refusal('F', 'tls', 'The mail server offers no trusted TLS connection.');
  if (responseCode >= 400) {
    const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? '';
    const [retry, code] = readReply(responseCode, enhanced, command);
    return refusal(retry, code, redact(response, secrets));
  }
  if (began) return { status: 'unknown', detail: 'The connection ended before the mail server answered to the mail.' };
  switch (failure.code) {
    case 'EENVELOPE':
      return refusal('X', 'recipient_unknown', 'The address cannot be written in an SMTP envelope.');
    case 'EMESSAGE':
      return refusal('F', 'content_refused', 'The mail is larger than the server takes.');
    case 'ETIMEDOUT':
      return refusal('R', 'timeout', 'The mail server did not answer in time; it had not been given the mail.');
    default:
      return refusal('R', 'unreachable', 'The connection to the mail server ended before it was given the mail.');
  }
}

/** A certificate that nobody vouches for, or a server without TLS; not a connection that broke while TLS was agreed. */
function isTlsProblem({ code, originalCode = '', command, response, message }: SmtpFailure): boolean {
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL/.test(originalCode) || code === 'EREQUIRETLS') return true;
  if (command === 'STARTTLS' && response) return true;
  return code === 'ETLS' && !message.includes('closed unexpectedly') && originalCode !== 'ECONNRESET';
}

const NO_SUCH_RECIPIENT = /^5\.(1\.(0|1|2|3|4|6|9|10)|2\.[01]|4\.[0-4])$/;

/** RFC 5321 replies and RFC 3463 codes. The enhanced code decides where there is one, else the command that was answered. */
function readReply(reply: number, enhanced: string, command: string): [RetryClass, string] {
  if (reply < 500) return /^4\.2\.2$/.test(enhanced) ? ['W', 'mailbox_full'] : ['R', `smtp_${reply}`];
  if (enhanced === '5.2.2' || (reply === 552 && enhanced === '')) return ['W', 'mailbox_full'];
  if (enhanced === '5.1.7' || enhanced === '5.1.8') return ['F', 'sender_refused'];
  if (enhanced.startsWith('5.7.')) return ['F', 'policy_refused'];
  if (NO_SUCH_RECIPIENT.test(enhanced)) return ['X', 'recipient_unknown'];
  if (/^5\.[23456]\./.test(enhanced)) return ['F', 'content_refused'];
  if (command === 'RCPT TO') return ['X', 'recipient_unknown'];
  if (command === 'MAIL FROM') return ['F', 'sender_refused'];
  return command === 'DATA' ? ['F', 'content_refused'] : ['F', 'policy_refused'];
}

function refusal(retry: RetryClass, code: string, detail: string): SendOutcome {
  return { status: 'rejected', retry, code, detail };
}
