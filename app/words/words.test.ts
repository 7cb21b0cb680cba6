import { describe, expect, it } from 'vitest';
import { en } from './en';
import { es } from './es';
import { createWords, type Phrase } from './index';

const holes = (phrase: Phrase) =>
  [...(typeof phrase === 'string' ? phrase : `${phrase.one} ${phrase.other}`).matchAll(/\{(\w+)\}/g)].map((m) => m[1]);

/** What both languages call the same: names, abbreviations and words they share. */
const SHARED = new Set(
  (
    'no whatsapp rcs sms sandbox bot html variable variables esc api emoji marketing real hilo error total json cel ' +
    'liquid url id ia ai co ec pe contact attributes clv'
  ).split(' '),
);
const wordsOf = (phrase: Phrase) =>
  JSON.stringify(typeof phrase === 'string' ? phrase : [phrase.one, phrase.other])
    .replace(/\{\w+\}/g, '')
    .toLowerCase()
    .match(/\p{L}+/gu) ?? [];

describe('the words of the screens', () => {
  it('says every phrase in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(es).sort());
  });

  it.each(Object.keys(es) as (keyof typeof es)[])('%s names the same values in both languages', (key) => {
    expect(new Set(holes(en[key]))).toEqual(new Set(holes(es[key])));
    for (const phrase of [es[key], en[key]]) expect(JSON.stringify(phrase)).not.toMatch(/[!¡]|^""$/);
  });

  it('is written in Spanish and in English, not left in one of them', () => {
    const same = (Object.keys(es) as (keyof typeof es)[]).filter(
      (key) =>
        JSON.stringify(es[key]) === JSON.stringify(en[key]) && !wordsOf(es[key]).every((word) => SHARED.has(word)),
    );
    expect(same).toEqual([]);
  });

  it('chooses the form by number and writes digits by locale', () => {
    expect(createWords('es')('common.unit.days', { count: 1 })).toBe('1 día');
    expect(createWords('es')('common.unit.days', { count: 1240 })).toBe('1.240 días');
    expect(createWords('en')('common.unit.days', { count: 1240 })).toBe('1,240 days');
  });
});
