import { describe, expect, it } from 'vitest';
import { createFormat } from './format';

const at = Date.UTC(2025, 5, 3, 19, 32);

describe('dates and numbers', () => {
  it('reads a moment on the clock of a zone', () => {
    expect(createFormat('es', 'America/Bogota').moment(at)).toBe('mar 3 jun, 14:32');
    expect(createFormat('en', 'Europe/Madrid').moment(at)).toBe('Tue 3 Jun, 21:32');
  });

  it('writes the digits of the locale', () => {
    expect(createFormat('es', null).number(1240)).toBe('1.240');
    expect(createFormat('en', null).number(1240)).toBe('1,240');
  });

  it('says how long ago, in the largest unit that fits', () => {
    const format = createFormat('en', null);
    expect(format.since(at, at + 3 * 60_000)).toBe('3 min ago');
    expect(format.since(at + 2 * 86_400_000, at)).toBe('in 2 days');
  });

  it('says a length of time', () => {
    expect(createFormat('es', null).duration({ amount: 1, unit: 'days' })).toBe('1 día');
  });
});
