import { describe, expect, it } from 'vitest';
import { cutOff, fits, linesOf, widthOf } from './letters';

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

  it('break a text between words, however wide one is', () => {
    expect(linesOf('Espera del pedido de Ana', { across: 174, size: 30 })).toEqual(['Espera del', 'pedido de', 'Ana']);
    expect(linesOf('a Desafortunadamente', { across: 174, size: 30 })).toEqual(['a', 'Desafortunadamente']);
  });

  it('are cut off where the room ends, and say so', () => {
    const room = { across: 174, size: 30 };
    expect(cutOff('Espera', room)).toBe('Espera');
    const cut = cutOff('Desafortunadamente', room);
    expect(cut).toMatch(/^Desafor.*[^ ]…$/);
    expect(widthOf(cut, 30)).toBeLessThanOrEqual(174);
    expect(widthOf(cut, 30)).toBeGreaterThan(174 - widthOf('mm', 30));
  });
});
