import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICIES, defaultPolicies } from './defaults';
import { PoliciesSchema } from './schema';

const problem = (change: object) => {
  const result = PoliciesSchema.safeParse({ ...DEFAULT_POLICIES, ...change });
  return result.success ? null : result.error.issues[0]?.path.join('.');
};

describe('PoliciesSchema', () => {
  it('takes the defaults and leaves them as they are', () => {
    expect(PoliciesSchema.parse(DEFAULT_POLICIES)).toEqual(DEFAULT_POLICIES);
  });

  it('survives JSON', () => {
    expect(PoliciesSchema.parse(JSON.parse(JSON.stringify(DEFAULT_POLICIES)))).toEqual(DEFAULT_POLICIES);
  });

  it('hands every workspace its own copy', () => {
    const mine = defaultPolicies();
    mine.caps.pop();
    expect(defaultPolicies()).toEqual(DEFAULT_POLICIES);
  });

  it.each<[string, object, string]>([
    ['a cap of none', { caps: [{ id: 'a', max: 0, window: { calendar: 'day' } }] }, 'caps.0.max'],
    [
      'a window longer than the facts',
      { caps: [{ id: 'a', max: 1, window: { rolling: 'hours', hours: 745 } }] },
      'caps.0.window.hours',
    ],
    ['a field nobody knows', { caps: [{ id: 'a', max: 1, window: { calendar: 'day' }, chanel: 'sms' }] }, 'caps.0'],
    [
      'two caps of one id',
      { caps: ['day', 'week'].map((calendar) => ({ id: 'a', max: 1, window: { calendar } })) },
      'caps',
    ],
    [
      'hours that close before they open',
      { hours: { purposes: [], channels: [], days: { '1': [[600, 540]] } } },
      'hours.days.1.0',
    ],
    ['an eighth weekday', { hours: { purposes: [], channels: [], days: { '8': [] } } }, 'hours.days.8'],
    [
      'a purpose without a need of consent',
      { consent: { marketing: 'granted', service: 'granted' } },
      'consent.transactional',
    ],
    ['a country in small letters', { packs: ['co'] }, 'packs.0'],
  ])('refuses %s and names the field', (_name, change, path) => {
    expect(problem(change)).toBe(path);
  });
});
