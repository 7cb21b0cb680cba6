import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { FlowDocumentInput } from '../core/document';
import { endProcess, freePort, until } from '../scripts/process.mjs';

const DemoSchema = z.object({
  url: z.string(),
  apiKey: z.string(),
  users: z.array(z.object({ role: z.string(), email: z.string(), password: z.string() })),
});

export interface StudioServer {
  url: string;
  designer: { email: string; password: string };
  /** Makes a flow of it and answers its id. */
  importFlow(document: FlowDocumentInput): Promise<string>;
  stop(): Promise<void>;
}

/** The product as `npm start` runs it, on the production build, in a process and a folder of its own. */
export async function startStudioServer(): Promise<StudioServer> {
  const home = mkdtempSync(join(tmpdir(), 'hilo-bench-'));
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, HILO_HOME: home, PORT: String(await freePort()), HOST: '127.0.0.1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const stop = async () => {
    if (child.pid) await endProcess(child.pid, { ask: 'SIGTERM', insist: 'SIGKILL', limitMs: 20_000 });
    rmSync(home, { recursive: true, force: true });
  };
  process.once('exit', () => child.kill('SIGTERM'));
  const note = join(home, 'demo.json');
  // The web build is part of the start where there is none.
  const ready = await until(() => existsSync(note) || child.exitCode !== null, 300_000);
  if (!ready || child.exitCode !== null) throw new Error('Hilo did not start; its own words are above');
  const demo = DemoSchema.parse(JSON.parse(readFileSync(note, 'utf8')));
  const designer = demo.users.find(({ role }) => role === 'designer');
  if (!designer) throw new Error('the demo has no designer');
  return {
    url: demo.url,
    designer,
    async importFlow(document) {
      const answer = await fetch(`${demo.url}/api/v1/flows/import`, {
        method: 'POST',
        headers: { authorization: `Bearer ${demo.apiKey}`, 'content-type': 'application/json' },
        body: JSON.stringify(document),
      });
      if (!answer.ok) throw new Error(`the flow was not taken: ${answer.status} ${await answer.text()}`);
      return z.object({ flow: z.string() }).parse(await answer.json()).flow;
    },
    stop,
  };
}
