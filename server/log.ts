import pino, { type Logger } from 'pino';
import type { Config } from './config';

export type { Logger };

/** Fields that never reach a log, wherever they stand: what a person said, where they can be reached, what opens doors. */
const REDACTED = [
  ...['authorization', 'cookie', 'set-cookie', 'password', 'secret', 'apiKey', 'token', 'settings', 'credentials'],
  ...['to', 'from', 'text', 'body', 'email', 'phone', 'address', 'name', 'content', 'payload'],
].flatMap((field) => [`["${field}"]`, `*["${field}"]`, `*.*["${field}"]`]);

/** Structured logs, one JSON object a line, with the words workspace, contact and run for ids. */
export function createLog(config: Pick<Config, 'log'>): Logger {
  const options = {
    level: config.log.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: REDACTED, censor: '[redacted]' },
  };
  const destination =
    config.log.to === 'stdout'
      ? pino.destination({ dest: 1, sync: false })
      : pino.destination({ dest: config.log.to, sync: false, mkdir: true });
  return pino(options, destination);
}
