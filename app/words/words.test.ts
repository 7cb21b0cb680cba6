import { describe, expect, it } from 'vitest';
import { en } from './en';
import { es } from './es';
import { createWords, type Phrase } from './index';

const holes = (phrase: Phrase) =>
  [...(typeof phrase === 'string' ? phrase : `${phrase.one} ${phrase.other}`).matchAll(/\{(\w+)\}/g)].map((m) => m[1]);

describe('the words of the screens', () => {
  it('says every phrase in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(es).sort());
  });

  it.each(Object.keys(es) as (keyof typeof es)[])('%s names the same values in both languages', (key) => {
    expect(new Set(holes(en[key]))).toEqual(new Set(holes(es[key])));
    for (const phrase of [es[key], en[key]]) expect(JSON.stringify(phrase)).not.toMatch(/[!¡]|^""$/);
  });

  it('chooses the form by number and writes digits by locale', () => {
    expect(createWords('es')('common.unit.days', { count: 1 })).toBe('1 día');
    expect(createWords('es')('common.unit.days', { count: 1240 })).toBe('1.240 días');
    expect(createWords('en')('common.unit.days', { count: 1240 })).toBe('1,240 days');
  });
});
