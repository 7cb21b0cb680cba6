import { describe, expect, it } from 'vitest';
import type { Json } from '../../../core/json';
import { createWords } from '../../words';
import { valueWords } from './value-words';

describe('S14 a value that changed, in words', () => {
  it.each<[Json | undefined, string, string]>([
    [undefined, 'nada', 'nothing'],
    [[], 'nada', 'nothing'],
    [true, 'Sí', 'Yes'],
    [24, '24', '24'],
    [{ amount: 2, unit: 'days' }, '2 días', '2 days'],
    [['sms', 'email'], 'sms, email', 'sms, email'],
    [{ id: 'help', title: 'Necesito ayuda' }, 'Necesito ayuda', 'Necesito ayuda'],
    [{ id: 'a', title: { es: 'Devolución', en: 'Return' } }, 'Devolución / Return', 'Devolución / Return'],
    [{ name: 'X-Key', value: 'abc' }, 'X-Key: abc', 'X-Key: abc'],
    [{ expression: 'event.amount > 5' }, 'event.amount > 5', 'event.amount > 5'],
    [
      { all: [{ field: 'a', op: 'is_set' }, { not: { field: 'b', op: 'is_set' } }] },
      'a tiene valor y no (b tiene valor)',
      'a has a value and not (b has a value)',
    ],
    [{ odd: 1 }, '{"odd":1}', '{"odd":1}'],
  ])('%j', (value, es, en) => {
    expect(valueWords(value, createWords('es'))).toBe(es);
    expect(valueWords(value, createWords('en'))).toBe(en);
  });

  it('is cut where it is long', () => {
    expect(valueWords('x'.repeat(500), createWords('es'))).toHaveLength(161);
    const value = "{{ contact.name | default: 'amiga' }}";
    expect(valueWords(`${'x'.repeat(150)}${value}, y más`, createWords('es'))).toBe(`${'x'.repeat(150)}${value}…`);
  });
});
