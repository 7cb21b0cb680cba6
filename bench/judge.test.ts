import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection, Outgoing } from '../channels/channel';
import { guardedFetch } from '../channels/guarded-fetch';
import { webhook } from '../channels/webhook/webhook';
import { countLines, createJudge, readLog, type JudgeOptions, type Trouble } from './judge-server';

const secret = 'the-judge-and-hilo';
const fetch = guardedFetch({ allow: ['127.0.0.1'] });
let folder = '';
let log = '';
const closing: (() => Promise<void>)[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'judge-'));
  log = join(folder, 'judge.jsonl');
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  rmSync(folder, { recursive: true });
});

async function judge(trouble: Partial<Trouble> = {}, options: Partial<JudgeOptions> = {}) {
  const server = createJudge({ log, secret, trouble, ...options });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

const connect = (base: string): Connection => ({
  settings: { url: `${base}/messages`, secret },
  fetch,
  signal: new AbortController().signal,
});
const message = (delivery: string, to = '+573001234567', text = 'Hola'): Outgoing => ({
  delivery,
  channel: 'sms',
  to,
  content: { type: 'text', text, language: 'es' },
  text,
  buttons: [],
});

describe('the judge', () => {
  it('takes a message, has it on disk before it answers, and knows it again', async () => {
    const connection = connect(await judge());
    const outcome = await webhook.send(connection, message('dlv_1'));
    expect(outcome).toEqual({ status: 'accepted', providerId: 'judge_1' });
    expect(readLog(log)).toMatchObject([{ n: 1, delivery: 'dlv_1', to: '+573001234567', text: 'Hola' }]);
    expect(await webhook.lookup?.(connection, 'dlv_1')).toEqual({ status: 'accepted', providerId: 'judge_1' });
    expect(await webhook.lookup?.(connection, 'dlv_2')).toEqual({ status: 'never_seen' });
  });

  it('does the work and loses the answer: unknown to the caller, told by a lookup', async () => {
    const connection = connect(await judge({ lostRate: 1 }));
    expect(await webhook.send(connection, message('dlv_1'))).toMatchObject({ status: 'unknown' });
    expect(await webhook.lookup?.(connection, 'dlv_1')).toMatchObject({ status: 'accepted' });
  });

  it.each([
    [{ droppedRate: 1 }, { status: 'unknown' }],
    [{ errorRate: 1 }, { status: 'unknown' }],
    [{ refusalRate: 1 }, { status: 'rejected', retry: 'R', retryAfterMs: 1000 }],
  ])('does no work when it is told %j', async (trouble, outcome) => {
    const connection = connect(await judge(trouble));
    expect(await webhook.send(connection, message('dlv_1'))).toMatchObject(outcome);
    expect(await webhook.lookup?.(connection, 'dlv_1')).toEqual({ status: 'never_seen' });
    expect(readLog(log)).toEqual([]);
  });

  it('counts a delivery that came twice, and one message under two deliveries', async () => {
    const base = await judge();
    const connection = connect(base);
    for (const delivery of ['dlv_1', 'dlv_1', 'dlv_2']) await webhook.send(connection, message(delivery));
    await webhook.send(connection, message('dlv_3', '+573007654321'));
    const counts = { done: 4, deliveries: 3, duplicates: 1, repeats: 2 };
    expect(await (await fetch(`${base}/control`, {})).json()).toMatchObject(counts);
    expect(countLines(readLog(log))).toEqual(counts);
  });

  it('is told its troubles while it runs, and refuses one it does not know', async () => {
    const base = await judge();
    const set = (body: object) => fetch(`${base}/control`, { method: 'POST', body: JSON.stringify(body) });
    expect(await (await set({ latencyMs: 1, lostRate: 1 })).json()).toMatchObject({ trouble: { latencyMs: 1 } });
    expect(await webhook.send(connect(base), message('dlv_1'))).toMatchObject({ status: 'unknown' });
    expect((await set({ lost: 1 })).status).toBe(400);
    expect((await set({ lostRate: 2 })).status).toBe(400);
  });

  it('takes up its own log again, without the line a kill cut short', async () => {
    const first = connect(await judge());
    await webhook.send(first, message('dlv_1'));
    for (const close of closing.splice(0)) await close();
    appendFileSync(log, '{"n":2,"delivery":"dlv_');
    const again = connect(await judge());
    expect(await webhook.lookup?.(again, 'dlv_1')).toMatchObject({ status: 'accepted' });
    expect(await webhook.send(again, message('dlv_2'))).toEqual({ status: 'accepted', providerId: 'judge_2' });
    expect(readLog(log).map((line) => line.delivery)).toEqual(['dlv_1', 'dlv_2']);
  });

  it('plays the same troubles in the same order for the same seed', async () => {
    const play = async (seed: number) => {
      const connection = connect(
        await judge({ refusalRate: 0.5 }, { seed, log: join(folder, `${seed}-${Math.abs(seed)}`) }),
      );
      const seen: string[] = [];
      for (let n = 0; n < 20; n += 1) seen.push((await webhook.send(connection, message(`dlv_${n}`))).status);
      return seen.join();
    };
    expect(await play(7)).toBe(await play(7));
    expect(await play(7)).not.toBe(await play(8));
  });

  it('refuses a caller without the secret and a body that is no message', async () => {
    const base = await judge();
    const stranger = { ...connect(base), settings: { url: `${base}/messages`, secret: 'some-other-secret' } };
    expect(await webhook.send(stranger, message('dlv_1'))).toMatchObject({ retry: 'F', code: 'bad_signature' });
    const open = await judge({}, { secret: undefined, log: join(folder, 'open') });
    expect((await fetch(`${open}/messages`, { method: 'POST', body: '{' })).status).toBe(400);
    expect((await fetch(`${open}/elsewhere`, {})).status).toBe(404);
  });

  it('runs as a process of its own and says where', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'bench/judge.ts', '--log', log, '--lost', '1'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => child.on('exit', resolve));
    try {
      const line = await new Promise<string>((resolve, reject) => {
        child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()));
        child.once('exit', () => reject(new Error('the judge did not start')));
      });
      const url = /^judge (http:\/\/127\.0\.0\.1:\d+)\/messages\n$/.exec(line)?.[1] ?? '';
      expect(await webhook.send(connect(url), message('dlv_1'))).toMatchObject({ status: 'unknown' });
    } finally {
      child.kill('SIGKILL');
      await ended;
    }
    expect(readFileSync(log, 'utf8')).toMatch(/"delivery":"dlv_1"/);
  });
});
