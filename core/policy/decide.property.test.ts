import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANNELS, DELIVERY_STATES, PURPOSES } from '../vocabulary';
import { decide, replay } from './decide';
import { DEFAULT_POLICIES } from './defaults';
import { nextAllowed } from './explain';
import { TUESDAY, facts, proposal } from './facts.fixture';
import { RULES } from './rules';
import type { Cap, Decision, Policies, PolicyFacts, Proposal, RuleTrace } from './types';
import { DAY, HOUR } from './zone';

const around = fc.integer({ min: TUESDAY - 20 * DAY, max: TUESDAY });
const channel = fc.constantFrom(...CHANNELS);
const purpose = fc.constantFrom(...PURPOSES);
const intent = fc.constantFrom('post_sale', 'upsell', 'survey');

const cap: fc.Arbitrary<Cap> = fc.record(
  {
    id: fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme-ascii' }),
    max: fc.integer({ min: 1, max: 3 }),
    window: fc.oneof<fc.Arbitrary<Cap['window']>[]>(
      fc.record({ rolling: fc.constant('hours' as const), hours: fc.integer({ min: 1, max: 744 }) }),
      fc.record({ calendar: fc.constantFrom('day' as const, 'week' as const, 'month' as const) }),
    ),
    channel,
    purpose,
  },
  { requiredKeys: ['id', 'max', 'window'] },
);

const aPolicies: fc.Arbitrary<Policies> = fc
  .record({
    packs: fc.constantFrom<string[]>([], ['CO']),
    hours: fc.constantFrom(null, DEFAULT_POLICIES.hours),
    caps: fc.uniqueArray(cap, { maxLength: 3, selector: (one) => one.id }),
    coolDowns: fc.constantFrom<Policies['coolDowns']>([], DEFAULT_POLICIES.coolDowns),
    sameIntentHours: fc.constantFrom(0, 24),
    killSwitch: fc.constantFrom(false, false, false, false, true),
  })
  .map((change) => ({ ...DEFAULT_POLICIES, ...change }));

const aFacts: fc.Arbitrary<PolicyFacts> = fc
  .record({
    now: fc.integer({ min: TUESDAY, max: TUESDAY + 400 * DAY }),
    zone: fc.constantFrom(
      'America/Bogota',
      'America/Santiago',
      'Europe/Madrid',
      'Australia/Lord_Howe',
      'not/a/zone',
      null,
    ),
    country: fc.constantFrom('CO', 'CL', null),
    deliveries: fc.array(
      fc.record({
        ago: fc.integer({ min: 0, max: 31 * DAY }),
        channel,
        purpose,
        intent,
        state: fc.constantFrom(...DELIVERY_STATES),
      }),
      { maxLength: 12 },
    ),
    lastConversionAt: fc.option(around),
    lastComplaintAt: fc.option(around),
    refusals: fc.array(fc.record({ intent, at: around }), { maxLength: 2 }),
    openCases: fc.constantFrom<PolicyFacts['openCases']>([], [], [{ id: 'cas_1', kind: 'complaint' }]),
    suppressions: fc.array(
      fc.record({
        id: fc.constant('sup_1'),
        channel: fc.option(channel),
        purpose: fc.option(purpose),
        reason: fc.constant('complaint'),
        until: fc.option(fc.integer({ min: TUESDAY, max: TUESDAY + 500 * DAY })),
      }),
      { maxLength: 1 },
    ),
  })
  .map(({ zone, country, deliveries, ...change }) =>
    facts({
      ...change,
      contact: { ...facts().contact, timeZone: zone, country },
      deliveries: deliveries.map(({ ago, ...entry }, index) => ({
        id: `dlv_${index}`,
        flow: 'flw_1',
        at: change.now - ago,
        ...entry,
      })),
    }),
  );

const aProposal: fc.Arbitrary<Proposal> = fc
  .record({
    purpose,
    intent,
    channels: fc.subarray([...CHANNELS], { minLength: 1 }),
    inConversation: fc.constantFrom(false, false, false, true),
  })
  .map((change) => proposal({ ...change, templates: { whatsapp: { name: 'promo', language: 'es' } } }));

const property = (seed: number, check: (f: PolicyFacts, p: Proposal, policies: Policies) => void) =>
  fc.assert(fc.property(aFacts, aProposal, aPolicies, check), { seed, numRuns: 1500 });

/** Which rule, and which cap or rest of it. */
const reason = (row: RuleTrace) => [row.rule, row.params.cap, row.params.rule].join('/');

function binding(decision: Decision): RuleTrace | undefined {
  if (decision.verdict !== 'defer') return undefined;
  return decision.trace.find((row) => row.until === decision.until && row.code === decision.code);
}

