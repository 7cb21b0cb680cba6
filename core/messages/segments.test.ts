import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segments, transliterate } from './segments';

describe('segments', () => {
  it.each<[string, string, string, number, number]>([
    ['160 a', 'a'.repeat(160), 'gsm7', 160, 1],
    ['161 a', 'a'.repeat(161), 'gsm7', 161, 2],
    ['306 a', 'a'.repeat(306), 'gsm7', 306, 2],
    ['307 a', 'a'.repeat(307), 'gsm7', 307, 3],
    ['80 €', '€'.repeat(80), 'gsm7', 160, 1],
    ['81 €', '€'.repeat(81), 'gsm7', 162, 2],
    ['a € at the edge of a part', 'a'.repeat(152) + '€' + 'a'.repeat(10), 'gsm7', 164, 2],
    ['á', 'á', 'ucs2', 1, 1],
    ['70 á', 'á'.repeat(70), 'ucs2', 70, 1],
    ['71 á', 'á'.repeat(71), 'ucs2', 71, 2],
    ['134 á', 'á'.repeat(134), 'ucs2', 134, 2],
    ['135 á', 'á'.repeat(135), 'ucs2', 135, 3],
    ['33 😀', '😀'.repeat(33), 'ucs2', 66, 1],
    ['36 😀', '😀'.repeat(36), 'ucs2', 72, 2],
    ['nothing', '', 'gsm7', 0, 1],
  ])('counts %s', (_name, text, encoding, units, parts) => {
    const cut = segments(text);
    expect([cut.encoding, cut.units, cut.parts.length]).toEqual([encoding, units, parts]);
  });

  it('moves a two-septet character whole to the next part, and a surrogate pair too', () => {
    expect(segments('a'.repeat(152) + '€' + 'a'.repeat(10)).parts[1]).toBe('€' + 'a'.repeat(10));
    expect(segments('😀'.repeat(36)).parts).toEqual(['😀'.repeat(33), '😀'.repeat(3)]);
  });

  it('keeps what Spanish shares with GSM-7 and names what forces UCS-2', () => {
    expect(segments('¿Ñandú? ¡Qué pingüino! é').forcing).toEqual(['ú']);
    expect(segments('¿Mañana? ¡Qué pingüino!').encoding).toBe('gsm7');
  });

  it('never loses, splits or oversizes anything', () => {
    const texts = fc.array(fc.constantFrom('a', 'ñ', '€', '[', 'á', '😀', '\n', '”'), { maxLength: 400 });
    fc.assert(
      fc.property(texts, (characters) => {
        const { encoding, parts } = segments(characters.join(''));
        expect(parts.join('')).toBe(characters.join(''));
        const units = (part: string) =>
          encoding === 'ucs2'
            ? part.length
            : Array.from(part).reduce((sum, one) => sum + (/[€[]/.test(one) ? 2 : 1), 0);
        const most = encoding === 'gsm7' ? [160, 153] : [70, 67];
        for (const part of parts) {
          expect(units(part)).toBeLessThanOrEqual(most[parts.length > 1 ? 1 : 0] ?? 0);
          expect(part).not.toMatch(/[\ud800-\udbff]$|^[\udc00-\udfff]/);
        }
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe('transliterate', () => {
  it('finds the near character, and leaves what has none', () => {
    expect(transliterate('“Acción” – él’s última… 😀 Nº 5')).toBe('"Accion" - él\'s ultima... 😀 No 5');
    expect(segments(transliterate('Su pedido llegó: ¡está aquí!')).encoding).toBe('gsm7');
  });
});
