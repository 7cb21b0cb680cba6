import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { verifySignature } from '../channels/signature';
import { seededRandom } from './seeded-random';

/** What the judge can be told to do to its callers; rates are shares of 1. */
export const TroubleSchema = z.strictObject({
  /** Before every answer, milliseconds. */
  latencyMs: z.number().min(0).max(600_000).default(0),
  /** Up to so much more, evenly spread, milliseconds. */
  jitterMs: z.number().min(0).max(600_000).default(0),
  /** 500 without doing the work: the caller cannot tell. */
  errorRate: z.number().min(0).max(1).default(0),
  /** 429 without doing the work, with `Retry-After: 1`. */
  refusalRate: z.number().min(0).max(1).default(0),
  /** Does the work, then drops the connection. */
  lostRate: z.number().min(0).max(1).default(0),
  /** Drops the connection without doing the work. */
  droppedRate: z.number().min(0).max(1).default(0),
});
export type Trouble = z.infer<typeof TroubleSchema>;

const MessageSchema = z.object({
  delivery: z.string().min(1),
  channel: z.string().min(1),
  to: z.string().min(1),
  text: z.string(),
  content: z.unknown(),
});

/** One line of the log: work the judge did, that is, a message a person got. */
const LineSchema = z.object({
  n: z.number(),
  at: z.string(),
  delivery: z.string(),
  channel: z.string(),
  to: z.string(),
  text: z.string(),
  id: z.string(),
});
export type JudgeLine = z.infer<typeof LineSchema>;

export interface JudgeCounts {
  /** Messages people got: lines of the log. */
  done: number;
  /** Distinct deliveries among them. */
  deliveries: number;
  /** Lines beyond the first of their delivery. */
  duplicates: number;
  /** Lines beyond the first of their channel, address and text, whatever delivery they came under. */
  repeats: number;
}

/** Counts a log: the only witness the benches and the chaos runs believe. */
export function countLines(lines: readonly JudgeLine[]): JudgeCounts {
  const deliveries = new Set(lines.map((line) => line.delivery)).size;
  const messages = new Set(lines.map(messageKey)).size;
  return {
    done: lines.length,
    deliveries,
    duplicates: lines.length - deliveries,
    repeats: lines.length - messages,
  };
}

/** Reads a judge's log; a last line cut by a kill was never answered and does not count. */
export function readLog(path: string): JudgeLine[] {
  if (!existsSync(path)) return [];
  const complete = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return complete.filter((line) => line !== '').map((line) => LineSchema.parse(JSON.parse(line)));
}

export interface JudgeOptions {
  /** Its log, appended to; a log that exists is taken up again. */
  log: string;
  /** Refuse what is not signed with it; absent: any caller. */
  secret?: string;
  /** Makes the troubles come in the same order every time. */
  seed?: number;
  trouble?: Partial<Trouble>;
}

/**
 * A provider of messages that remembers on disk everything it was asked to send, and can be told to behave badly. It
 * speaks the webhook channel's contract (`channels/webhook/README.md`) and never deduplicates: a repeated delivery is
 * a message that a person got twice, and that is what it is here to see.
 *
 * - `POST /messages`, `GET /messages/{delivery}`: the contract.
 * - `GET /control`: counts (of answers withheld too) and the trouble at present. `POST /control`: sets trouble, any of its fields.
 */
export function createJudge(options: JudgeOptions): Server {
  const random = seededRandom(options.seed ?? 1);
  let trouble = TroubleSchema.parse(options.trouble ?? {});
  repairLog(options.log);
  const known = readLog(options.log);
  const ids = new Map(known.map((line) => [line.delivery, line.id]));
  const messages = new Set(known.map(messageKey));
  const counts = countLines(known);
  const file = openSync(options.log, 'a');
  /** Requests that got no answer by design: their callers cannot know. */
  let unanswered = 0;

  /** Does the work: on disk before anybody hears of it. */
  function record({ delivery, channel, to, text }: z.infer<typeof MessageSchema>): string {
    const n = counts.done + 1;
    const line: JudgeLine = { n, at: new Date().toISOString(), delivery, channel, to, text, id: `judge_${n}` };
    writeSync(file, `${JSON.stringify(line)}\n`);
    const key = messageKey(line);
    counts.done = n;
    counts.duplicates += ids.has(delivery) ? 1 : 0;
    counts.repeats += messages.has(key) ? 1 : 0;
    if (!ids.has(delivery)) ids.set(delivery, line.id);
    messages.add(key);
    counts.deliveries = ids.size;
    return line.id;
  }

  async function take(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void> {
    const parsed = MessageSchema.safeParse(parseJson(body));
    if (!parsed.success) return answer(response, 400, { error: { code: 'bad_body', message: parsed.error.message } });
    if (request.headers['idempotency-key'] !== parsed.data.delivery) {
      return answer(response, 400, { error: { code: 'bad_key', message: 'Idempotency-Key must be the delivery' } });
    }
    // One draw a message, so that the same seed plays the same troubles whatever the rates of the others.
    const draw = random();
    const { errorRate, refusalRate, lostRate, droppedRate, latencyMs, jitterMs } = trouble;
    const wait = latencyMs + jitterMs * random();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    if (draw < refusalRate) {
      response.setHeader('retry-after', '1');
      return answer(response, 429, { error: { code: 'throttled' } });
    }
    if (draw < refusalRate + errorRate) return answer(response, 500, {});
    const drop = () => {
      unanswered += 1;
      request.socket.destroy();
    };
    if (draw < refusalRate + errorRate + droppedRate) return drop();
    const id = record(parsed.data);
    if (draw < refusalRate + errorRate + droppedRate + lostRate) return drop();
    answer(response, 200, { id });
  }

  function control(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    if (request.method === 'POST') {
      const wanted = TroubleSchema.partial().safeParse(parseJson(body));
      if (!wanted.success) return answer(response, 400, { error: { code: 'bad_body', message: wanted.error.message } });
      trouble = TroubleSchema.parse({ ...trouble, ...wanted.data });
    }
    answer(response, 200, { ...counts, unanswered, trouble });
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const path = new URL(request.url ?? '/', 'http://judge').pathname;
    if (path === '/control') return control(request, response, body);
    const headers = new Headers(
      Object.entries(request.headers).map(([name, value]): [string, string] => [name, `${value}`]),
    );
    if (options.secret !== undefined && !verifySignature(options.secret, headers, body, Date.now())) {
      return answer(response, 401, { error: { code: 'bad_signature' } });
    }
    if (request.method === 'POST' && path === '/messages') return take(request, response, body);
    const delivery = /^\/messages\/([^/]+)$/.exec(path)?.[1];
    if (request.method !== 'GET' || delivery === undefined) return answer(response, 404, {});
    const id = ids.get(decodeURIComponent(delivery));
    return id === undefined
      ? answer(response, 404, { status: 'never_seen' })
      : answer(response, 200, { id, status: 'accepted' });
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => request.socket.destroy());
  });
  server.on('close', () => closeSync(file));
  return server;
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function parseJson(body: Buffer): unknown {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    return parsed;
  } catch {
    return undefined;
  }
}

function messageKey(line: { channel: string; to: string; text: string }): string {
  return JSON.stringify([line.channel, line.to, line.text]);
}

/** Drops a line that a kill left half written: nobody was answered on the strength of it. */
function repairLog(path: string): void {
  if (!existsSync(path)) return;
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf('\n') + 1;
  if (end < bytes.length) truncateSync(path, end);
}