describe('decide, whatever the facts', () => {
  it('is tried here on every verdict, and on every rule that can stand in the way of these facts', () => {
    const verdicts: Record<string, number> = {};
    const obstacles = new Set<string>();
    property(100, (f, p, policies) => {
      const decision = decide(f, p, policies);
      verdicts[decision.verdict] = (verdicts[decision.verdict] ?? 0) + 1;
      for (const row of decision.trace) if (row.verdict !== 'pass') obstacles.add(row.rule);
    });
    for (const verdict of ['allow', 'defer', 'suppress']) expect(verdicts[verdict]).toBeGreaterThan(100);
    expect(RULES.map((rule) => rule.id).filter((id) => !obstacles.has(id))).toEqual(['flow_pause']);
  });

  it('gap 4: the trace replays to the verdict, also after JSON', () => {
    property(101, (f, p, policies) => {
      const decision = decide(f, p, policies);
      const again = replay(JSON.parse(JSON.stringify(decision.trace)));
      expect(again.verdict).toBe(decision.verdict);
      if (decision.verdict === 'allow') expect(again.channel).toBe(decision.channel);
      else expect(again).toMatchObject({ code: decision.code, params: JSON.parse(JSON.stringify(decision.params)) });
    });
  });

  it('gap 4: the same facts give the same decision, to the byte', () => {
    property(102, (f, p, policies) => {
      expect(decide(structuredClone(f), p, policies)).toEqual(decide(f, p, policies));
    });
  });

  it('gap 7: a deferral lies ahead, and at its end its reason is gone', () => {
    property(103, (f, p, policies) => {
      const decision = decide(f, p, policies);
      const row = binding(decision);
      if (decision.verdict !== 'defer' || !row) return;
      expect(decision.until).toBeGreaterThan(f.now);
      const later = decide({ ...f, now: decision.until }, p, policies);
      if (later.verdict === 'defer') expect(later.until).toBeGreaterThan(decision.until);
      if (row.params.recheck === true) return;
      const still = later.trace.filter((one) => one.verdict !== 'pass' && one.channel === row.channel).map(reason);
      expect(still).not.toContain(reason(row));
    });
  });

  it('a deferral is the earliest moment at which any channel is free of what holds it now', () => {
    property(104, (f, p, policies) => {
      const decision = decide(f, p, policies);
      const row = binding(decision);
      if (decision.verdict !== 'defer' || row?.params.recheck === true) return;
      expect(decide({ ...f, now: decision.until - 1 }, p, policies).verdict).not.toBe('allow');
    });
  });

  it('an allow stands on rows that all pass, and its windows hold what it counted', () => {
    property(105, (f, p, policies) => {
      const decision = decide(f, p, policies);
      if (decision.verdict !== 'allow') return;
      expect(decision.trace.every((row) => row.channel !== decision.channel || row.verdict === 'pass')).toBe(true);
      for (const window of decision.windows) {
        const counted = f.deliveries.filter(
          (one) =>
            one.at >= window.from &&
            one.state !== 'failed' &&
            one.state !== 'cancelled' &&
            (window.channel === null || one.channel === window.channel) &&
            (window.purpose === null || one.purpose === window.purpose) &&
            (window.flow === null || one.flow === window.flow),
        );
        expect(counted.length).toBeLessThan(window.max);
      }
    });
  });

  it('gap 6: sending whenever it is allowed never overshoots a cap', () => {
    property(106, (f, p, policies) => {
      const sent: PolicyFacts['deliveries'] = [];
      for (let now = f.now, step = 0; step < 12; step++) {
        const decision = decide({ ...f, now, deliveries: sent }, { ...p, inConversation: false }, policies);
        if (decision.verdict === 'suppress') break;
        if (decision.verdict === 'defer') now = decision.until;
        else {
          const { channel: on } = decision;
          const { purpose: why, intent: what, flow } = p;
          sent.push({ id: `dlv_${step}`, channel: on, purpose: why, flow, intent: what, state: 'accepted', at: now });
          now += HOUR;
        }
      }
      for (const one of policies.caps) {
        if (!('rolling' in one.window)) continue;
        const { hours } = one.window;
        const mine = sent.filter(
          (entry) => (!one.channel || entry.channel === one.channel) && (!one.purpose || entry.purpose === one.purpose),
        );
        for (const last of mine) {
          const inWindow = mine.filter((entry) => entry.at <= last.at && entry.at > last.at - hours * HOUR);
          expect(inWindow.length).toBeLessThanOrEqual(one.max);
        }
      }
    });
  });

  it('gap 4: the next allowed instant is allowed, and none is named that is not', () => {
    property(107, (f, p, policies) => {
      const next = nextAllowed(f, p, policies, 60);
      if (next.at === null) return;
      expect(decide({ ...f, now: next.at }, p, policies)).toMatchObject({ verdict: 'allow', channel: next.channel });
    });
  });
});
