import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporal } from '@temporalio/proto';

const { History } = temporal.api.history.v1;
type History = temporal.api.history.v1.IHistory;

/** Where the recorded histories lie; `npm run histories` records them anew. */
export const HISTORIES = join('workflows', 'histories');

export function historyNames(): string[] {
  return readdirSync(HISTORIES)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length));
}

export function readHistory(name: string): string {
  return readFileSync(join(HISTORIES, `${name}.json`), 'utf8');
}

export function historyToText(history: History): string {
  return `${JSON.stringify(History.toObject(History.fromObject(history), { enums: String, longs: String, bytes: String }), null, 2)}\n`;
}

export function historyOfText(text: string): History {
  return History.fromObject(JSON.parse(text) as Record<string, unknown>);
}

/** Everything a history says, payloads decoded, as one text to search. */
export function readable(json: unknown): string {
  if (Array.isArray(json)) return json.map(readable).join('\n');
  if (typeof json !== 'object' || json === null) return String(json);
  return Object.entries(json)
    .map(([key, value]) =>
      key === 'data' && typeof value === 'string'
        ? Buffer.from(value, 'base64').toString('utf8')
        : `${key} ${readable(value)}`,
    )
    .join('\n');
}
