import { z } from 'zod';
import { smtpFromUrl } from '../channels/smtp/from-url';
import type { SmtpSettings } from '../channels/smtp/settings';
import { DUTIES, readDuties, type Duty } from '../workflows/duties';

/** Secrets that stand in examples and manuals: known to everybody, hence refused. */
const KNOWN_SECRETS = new Set(['changeme', 'change-me', 'secret', 'hilo', 'password', 'development', 'default']);
const SHORTEST_SECRET = 32;

const flag = z
  .enum(['0', '1', 'true', 'false'])
  .default('0')
  .transform((value) => value === '1' || value === 'true');

const EnvironmentSchema = z.object({
  DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: 'is the address of the database: postgres://user:password@host/name',
  }),
  DATABASE_APP_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: 'is the address the product connects as, a login without BYPASSRLS',
  }),
  HILO_HOME: z.string().min(1).default('.hilo'),
  HILO_DEMO: flag,
  HILO_SECRET: z.string().optional(),
  HILO_URL: z
    .url({ protocol: /^https?$/, error: 'is the address people open, such as https://hilo.example.com' })
    .optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HILO_PROXIES: z.coerce.number().int().min(0).max(8).default(0),
  HILO_ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  HILO_ENGINE: z.enum(['embedded', 'temporal']).optional(),
  TEMPORAL_ADDRESS: z.string().min(1).optional(),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  TEMPORAL_TASK_QUEUE: z
    .string()
    .regex(/^[\w-]{1,100}$/, 'is letters, digits, - and _')
    .default('hilo'),
  TEMPORAL_DUTIES: z
    .string()
    .default(DUTIES.join(','))
    .transform((list, context) => {
      const duties = readDuties(list);
      if (duties !== null && duties.length > 0) return duties;
      context.addIssue({ code: 'custom', message: `is some of ${DUTIES.join(', ')}, with commas between` });
      return z.NEVER;
    }),
  TEMPORAL_TLS: flag,
  TEMPORAL_TLS_CA: z.string().min(1).optional(),
  TEMPORAL_TLS_CERT: z.string().min(1).optional(),
  TEMPORAL_TLS_KEY: z.string().min(1).optional(),
  TEMPORAL_API_KEY: z.string().min(1).optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'is the address of a mail server: smtp://user:password@host:port' })
    .optional(),
  SMTP_FROM: z.email('is the address that email comes from').optional(),
  HILO_LOG: z.string().default('stdout'),
  HILO_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error']).default('info'),
  HILO_METRICS_TOKEN: z.string().min(16).optional(),
  HILO_ALLOW_HOSTS: z.string().default(''),
  HILO_CLOCK_OFFSET_MS: z.coerce.number().int().default(0),
});

/** Everything the environment decides, read once at start. */
export interface Config {
  demo: boolean;
  home: string;
  /** Signs sessions and encrypts credentials; null in demo mode without one: `server/secret.ts` keeps its own. */
  secret: string | null;
  host: string;
  port: number;
  /** The address people open, without a slash at its end; null: the address we listen on. */
  url: string | null;
  /** How many proxies stand in front, whose `X-Forwarded-*` are believed. */
  proxies: number;
  role: 'all' | 'web' | 'worker';
  engine: 'embedded' | 'temporal';
  temporal: {
    address: string | null;
    namespace: string;
    queue: string;
    /** What a worker of this process works on. */
    duties: readonly Duty[];
    tls: boolean;
    /** Files: authorities to trust, and the certificate and key that say who we are. */
    files: { ca: string | null; cert: string | null; key: string | null };
    apiKey: string | null;
  };
  database: { owner: string; app: string };
  /** The mail server of every workspace that has none of its own. */
  smtp: Partial<SmtpSettings> | null;
  log: { to: string; level: string };
  metricsToken: string | null;
  /** Hosts and ranges that flows and gateways may call although they are private. */
  allowHosts: string[];
  /** Added to the database's time of day, the same in every process: tests, bench and chaos choose their day with it. */
  clockOffsetMs: number;
}

/**
 * Reads and judges the environment.
 *
 * @returns the configuration, or each problem as a sentence that names its variable and says what to do.
 */
export function readConfig(
  environment: Record<string, string | undefined>,
): { ok: true; config: Config } | { ok: false; problems: string[] } {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = EnvironmentSchema.safeParse(given);
  if (!parsed.success) {
    return { ok: false, problems: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}.`) };
  }
  const env = parsed.data;
  const problems = [...secretProblems(env.HILO_SECRET, env.HILO_DEMO)];
  if ((env.TEMPORAL_TLS_CERT === undefined) !== (env.TEMPORAL_TLS_KEY === undefined)) {
    problems.push('TEMPORAL_TLS_CERT: and TEMPORAL_TLS_KEY go together. Set both, or neither.');
  }
  if (env.HILO_DEMO && !isLoopback(env.HOST)) {
    problems.push(
      'HOST: a demo keeps its passwords in a plain file, so it only listens on 127.0.0.1. Set HILO_DEMO=0 for others to reach Hilo.',
    );
  }
  const smtp = env.SMTP_URL === undefined ? null : smtpFromUrl(env.SMTP_URL, env.SMTP_FROM);
  if (env.SMTP_URL !== undefined && smtp === null) {
    problems.push('SMTP_FROM: is needed, because the user of SMTP_URL is not an email address.');
  }
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    config: {
      demo: env.HILO_DEMO,
      home: env.HILO_HOME,
      secret: env.HILO_SECRET ?? null,
      host: env.HOST,
      port: env.PORT,
      url: env.HILO_URL?.replace(/\/+$/, '') ?? null,
      proxies: env.HILO_PROXIES,
      role: env.HILO_ROLE,
      engine: env.HILO_ENGINE ?? (env.TEMPORAL_ADDRESS === undefined ? 'embedded' : 'temporal'),
      temporal: {
        address: env.TEMPORAL_ADDRESS ?? null,
        namespace: env.TEMPORAL_NAMESPACE,
        queue: env.TEMPORAL_TASK_QUEUE,
        duties: env.TEMPORAL_DUTIES,
        tls: env.TEMPORAL_TLS || (env.TEMPORAL_TLS_CA ?? env.TEMPORAL_TLS_CERT) !== undefined,
        files: {
          ca: env.TEMPORAL_TLS_CA ?? null,
          cert: env.TEMPORAL_TLS_CERT ?? null,
          key: env.TEMPORAL_TLS_KEY ?? null,
        },
        apiKey: env.TEMPORAL_API_KEY ?? null,
      },
      database: { owner: env.DATABASE_URL, app: env.DATABASE_APP_URL },
      smtp,
      log: { to: env.HILO_LOG, level: env.HILO_LOG_LEVEL },
      metricsToken: env.HILO_METRICS_TOKEN ?? null,
      allowHosts: env.HILO_ALLOW_HOSTS.split(',')
        .map((host) => host.trim())
        .filter((host) => host !== ''),
      clockOffsetMs: env.HILO_CLOCK_OFFSET_MS,
    },
  };
}

function secretProblems(secret: string | undefined, demo: boolean): string[] {
  const how = 'Make one with: node -p "crypto.randomBytes(32).toString(\'hex\')"';
  if (secret === undefined) return demo ? [] : [`HILO_SECRET: is needed outside demo mode. ${how}`];
  if (KNOWN_SECRETS.has(secret.toLowerCase())) return [`HILO_SECRET: is one that everybody knows. ${how}`];
  if (secret.length < SHORTEST_SECRET) return [`HILO_SECRET: is shorter than ${SHORTEST_SECRET} characters. ${how}`];
  return [];
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.');
