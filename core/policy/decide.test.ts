import { describe, expect, it } from 'vitest';
import { decide } from './decide';
import { DEFAULT_POLICIES } from './defaults';
import { TUESDAY, bogota, delivery, facts, policies, proposal } from './facts.fixture';
import type { Policies, PolicyFacts, Proposal } from './types';
import { HOUR, MINUTE } from './zone';

const consent = (channel: 'sms' | 'email', change: Partial<PolicyFacts['consents'][number]>) =>
  facts().consents.map((one) => (one.channel === channel && one.purpose === 'service' ? { ...one, ...change } : one));
const suppression = (change: Partial<PolicyFacts['suppressions'][number]> = {}) => ({
  id: 'sup_1',
  channel: null,
  purpose: null,
  reason: 'opt_out',
  until: null,
  ...change,
});
const template = (state: PolicyFacts['templates'][number]['state'], category: 'utility' | 'marketing' = 'utility') => [
  { name: 'postventa_24h', language: 'es', channel: 'whatsapp' as const, category, state },
];
const onWhatsApp: Partial<Proposal> = {
  channels: ['whatsapp'],
  templates: { whatsapp: { name: 'postventa_24h', language: 'es' } },
};
const paused = (state: 'entries' | 'sends' | 'all') => ({ flow: { id: 'flw_1', paused: state } });

type Row = [
  name: string,
  facts: Partial<PolicyFacts>,
  proposal: Partial<Proposal>,
  policies: Partial<Policies>,
  verdict: string,
  code?: string,
  until?: number,
];

