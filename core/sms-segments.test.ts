import { describe, expect, it } from 'vitest';
import { segmentsOf } from './sms-segments';

const counted = (text: string) => {
  const { encoding, units, parts } = segmentsOf(text);
  return [encoding, units, parts];
};

describe('the parts of an SMS', () => {
  it.each([
    ['a'.repeat(160), 'gsm7', 160, 1],
    ['a'.repeat(161), 'gsm7', 161, 2],
    ['a'.repeat(306), 'gsm7', 306, 2],
    ['a'.repeat(307), 'gsm7', 307, 3],
    ['€'.repeat(80), 'gsm7', 160, 1],
    ['€'.repeat(81), 'gsm7', 162, 2],
    ['a'.repeat(152) + '€' + 'a'.repeat(10), 'gsm7', 164, 2],
    ['á', 'ucs2', 1, 1],
    ['á'.repeat(70), 'ucs2', 70, 1],
    ['á'.repeat(71), 'ucs2', 71, 2],
    ['á'.repeat(134), 'ucs2', 134, 2],
    ['á'.repeat(135), 'ucs2', 135, 3],
    ['😀'.repeat(33), 'ucs2', 66, 1],
    ['😀'.repeat(36), 'ucs2', 72, 2],
  ])('follow the vectors of the fact sheet (%#)', (text, encoding, units, parts) => {
    expect(counted(text)).toEqual([encoding, units, parts]);
  });

  it('never cut a two-unit character in half, at the price of an extra part', () => {
    // 34 pairs are 68 units: 33 fit a part of 67, and one unit stays empty in every part.
    expect(counted('😀'.repeat(67))).toEqual(['ucs2', 134, 3]);
  });

  it('names the characters that make an ordinary Spanish text dear', () => {
    expect(segmentsOf('¿Está lista su compra, señor Núñez? Llámenos').outside).toEqual(['á', 'ú']);
    expect(segmentsOf('¿Qué? ¡Sí!').outside).toEqual(['í']);
  });
});
