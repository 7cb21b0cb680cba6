import { describe, expect, it } from 'vitest';
import { SENTENCES, nearestLanguage, say } from './index';
import { fill } from './sentence';

describe('words', () => {
  it('hold every sentence in both languages', () => {
    expect(Object.keys(SENTENCES.es).sort()).toEqual(Object.keys(SENTENCES.en).sort());
  });

  it('differ between Spanish and English, so that nothing was left untranslated', () => {
    const same = Object.keys(SENTENCES.es).filter(
      (code) => fill(SENTENCES.es[code] ?? '', {}) === fill(SENTENCES.en[code] ?? '', {}),
    );
    expect(same.filter((code) => /[a-z]{4}/i.test(fill(SENTENCES.es[code] ?? '', {})))).toEqual([]);
  });

  it('show a code that has no sentence as itself', () => {
    expect(say({ code: 'long.gone', params: {} }, 'es')).toBe('long.gone');
  });

  it('find the nearest language of a tag', () => {
    expect(['es-CO', 'en-US', 'fr', null].map(nearestLanguage)).toEqual(['es', 'en', 'es', 'es']);
  });
});
