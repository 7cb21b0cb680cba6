import { randomBytes } from 'node:crypto';

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
export const PREFIXES = {
  workspace: 'ws',
  member: 'mem',
  session: 'ses',
  key: 'key',
  connection: 'con',
  contact: 'cnt',
  address: 'adr',
  consent: 'cst',
  suppression: 'sup',
  event: 'evt',
  flow: 'flw',
  version: 'ver',
  scenario: 'scn',
  template: 'tpl',
  run: 'run',
  delivery: 'dlv',
  message: 'msg',
  decision: 'dec',
  policy: 'pol',
  case: 'cas',
  discussion: 'dsc',
  comment: 'cmt',
  webhook: 'whk',
  audit: 'aud',
  memberAddress: 'mad',
  proof: 'prf',
  replacement: 'rep',
} as const;
export type IdKind = keyof typeof PREFIXES;

let last = 0;
let count = 0;
/** Chance is drawn by the page: one system call for 512 ids. */
let pool = Buffer.alloc(0);
let used = 0;

/**
 * A new id: prefix, 9 digits of time (milliseconds), 3 of order within it and 8 of chance, all base 32. Ids of one process sort in
 * the order they were made, so an index on them grows at its end.
 * @example newId('run', clock.now()) // run_01k9f3t5q00072hc9s4mt
 */
export function newId(kind: IdKind, now: number): string {
  const time = Math.max(Math.floor(now), last);
  count = time === last ? count + 1 : 0;
  last = time + (count >> 15);
  let head = digitsOf(time);
  for (let shift = 10; shift >= 0; shift -= 5) head += DIGITS[(count >> shift) & 31];
  if (used + 8 > pool.length) {
    pool = randomBytes(4096);
    used = 0;
  }
  let tail = '';
  for (const end = used + 8; used < end; used++) tail += DIGITS[(pool[used] ?? 0) & 31];
  return `${PREFIXES[kind]}_${head}${tail}`;
}

/** Nine digits, base 32, that sort as the moments do. */
function digitsOf(time: number): string {
  let digits = '';
  for (let rest = time, i = 0; i < 9; i++, rest = Math.floor(rest / 32)) digits = DIGITS[rest % 32] + digits;
  return digits;
}

/** Sorts before every id that is made from this moment on: finds the latest rows by their key. */
export const firstId = (kind: IdKind, from: number): string => `${PREFIXES[kind]}_${digitsOf(Math.floor(from))}`;
