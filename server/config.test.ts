import { describe, expect, test } from 'vitest';
import { readConfig } from './config';

const SECRET = 'b'.repeat(64);
const least = { DATABASE_URL: 'postgres://o:p@127.0.0.1/hilo', DATABASE_APP_URL: 'postgres://a:p@127.0.0.1/hilo' };

function problemsOf(environment: Record<string, string | undefined>): string[] {
  const read = readConfig(environment);
  return read.ok ? [] : read.problems;
}

describe('the configuration', () => {
  test('needs two addresses and a secret outside demo mode, and defaults the rest', () => {
    const read = readConfig({ ...least, HILO_SECRET: SECRET });
    expect(read.ok && read.config).toMatchObject({
      demo: false,
      port: 3000,
      host: '127.0.0.1',
      engine: 'embedded',
      role: 'all',
    });
  });

  test('names the variable and the way out of each problem', () => {
    expect(problemsOf({ DATABASE_URL: 'mysql://x' })).toEqual([
      expect.stringContaining('DATABASE_URL: is the address of the database'),
      expect.stringContaining('DATABASE_APP_URL'),
    ]);
    expect(problemsOf({ ...least, HILO_SECRET: SECRET, PORT: 'eighty' })).toEqual([expect.stringMatching(/^PORT/)]);
  });

  test('refuses secrets that are missing, known to everybody or short outside demo mode', () => {
    expect(problemsOf(least)).toEqual([expect.stringContaining('HILO_SECRET: is needed outside demo mode')]);
    expect(problemsOf({ ...least, HILO_SECRET: 'ChangeMe' })).toEqual([expect.stringContaining('everybody knows')]);
    expect(problemsOf({ ...least, HILO_SECRET: 'short' })).toEqual([expect.stringContaining('shorter than 32')]);
    expect(problemsOf({ ...least, HILO_DEMO: '1' })).toEqual([]);
  });

  test("says which of Temporal's task queues a process works on, and how it gets to the cluster", () => {
    const read = readConfig({
      ...least,
      HILO_SECRET: SECRET,
      TEMPORAL_ADDRESS: 'temporal.internal:7233',
      TEMPORAL_DUTIES: 'email, runs',
      TEMPORAL_TLS_CA: 'ca.pem',
    });
    expect(read.ok && read.config).toMatchObject({
      engine: 'temporal',
      temporal: {
        queue: 'hilo',
        duties: ['runs', 'email'],
        tls: true,
        files: { ca: 'ca.pem', cert: null },
        apiKey: null,
      },
    });
    expect(problemsOf({ ...least, HILO_SECRET: SECRET, TEMPORAL_DUTIES: 'runs,mail' })).toEqual([
      expect.stringMatching(/^TEMPORAL_DUTIES: is some of runs, whatsapp/),
    ]);
    expect(problemsOf({ ...least, HILO_SECRET: SECRET, TEMPORAL_TLS_CERT: 'me.pem' })).toEqual([
      expect.stringContaining('go together'),
    ]);
  });

  test('keeps a demo, whose passwords lie in a file, on this machine', () => {
    expect(problemsOf({ ...least, HILO_DEMO: '1', HOST: '0.0.0.0' })).toEqual([expect.stringMatching(/^HOST: a demo/)]);
  });

  test('takes Temporal when it is named or its address is given', () => {
    const engineOf = (more: Record<string, string>) => {
      const read = readConfig({ ...least, HILO_DEMO: '1', ...more });
      return read.ok ? read.config.engine : read.problems;
    };
    expect(engineOf({ TEMPORAL_ADDRESS: '127.0.0.1:7233' })).toBe('temporal');
    expect(engineOf({ TEMPORAL_ADDRESS: '127.0.0.1:7233', HILO_ENGINE: 'embedded' })).toBe('embedded');
    expect(engineOf({ HILO_ENGINE: 'temporal' })).toBe('temporal');
  });

  test('reads the mail server, and asks for a sender that it does not name', () => {
    const smtpOf = (more: Record<string, string>) => {
      const read = readConfig({ ...least, HILO_DEMO: '1', ...more });
      return read.ok ? read.config.smtp : read.problems;
    };
    expect(smtpOf({ SMTP_URL: 'smtp://tienda%40aurora.example:p%40ss@mail.aurora.example' })).toEqual({
      host: 'mail.aurora.example',
      port: 587,
      secure: false,
      from: 'tienda@aurora.example',
      user: 'tienda@aurora.example',
      password: 'p@ss',
    });
    expect(smtpOf({ SMTP_URL: 'smtps://10.0.0.5', SMTP_FROM: 'hola@aurora.example' })).toMatchObject({
      port: 465,
      secure: true,
      from: 'hola@aurora.example',
    });
    expect(smtpOf({ SMTP_URL: 'smtp://10.0.0.5' })).toEqual([expect.stringMatching(/^SMTP_FROM: is needed/)]);
  });

  test('treats an empty variable as one that is not set', () => {
    expect(problemsOf({ ...least, HILO_SECRET: SECRET, PORT: '', SMTP_URL: '' })).toEqual([]);
  });
});
