import { describe, expect, it } from 'vitest';
import { DELIVERY_STATES } from '../vocabulary';
import { decide } from './decide';
import { TUESDAY, bogota, delivery, facts, policies, proposal } from './facts.fixture';
import type { Cap, PolicyFacts, Proposal } from './types';
import { DAY, HOUR } from './zone';

const rolling = (max: number, hours: number, more: Partial<Cap> = {}): Cap => ({
  id: 'cap',
  max,
  window: { rolling: 'hours', hours },
  ...more,
});
const calendar = (max: number, unit: 'day' | 'week' | 'month'): Cap => ({ id: 'cap', max, window: { calendar: unit } });
const run = (cap: Cap, change: Partial<PolicyFacts>, send: Partial<Proposal> = {}) =>
  decide(facts(change), proposal(send), policies({ caps: [cap] }));

describe('caps', () => {
  it('gap 6: allow up to max and not one more', () => {
    const sent = [1, 2, 3].map((hours) => delivery(TUESDAY - hours * HOUR));
    expect(run(rolling(3, 24), { deliveries: sent.slice(0, 2) }).verdict).toBe('allow');
    expect(run(rolling(3, 24), { deliveries: sent }).verdict).toBe('defer');
  });

  it('gap 6: an entry leaves a rolling window exactly its length after it came', () => {
    const sent = (at: number) => run(rolling(1, 24), { deliveries: [delivery(at)] });
    expect(sent(TUESDAY - 24 * HOUR).verdict).toBe('allow');
    expect(sent(TUESDAY - 24 * HOUR + 1)).toMatchObject({ verdict: 'defer', until: TUESDAY + 1 });
  });

  it('the claim counts the very entries that the decision counted', () => {
    const decision = run(rolling(1, 24), {});
    if (decision.verdict !== 'allow') throw new Error(decision.code);
    const from = decision.windows[0]!.from;
    expect([TUESDAY - 24 * HOUR >= from, TUESDAY - 24 * HOUR + 1 >= from]).toEqual([false, true]);
  });

  it('wait for as many entries to leave as stand above the limit, whatever their order', () => {
    const deliveries = [5, 1, 4, 2, 3].map((hours) => delivery(TUESDAY - hours * HOUR));
    // Five of at most three: the three oldest have to leave, and the last of them came three hours ago.
    expect(run(rolling(3, 24), { deliveries })).toMatchObject({
      until: TUESDAY + 21 * HOUR,
      params: { count: 5, max: 3, hours: 24 },
    });
  });

  it('gap 6: R112: a calendar day ends at midnight in the contact’s zone', () => {
    const deliveries = [delivery(bogota('2026-11-24T00:00'))];
    const at = (now: number) => run(calendar(1, 'day'), { now, deliveries });
    expect(at(bogota('2026-11-25T00:00') - 1)).toMatchObject({ verdict: 'defer', until: bogota('2026-11-25T00:00') });
    expect(at(bogota('2026-11-25T00:00')).verdict).toBe('allow');
  });

  it('the day is the contact’s own, not the workspace’s', () => {
    const contact = { ...facts().contact, timeZone: 'Europe/Madrid' };
    // 23:30 on Monday in Madrid is half past five in Bogota; at 00:30 in Madrid the day is new.
    const deliveries = [delivery(Date.UTC(2026, 10, 23, 22, 30))];
    expect(run(calendar(1, 'day'), { contact, now: Date.UTC(2026, 10, 23, 23, 30), deliveries }).verdict).toBe('allow');
  });

  it('a week begins on Monday and a month on its first', () => {
    const sunday = [delivery(bogota('2026-11-22T23:59'))];
    const monday = [delivery(bogota('2026-11-23T00:00'))];
    expect(run(calendar(1, 'week'), { deliveries: sunday }).verdict).toBe('allow');
    expect(run(calendar(1, 'week'), { deliveries: monday })).toMatchObject({ until: bogota('2026-11-30T00:00') });
    expect(run(calendar(1, 'month'), { deliveries: [delivery(bogota('2026-10-31T23:59'))] }).verdict).toBe('allow');
    expect(run(calendar(1, 'month'), { deliveries: sunday })).toMatchObject({ until: bogota('2026-12-01T00:00') });
    const december = { now: bogota('2026-12-15T10:00'), deliveries: [delivery(bogota('2026-12-01T10:00'))] };
    expect(run(calendar(1, 'month'), december)).toMatchObject({ until: bogota('2027-01-01T00:00') });
  });

  it('a day in Santiago ends where its clocks skip midnight', () => {
    const contact = { ...facts().contact, timeZone: 'America/Santiago' };
    const noon = Date.UTC(2026, 8, 5, 16);
    expect(run(calendar(1, 'day'), { contact, now: noon, deliveries: [delivery(noon - 1)] })).toMatchObject({
      until: Date.UTC(2026, 8, 6, 4),
    });
  });

  it.each(DELIVERY_STATES)('an entry that is %s holds its place unless it failed or was cancelled', (state) => {
    const verdict = run(rolling(1, 24), { deliveries: [delivery(TUESDAY - 1, { state })] }).verdict;
    expect(verdict).toBe(state === 'failed' || state === 'cancelled' ? 'allow' : 'defer');
  });

  it('replies within a conversation take no place', () => {
    const deliveries = [delivery(TUESDAY - 1, { inConversation: true })];
    expect(run(rolling(1, 24), { deliveries }).verdict).toBe('allow');
  });

  it('replies are not held by caps', () => {
    expect(run(rolling(1, 24), { deliveries: [delivery(TUESDAY - 1)] }, { inConversation: true })).toMatchObject({
      verdict: 'allow',
      windows: [],
    });
  });

  it.each<[string, Partial<Cap>, Partial<PolicyFacts['deliveries'][number]>, string]>([
    ['R112: per channel: the same', { channel: 'sms' }, {}, 'defer'],
    ['R112: per channel: another one’s entry', { channel: 'sms' }, { channel: 'email' }, 'allow'],
    ['per channel: another one’s cap', { channel: 'email' }, { channel: 'email' }, 'allow'],
    ['per purpose: the same', { purpose: 'service' }, {}, 'defer'],
    ['per purpose: another one’s entry', { purpose: 'service' }, { purpose: 'marketing' }, 'allow'],
    ['per purpose: another one’s cap', { purpose: 'marketing' }, { purpose: 'marketing' }, 'allow'],
    ['per flow: the same', { flow: 'flw_1' }, {}, 'defer'],
    ['per flow: another one’s entry', { flow: 'flw_1' }, { flow: 'flw_2' }, 'allow'],
    ['per flow: another one’s cap', { flow: 'flw_2' }, { flow: 'flw_2' }, 'allow'],
    ['all: any entry counts', {}, { channel: 'email', purpose: 'marketing', flow: null }, 'defer'],
    ['R113: per tag: a contact without it', { tag: 'vip' }, {}, 'allow'],
  ])('%s', (_name, cap, entry, verdict) => {
    expect(run(rolling(1, 24, cap), { deliveries: [delivery(TUESDAY - 1, entry)] }).verdict).toBe(verdict);
  });

  it('R113: a cap for a tag holds who carries it', () => {
    const contact = { ...facts().contact, tags: ['vip'] };
    expect(run(rolling(1, 24, { tag: 'vip' }), { contact, deliveries: [delivery(TUESDAY - 1)] }).verdict).toBe('defer');
  });

  it('a cap of none refuses rather than waits for ever', () => {
    expect(run(rolling(0, 24), {})).toMatchObject({ verdict: 'suppress', code: 'policy.cap.never' });
  });

  it('an entry ahead of our clock counts, and leaves in its own time', () => {
    expect(run(rolling(1, 24), { deliveries: [delivery(TUESDAY + 5)] })).toMatchObject({ until: TUESDAY + 5 + DAY });
  });
});
