import { expect, it } from 'vitest';
import { readAmount } from './amount';

it('S11 a wait is never rounded: a part of a unit is told in whole ones of a smaller', () => {
  expect(readAmount('1.5', 'hours')).toEqual({ read: false, wrong: 'whole', instead: { amount: 90, unit: 'minutes' } });
  expect(readAmount('1.1', 'hours')).toMatchObject({ instead: { amount: 66, unit: 'minutes' } });
  expect(readAmount('0.5', 'weeks')).toMatchObject({ instead: { amount: 84, unit: 'hours' } });
  expect(readAmount('0.01', 'minutes')).toMatchObject({ wrong: 'whole', instead: null });
  expect(readAmount('1.5', 'months')).toMatchObject({ wrong: 'whole', instead: null });
});

it('S11 an emptied field is not zero, and a number that does not fit is not cut', () => {
  expect(['', ' ', 'x'].map((text) => readAmount(text, 'days'))).toEqual(
    Array.from({ length: 3 }, () => ({ read: false, wrong: 'empty' })),
  );
  expect(readAmount('-1', 'days')).toEqual({ read: false, wrong: 'range' });
  expect(readAmount('100001', 'days')).toEqual({ read: false, wrong: 'range' });
  expect(readAmount('0', 'days')).toEqual({ read: true, amount: 0 });
});
