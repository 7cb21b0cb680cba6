import { describe, expect, it } from 'vitest';
import { fits, widthOf } from './letters';

describe('letters that are not measured', () => {
  it('are wider in capitals and for m than for i', () => {
    expect(widthOf('mmm', 30)).toBeGreaterThan(widthOf('MIT', 30));
    expect(widthOf('iii', 30)).toBeLessThan(widthOf('abc', 30));
    expect(widthOf('abc', 20)).toBeCloseTo(widthOf('abc', 10) * 2);
  });

  it.each([
    ['Espera', 1, true],
    ['Espera del pedido', 1, false],
    ['Espera del pedido', 2, true],
    ['Espera del pedido de la clienta', 2, false],
    ['Espera del pedido de la clienta', 3, true],
    ['Desafortunadamente', 3, false],
    ['', 1, true],
  ])('a card has room for "%s" in %i lines: %s', (text, lines, whole) => {
    expect(fits(text, { across: 174, lines, size: 30 })).toBe(whole);
  });
});
