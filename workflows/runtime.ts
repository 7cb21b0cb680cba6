import { Runtime, type LogLevel } from '@temporalio/worker';
import type { Logger } from 'pino';

const LEVELS = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'debug',
  WARN: 'warn',
  ERROR: 'error',
} as const satisfies Record<LogLevel, string>;

/** What the SDK warns of and we mean: workers of calls run no workflows and the other way round; failures are in our own log, in full. */
const BY_DESIGN = new Set([
  'Activity failed',
  'No workflows registered, not polling for workflow tasks',
  'No activities registered, not polling for activity tasks',
]);

let installed = false;

/**
 * Sends what the SDK says to our log, once a process, and keeps its hands off the process's signals: when to stop is the server's to
 * say. The log of whoever comes first is used.
 */
export function installRuntime(log: Logger): void {
  if (installed) return;
  installed = true;
  const say = (level: LogLevel, message: string, meta?: object) =>
    log[BY_DESIGN.has(message) ? 'debug' : LEVELS[level]]({ temporal: meta }, message);
  Runtime.install({
    logger: {
      log: say,
      trace: (message, meta) => say('TRACE', message, meta),
      debug: (message, meta) => say('DEBUG', message, meta),
      info: (message, meta) => say('INFO', message, meta),
      warn: (message, meta) => say('WARN', message, meta),
      error: (message, meta) => say('ERROR', message, meta),
    },
    telemetryOptions: { logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} } },
    shutdownSignals: [],
  });
}
