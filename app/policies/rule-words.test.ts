import { expect, test } from 'vitest';
import { CO_HOURS } from '../../core/policy/packs/co';
import { createWords } from '../words';
import { capIn, capNameIn, weekIn } from './rule-words';

const es = createWords('es');
const en = createWords('en');

test('a week is told in as few rows as it has kinds of day, closed ones too', () => {
  expect(weekIn(es, CO_HOURS)).toEqual([
    { days: 'Lunes a viernes', hours: '07:00–19:00' },
    { days: 'Sábado', hours: '08:00–15:00' },
    { days: 'Domingo', hours: null },
  ]);
  expect(
    weekIn(en, {
      '2': [
        [540, 720],
        [840, 1080],
      ],
    })[1],
  ).toEqual({ days: 'Tuesday', hours: '09:00–12:00, 14:00–18:00' });
});

test('a cap is a sentence with what it counts, whom it holds and its window', () => {
  const cap = { id: 'a', max: 3, window: { rolling: 'hours', hours: 168 }, purpose: 'marketing', tag: 'vip' } as const;
  expect(capIn(es, cap)).toBe('Como mucho 3 mensajes de mercadeo a quien tiene la etiqueta «vip» en 7 días seguidos');
  expect(capIn(en, { id: 'b', max: 1, window: { calendar: 'day' } })).toBe('At most 1 message a day, of any kind');
  expect(capNameIn(es, { id: 'c', max: 2, window: { calendar: 'week' }, channel: 'sms' })).toBe(
    'Mensajes de cualquier clase por SMS por semana calendario',
  );
});
