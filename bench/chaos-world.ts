import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { freePort, isAlive, until } from '../scripts/process.mjs';
import { findTemporal, startTemporal } from '../scripts/temporal.mjs';
import { killNow } from './installation';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A process that can be killed at any moment and comes back. */
export interface Victim {
  name: string;
  /** SIGKILL, and a new one soon after. */
  kill(): Promise<void>;
  stop(): void | Promise<void>;
}

/** Keeps one program running: started again whenever it dies, until it is stopped. */
export function keepRunning(
  name: string,
  args: string[],
  environment: Record<string, string>,
  onLine?: (line: string) => void,
): Victim {
  let child: ChildProcess | null = null;
  let stopped = false;
  const begin = () => {
    if (stopped) return;
    child = spawn(process.execPath, ['--import', 'tsx', ...args], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', onLine ? 'pipe' : 'ignore', 'ignore'],
    });
    child.stdout
      ?.setEncoding('utf8')
      .on('data', (text: string) => text.split('\n').forEach((line) => line && onLine?.(line)));
    child.once('exit', () => setTimeout(begin, 300));
  };
  begin();
  // Whatever ends us ends them: nothing of a chaos run outlives it.
  process.once('exit', () => child?.kill('SIGKILL'));
  return {
    name,
    kill: async () => {
      const victim = child;
      if (!victim || victim.exitCode !== null || victim.signalCode !== null) return;
      await new Promise<void>((resolve) => {
        victim.once('exit', () => resolve());
        victim.kill('SIGKILL');
      });
    },
    stop: () => {
      stopped = true;
      child?.kill('SIGKILL');
    },
  };
}

/** A Temporal dev server as a victim: back on its own port, with what its file holds. */
export async function temporalVictim(home: string): Promise<Victim & { address: string }> {
  const binary = await findTemporal();
  let server = await startTemporal({ home, binary });
  const { port } = server;
  process.once('exit', () => killNow(server.pid));
  return {
    name: 'temporal',
    address: server.address,
    kill: async () => {
      const { pid } = server;
      killNow(pid);
      // A server that is still dying would be taken for one that runs.
      await until(() => !isAlive(pid), 10_000);
      server = await startTemporal({ home, binary, port });
    },
    stop: () => server.stop(),
  };
}

export interface Judge {
  url: string;
  log: string;
  /** How many requests it left without an answer, as its troubles told it to. */
  unanswered(): Promise<number>;
  stop(): void;
}

/** The judge in its own process with its own log, and its address. */
export async function startJudge(flags: string[]): Promise<Judge> {
  const folder = mkdtempSync(join(tmpdir(), 'hilo-judge-'));
  mkdirSync(folder, { recursive: true });
  const log = join(folder, 'judge.jsonl');
  const port = await freePort();
  return new Promise((resolve) => {
    const judge = keepRunning(
      'judge',
      ['bench/judge.ts', '--port', String(port), '--log', log, ...flags],
      {},
      (line) => {
        const [, url] = /^judge (\S+)/.exec(line) ?? [];
        if (url) resolve({ url, log, unanswered: () => unansweredBy(url), stop: () => void judge.stop() });
      },
    );
  });
}

async function unansweredBy(url: string): Promise<number> {
  const response = await fetch(new URL('/control', url));
  return z.object({ unanswered: z.number() }).parse(await response.json()).unanswered;
}
