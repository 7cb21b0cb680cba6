import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BLINDNESSES, contrast, distance, parseColor, seenWith, type Rgb } from './color';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const declared = new Map([...css.matchAll(/--([\w-]+): ([^;]+);/g)].map((match) => [match[1] ?? '', match[2] ?? '']));

type Theme = 'light' | 'dark';
function resolve(value: string, theme: Theme): Rgb {
  const pair = /^light-dark\((.+)\)$/.exec(value);
  if (pair) {
    const cut = splitAt(pair[1] ?? '');
    return resolve(cut[theme === 'light' ? 0 : 1], theme);
  }
  const reference = /^var\(--([\w-]+)\)$/.exec(value);
  return reference ? color(reference[1] ?? '', theme) : parseColor(value);
}
function splitAt(inner: string): [string, string] {
  let depth = 0;
  for (const [at, letter] of [...inner].entries()) {
    if (letter === '(') depth++;
    else if (letter === ')') depth--;
    else if (letter === ',' && depth === 0) return [inner.slice(0, at).trim(), inner.slice(at + 1).trim()];
  }
  throw new Error(`one value only: ${inner}`);
}
function color(name: string, theme: Theme): Rgb {
  const value = declared.get(name);
  if (value === undefined) throw new Error(`no token --${name}`);
  return resolve(value, theme);
}

const SURFACES = ['paper', 'surface', 'float', 'sunken', 'hover', 'press'];
/** Text on what it stands on: 4.5:1. */
const TEXT: [string, string[]][] = [
  ['ink', [...SURFACES, 'accent-soft', 'done-soft', 'wait-soft', 'fail-soft']],
  ['ink-2', SURFACES],
  ['ink-3', SURFACES],
  ['accent', ['paper', 'surface', 'float', 'sunken', 'hover']],
  ['accent-ink', ['accent', 'accent-hover', 'person-1', 'person-2', 'person-3', 'person-4', 'person-5']],
  ['accent-soft-ink', ['accent-soft', 'surface', 'paper']],
  ['done-ink', ['done-soft', 'surface', 'paper']],
  ['wait-ink', ['wait-soft', 'surface', 'paper']],
  ['fail-ink', ['fail-soft', 'surface', 'paper', 'float']],
  ['fail-fill-ink', ['fail-fill']],
  ['wait-fill-ink', ['wait']],
];
/** Glyphs and hairlines that carry meaning: 3:1. */
const GRAPHIC: [string, string[]][] = [
  ['ink-mute', ['paper', 'surface', 'float', 'sunken', 'hover']],
  ['line-edge', ['paper', 'surface', 'float']],
  ['accent', SURFACES],
  ['done', ['paper', 'surface', 'float']],
  ['wait', ['paper', 'surface', 'float']],
  ['fail', ['paper', 'surface', 'float']],
  ...['whatsapp', 'rcs', 'sms', 'email', 'voice', 'webchat'].map((channel): [string, string[]] => [
    channel,
    ['paper', 'surface', 'float'],
  ]),
];

describe.each(['light', 'dark'] as const)('tokens on %s', (theme) => {
  const pairs = (table: [string, string[]][]) => table.flatMap(([on, under]) => under.map((ground) => [on, ground]));

  it.each(pairs(TEXT))('%s reads on %s (4.5:1)', (on, ground) => {
    expect(contrast(color(on ?? '', theme), color(ground ?? '', theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pairs(GRAPHIC))('%s shows on %s (3:1)', (on, ground) => {
    expect(contrast(color(on ?? '', theme), color(ground ?? '', theme))).toBeGreaterThanOrEqual(3);
  });

  // 0.02 is the smallest step people tell apart; a status has a shape or a word beside it as well.
  it('keeps status colours apart for people without red or green cones', () => {
    for (const kind of BLINDNESSES) {
      for (const [one, other] of [
        ['done', 'wait'],
        ['done', 'fail'],
        ['wait', 'fail'],
        ['accent', 'line-edge'],
        ['accent', 'fail'],
      ] as const) {
        const apart = distance(seenWith(kind, color(one, theme)), seenWith(kind, color(other, theme)));
        expect.soft(apart, `${one} and ${other} with ${kind}`).toBeGreaterThan(0.03);
      }
    }
  });

  it('rises in steps that can be seen', () => {
    const steps = Array.from({ length: 12 }, (_, at) => color(`${theme === 'light' ? 'l' : 'd'}${at + 1}`, theme));
    for (let at = 1; at < steps.length; at++) {
      expect(distance(steps[at - 1] as Rgb, steps[at] as Rgb)).toBeGreaterThan(0.012);
    }
  });
});