const rows: Row[] = [
  ['a plain send is allowed', {}, {}, {}, 'allow'],
  ['the kill switch holds a journey', {}, {}, { killSwitch: true }, 'defer', 'policy.kill.on', TUESDAY + 15 * MINUTE],
  [
    'the kill switch refuses a reply at once',
    {},
    { inConversation: true },
    { killSwitch: true },
    'suppress',
    'policy.kill.on',
  ],
  ['paused sends are held', paused('sends'), {}, {}, 'defer', 'flow.paused', TUESDAY + 15 * MINUTE],
  ['a wholly paused flow is held', paused('all'), {}, {}, 'defer', 'flow.paused', TUESDAY + 15 * MINUTE],
  ['a flow whose entries are paused still sends', paused('entries'), {}, {}, 'allow'],

  ['nobody without an address', { addresses: [] }, {}, {}, 'suppress', 'policy.address.missing'],
  [
    'R114: a bounced address is not used',
    { addresses: [{ id: 'a', kind: 'phone', value: '+57300', state: 'bounced' }] },
    {},
    {},
    'suppress',
    'policy.address.bounced',
  ],
  [
    'R114: a block on WhatsApp is not gone around by the phone number',
    {
      addresses: [
        { id: 'a', kind: 'whatsapp', value: 'EC.123', state: 'blocked' },
        { id: 'b', kind: 'phone', value: '+57300', state: 'ok' },
      ],
    },
    onWhatsApp,
    {},
    'suppress',
    'policy.address.blocked',
  ],
  [
    'WhatsApp reaches a phone number where no WhatsApp id is known',
    { addresses: [{ id: 'b', kind: 'phone', value: '+57300', state: 'ok' }] },
    onWhatsApp,
    {},
    'allow',
  ],

  [
    'R114: an exclusion for everything',
    { suppressions: [suppression()] },
    {},
    {},
    'suppress',
    'policy.suppression.active',
  ],
  ['an exclusion of another channel', { suppressions: [suppression({ channel: 'email' })] }, {}, {}, 'allow'],
  ['an exclusion of another purpose', { suppressions: [suppression({ purpose: 'marketing' })] }, {}, {}, 'allow'],
  ['an exclusion that ends now is over', { suppressions: [suppression({ until: TUESDAY })] }, {}, {}, 'allow'],
  [
    'an exclusion one ms before its end',
    { suppressions: [suppression({ until: TUESDAY + 1 })] },
    {},
    {},
    'suppress',
    'policy.suppression.active',
  ],
  [
    'an exclusion holds replies too',
    { suppressions: [suppression()] },
    { inConversation: true },
    {},
    'suppress',
    'policy.suppression.active',
  ],

  ['R119: no consent, nothing is sent', { consents: [] }, {}, {}, 'suppress', 'policy.consent.missing'],
  [
    'consent on another channel does not count',
    { consents: facts().consents.filter((c) => c.channel === 'email') },
    {},
    {},
    'suppress',
    'policy.consent.missing',
  ],
  [
    'R119: consent withdrawn',
    { consents: consent('sms', { status: 'withdrawn' }) },
    {},
    {},
    'suppress',
    'policy.consent.withdrawn',
  ],
  [
    'consent pending',
    { consents: consent('sms', { status: 'pending' }) },
    {},
    {},
    'suppress',
    'policy.consent.pending',
  ],
  [
    'consent that expires now',
    { consents: consent('sms', { expiresAt: TUESDAY }) },
    {},
    {},
    'suppress',
    'policy.consent.expired',
  ],
  ['consent one ms before it expires', { consents: consent('sms', { expiresAt: TUESDAY + 1 }) }, {}, {}, 'allow'],
  [
    'the later of two words on consent counts',
    { consents: [...facts().consents, { ...facts().consents[4]!, id: 'cns_x', status: 'withdrawn', at: TUESDAY - 1 }] },
    {},
    {},
    'suppress',
    'policy.consent.withdrawn',
  ],
  ['transactional goes without consent', { consents: [] }, { purpose: 'transactional' }, {}, 'allow'],
  [
    'transactional stops when consent is withdrawn',
    { consents: [{ ...facts().consents[5]!, status: 'withdrawn' }] },
    { purpose: 'transactional' },
    {},
    'suppress',
    'policy.consent.withdrawn',
  ],
  ['a reply needs no consent', { consents: [] }, { inConversation: true }, {}, 'allow'],

  ['free text with the 24 h window closed', {}, { channels: ['whatsapp'] }, {}, 'suppress', 'policy.window.closed'],
  [
    'free text one ms inside the window',
    { lastInbound: { whatsapp: TUESDAY - 24 * HOUR + 1 } },
    { channels: ['whatsapp'] },
    {},
    'allow',
  ],
  [
    'free text as the window closes',
    { lastInbound: { whatsapp: TUESDAY - 24 * HOUR } },
    { channels: ['whatsapp'] },
    {},
    'suppress',
    'policy.window.closed',
  ],
  [
    'the window binds replies',
    {},
    { channels: ['whatsapp'], inConversation: true },
    {},
    'suppress',
    'policy.window.closed',
  ],
  ['an approved template outside the window', {}, onWhatsApp, {}, 'allow'],
  [
    'a template in review is held',
    { templates: template('pending') },
    onWhatsApp,
    {},
    'defer',
    'policy.template.pending',
    TUESDAY + HOUR,
  ],
  [
    'a paused template is held',
    { templates: template('paused') },
    onWhatsApp,
    {},
    'defer',
    'policy.template.paused',
    TUESDAY + HOUR,
  ],
  ['a rejected template', { templates: template('rejected') }, onWhatsApp, {}, 'suppress', 'policy.template.rejected'],
  ['a disabled template', { templates: template('disabled') }, onWhatsApp, {}, 'suppress', 'policy.template.disabled'],
  ['an unknown template', { templates: [] }, onWhatsApp, {}, 'suppress', 'policy.template.unknown'],
  [
    'a template Meta moved to marketing',
    { templates: template('approved', 'marketing') },
    onWhatsApp,
    {},
    'suppress',
    'policy.template.category',
  ],

  [
    'gap 14: advertising on a Sunday waits for Monday seven, by law',
    { now: bogota('2026-11-22T12:00') },
    { purpose: 'marketing' },
    { packs: ['CO'] },
    'defer',
    'policy.hours.closed',
    bogota('2026-11-23T07:00'),
  ],
  ['service on a Sunday is no matter of law', { now: bogota('2026-11-22T12:00') }, {}, { packs: ['CO'] }, 'allow'],
  [
    'service on a Sunday waits by our own policy',
    { now: bogota('2026-11-22T12:00') },
    {},
    { packs: ['CO'], hours: DEFAULT_POLICIES.hours },
    'defer',
    'policy.hours.closed',
    bogota('2026-11-23T07:00'),
  ],
  [
    'transactional goes at any hour',
    { now: bogota('2026-11-22T03:00') },
    { purpose: 'transactional' },
    { packs: ['CO'], hours: DEFAULT_POLICIES.hours },
    'allow',
  ],
  [
    'a holiday Monday waits for Tuesday',
    { now: bogota('2026-11-16T10:00') },
    { purpose: 'marketing' },
    { packs: ['CO'] },
    'defer',
    'policy.hours.holiday',
    bogota('2026-11-17T07:00'),
  ],
  ['open at seven sharp', { now: bogota('2026-11-24T07:00') }, { purpose: 'marketing' }, { packs: ['CO'] }, 'allow'],
  [
    'closed at seven in the evening sharp',
    { now: bogota('2026-11-24T19:00') },
    { purpose: 'marketing' },
    { packs: ['CO'] },
    'defer',
    'policy.hours.closed',
    bogota('2026-11-25T07:00'),
  ],
  [
    'Saturday closes at three',
    { now: bogota('2026-11-28T15:00') },
    { purpose: 'marketing' },
    { packs: ['CO'] },
    'defer',
    'policy.hours.closed',
    bogota('2026-11-30T07:00'),
  ],
  [
    'replies know no hours',
    { now: bogota('2026-11-22T03:00') },
    { inConversation: true },
    { packs: ['CO'], hours: DEFAULT_POLICIES.hours },
    'allow',
  ],
  [
    'a country nobody knows takes the default',
    {
      now: bogota('2026-11-22T12:00'),
      contact: { ...facts().contact, country: null },
      addresses: [{ id: 'p', kind: 'phone', value: '+34600', state: 'ok' }],
    },
    { purpose: 'marketing' },
    { packs: ['CO'], defaultCountry: 'CO' },
    'defer',
    'policy.hours.closed',
    bogota('2026-11-23T07:00'),
  ],
  [
    'the number tells the country where there is no default',
    {
      now: bogota('2026-11-22T12:00'),
      contact: { ...facts().contact, country: null, timeZone: null },
      workspace: { timeZone: 'UTC', country: null },
    },
    { purpose: 'marketing' },
    { packs: ['CO'], defaultCountry: null },
    'defer',
    'policy.hours.closed',
    bogota('2026-11-23T07:00'),
  ],
  [
    'hours that never open',
    {},
    {},
    { hours: { purposes: ['service'], channels: ['sms'], days: {} } },
    'suppress',
    'policy.hours.never',
  ],
  [
    'a closed date of our own',
    {},
    {},
    { hours: { ...DEFAULT_POLICIES.hours!, closedDates: ['2026-11-24'] } },
    'defer',
    'policy.hours.holiday',
    bogota('2026-11-25T07:00'),
  ],

  [
    'gap 14: the law allows one advertisement a day',
    { deliveries: [delivery(bogota('2026-11-24T08:00'), { purpose: 'marketing' })] },
    { purpose: 'marketing' },
    { packs: ['CO'] },
    'defer',
    'policy.cap.full',
    bogota('2026-11-25T00:00'),
  ],
  [
    'gap 14: and one channel a week',
    { deliveries: [delivery(bogota('2026-11-23T08:00'), { purpose: 'marketing', channel: 'email' })] },
    { purpose: 'marketing' },
    { packs: ['CO'] },
    'defer',
    'policy.one_channel.taken',
    bogota('2026-11-30T00:00'),
  ],
  [
    'another channel last Sunday does not bind this week',
    { deliveries: [delivery(bogota('2026-11-22T23:59'), { purpose: 'marketing', channel: 'email' })] },
    { purpose: 'marketing' },
    { packs: ['CO'] },
    'allow',
  ],

  [
    'R112: resting after a conversion',
    { lastConversionAt: TUESDAY - HOUR },
    { purpose: 'marketing' },
    { coolDowns: DEFAULT_POLICIES.coolDowns },
    'defer',
    'policy.cool_down.conversion',
    TUESDAY + 71 * HOUR,
  ],
  [
    'R112: rested after a conversion',
    { lastConversionAt: TUESDAY - 72 * HOUR },
    { purpose: 'marketing' },
    { coolDowns: DEFAULT_POLICIES.coolDowns },
    'allow',
  ],
  [
    'R112: resting after a complaint',
    { lastComplaintAt: TUESDAY - HOUR },
    { purpose: 'marketing' },
    { coolDowns: DEFAULT_POLICIES.coolDowns },
    'defer',
    'policy.cool_down.complaint',
    TUESDAY + 335 * HOUR,
  ],
  [
    'a rest of marketing does not hold service',
    { lastComplaintAt: TUESDAY - HOUR },
    {},
    { coolDowns: DEFAULT_POLICIES.coolDowns },
    'allow',
  ],
  [
    'R100: a no keeps the offer away on every channel',
    { refusals: [{ intent: 'upsell', at: TUESDAY - HOUR }] },
    { purpose: 'marketing', intent: 'upsell', channels: ['sms', 'email'] },
    { coolDowns: DEFAULT_POLICIES.coolDowns },
    'suppress',
    'policy.refusal.active',
  ],
  [
    'R100: another offer may come',
    { refusals: [{ intent: 'upsell', at: TUESDAY }] },
    { purpose: 'marketing' },
    { coolDowns: DEFAULT_POLICIES.coolDowns },
    'allow',
  ],

  [
    'R118: the same message went out by email',
    { deliveries: [delivery(TUESDAY - HOUR, { channel: 'email', intent: 'post_sale' })] },
    {},
    { sameIntentHours: 24 },
    'suppress',
    'policy.overlap.same_intent',
  ],
  [
    'R118: unknown counts as sent',
    { deliveries: [delivery(TUESDAY - HOUR, { channel: 'email', intent: 'post_sale', state: 'unknown' })] },
    {},
    { sameIntentHours: 24 },
    'suppress',
    'policy.overlap.same_intent',
  ],
  [
    'R118: failed does not',
    { deliveries: [delivery(TUESDAY - HOUR, { channel: 'email', intent: 'post_sale', state: 'failed' })] },
    {},
    { sameIntentHours: 24 },
    'allow',
  ],
  [
    'R118: over after exactly that many hours',
    { deliveries: [delivery(TUESDAY - 24 * HOUR, { channel: 'email', intent: 'post_sale' })] },
    {},
    { sameIntentHours: 24 },
    'allow',
  ],
  [
    'R116: an open case holds promotions',
    { openCases: [{ id: 'cas_1', kind: 'complaint' }] },
    { purpose: 'marketing' },
    { openCaseHolds: ['marketing'] },
    'defer',
    'policy.case.open',
    TUESDAY + HOUR,
  ],
  [
    'R116: and only promotions',
    { openCases: [{ id: 'cas_1', kind: 'complaint' }] },
    {},
    { openCaseHolds: ['marketing'] },
    'allow',
  ],
  ['no channel at all', {}, { channels: [] }, {}, 'suppress', 'policy.no_channel'],
];

describe('decide', () => {
  it.each(rows)('%s', (_name, f, p, pol, verdict, code, until) => {
    const decision = decide(facts(f), proposal(p), policies(pol));
    expect(decision.verdict).toBe(verdict);
    if (decision.verdict !== 'allow') expect(decision.code).toBe(code);
    if (until !== undefined) expect(decision).toMatchObject({ until });
  });

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
