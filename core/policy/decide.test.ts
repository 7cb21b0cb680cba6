import { describe, expect, it } from 'vitest';
import { decide } from './decide';
import { DEFAULT_POLICIES } from './defaults';
import { TUESDAY, bogota, delivery, facts, policies, proposal } from './facts.fixture';
import type { Policies } from './types';
import { HOUR } from './zone';

describe('decide', () => {
  it('allows with the address, the revision and nothing rerouted', () => {
    expect(decide(facts(), proposal(), policies())).toMatchObject({
      verdict: 'allow',
      channel: 'sms',
      address: { id: 'adr_p', kind: 'phone', value: '+573001112233' },
      policyRev: 7,
      rerouted: false,
      windows: [],
    });
  });

  it('takes the first channel that is free, and says that it was rerouted', () => {
    const decision = decide(facts(), proposal({ channels: ['whatsapp', 'sms', 'email'] }), policies());
    expect(decision).toMatchObject({ verdict: 'allow', channel: 'sms', rerouted: true });
    expect(new Set(decision.trace.map((row) => row.channel))).toEqual(new Set(['whatsapp', 'sms']));
  });

  it('takes the channel that will be free first when none is now', () => {
    const caps: Policies['caps'] = [
      { id: 'sms', max: 1, window: { rolling: 'hours', hours: 48 }, channel: 'sms' },
      { id: 'email', max: 1, window: { rolling: 'hours', hours: 24 }, channel: 'email' },
    ];
    const deliveries = [delivery(TUESDAY - HOUR), delivery(TUESDAY - HOUR, { channel: 'email' })];
    const decision = decide(facts({ deliveries }), proposal({ channels: ['sms', 'email'] }), policies({ caps }));
    expect(decision).toMatchObject({ verdict: 'defer', until: TUESDAY + 23 * HOUR, params: { cap: 'email' } });
  });

  it('refuses with the first channel in mind when every channel refuses', () => {
    const decision = decide(facts({ consents: [] }), proposal({ channels: ['whatsapp', 'voice'] }), policies());
    expect(decision).toMatchObject({
      verdict: 'suppress',
      code: 'policy.consent.missing',
      params: { channel: 'whatsapp' },
    });
  });

  it('waits for the last of the rules that hold a channel', () => {
    const now = bogota('2026-11-24T20:00');
    const decision = decide(
      facts({ now, lastConversionAt: now - HOUR }),
      proposal({ purpose: 'marketing' }),
      policies({ packs: ['CO'], coolDowns: DEFAULT_POLICIES.coolDowns }),
    );
    expect(decision).toMatchObject({ code: 'policy.cool_down.conversion', until: now + 71 * HOUR });
    expect(decision.trace.filter((row) => row.verdict === 'defer').map((row) => row.rule)).toEqual([
      'hours.law',
      'cool_down',
    ]);
  });

  it('gives the claim every cap that bears on the send, those of the law included', () => {
    const decision = decide(facts(), proposal({ purpose: 'marketing' }), DEFAULT_POLICIES);
    if (decision.verdict !== 'allow') throw new Error(decision.code);
    const week = bogota('2026-11-23T00:00');
    expect(decision.windows.filter((one) => one.cap !== 'co.one_channel')).toEqual([
      { cap: 'co.daily', max: 1, from: bogota('2026-11-24T00:00'), channel: null, purpose: 'marketing', flow: null },
      {
        cap: 'marketing_day',
        max: 1,
        from: bogota('2026-11-24T00:00'),
        channel: null,
        purpose: 'marketing',
        flow: null,
      },
      {
        cap: 'marketing_week',
        max: 3,
        from: TUESDAY - 168 * HOUR + 1,
        channel: null,
        purpose: 'marketing',
        flow: null,
      },
    ]);
    expect(
      decision.windows.filter((one) => one.cap === 'co.one_channel').map((one) => [one.channel, one.from]),
    ).toEqual(['whatsapp', 'rcs', 'email', 'voice', 'webchat'].map((channel) => [channel, week]));
  });

  it('marks hours of policy and hours of law apart', () => {
    const rules = (purpose: 'service' | 'marketing') =>
      decide(facts(), proposal({ purpose }), DEFAULT_POLICIES)
        .trace.filter((row) => row.rule.startsWith('hours'))
        .map((row) => [row.rule, row.code, row.params.basis ?? row.params.source]);
    expect(rules('service')).toEqual([
      ['hours.law', 'policy.hours.exempt', 'Ley 2300 de 2023, art. 5 par. 2'],
      ['hours.workspace', 'policy.hours.open', 'policy'],
    ]);
    expect(rules('marketing')).toEqual([
      ['hours.law', 'policy.hours.open', 'law'],
      ['hours.workspace', 'policy.hours.free', 'policy'],
    ]);
  });
});
