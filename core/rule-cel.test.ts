import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rule } from './document';
import { celToRule, ruleToCel } from './rule-cel';
import { compileRule } from './rules';
import { SAMPLE_FACTS } from './samples/facts';
import type { Scope } from './scope';

const SCOPE: Scope = {
  contact: { ...SAMPLE_FACTS.contact, tags: ['vip'] },
  vars: { n: 3, plan: 'Oro', on: true },
  event: {},
  trigger: {},
  channel: 'sms',
  reply: null,
  now: 0,
  timeZone: 'UTC',
};

describe('a rule in CEL and back', () => {
  it.each<[Rule, string]>([
    [{ field: 'event.amount', op: 'gt', value: 100 }, 'event.amount > 100'],
    [{ field: 'event.amount', op: 'gte', value: -1.5 }, 'event.amount >= -1.5'],
    [{ field: 'contact.country', op: 'in', value: ['CO', 'EC'] }, 'contact.country in ["CO", "EC"]'],
    [{ field: 'contact.country', op: 'not_in', value: ['CO'] }, '!(contact.country in ["CO"])'],
    [{ field: 'contact.tags', op: 'contains', value: 'vip' }, '"vip" in contact.tags'],
    [{ field: 'vars.plan', op: 'is_not_set' }, '!has(vars.plan)'],
    [{ field: 'channel', op: 'is_set' }, 'channel != null'],
    [{ not: { field: 'vars.on', op: 'eq', value: true } }, '!(vars.on == true)'],
    [
      {
        all: [
          { field: 'vars.n', op: 'lt', value: 9 },
          {
            any: [
              { field: 'channel', op: 'eq', value: 'sms' },
              { field: 'vars.on', op: 'ne', value: false },
            ],
          },
        ],
      },
      'vars.n < 9 && (channel == "sms" || vars.on != false)',
    ],
  ])('%j', (rule, cel) => {
    expect(ruleToCel(rule)).toBe(cel);
    expect(celToRule(cel)).toEqual(rule);
  });

  it.each([
    { field: 'contact.name', op: 'contains', value: 'an' },
    { field: 'contact.name', op: 'starts_with', value: 'A' },
    { field: 'vars.with space', op: 'eq', value: 1 },
    { field: 'vars.n', op: 'eq', value: [1] },
  ] satisfies Rule[])('has no CEL for %j', (rule) => {
    expect(ruleToCel(rule)).toBeNull();
  });

  it.each([
    'vars.n >',
    'size(contact.tags) > 1',
    'vars.n + 1 == 2',
    '1 == vars.n',
    'contact.tags.exists(t, t == "a")',
    'true',
  ])('has no conditions for %s', (cel) => {
    expect(celToRule(cel)).toBeNull();
  });

  it('comes to the same verdict, for values that are there', () => {
    const leaf: fc.Arbitrary<Rule> = fc.oneof(
      fc.record({
        field: fc.constant('vars.n'),
        op: fc.constantFrom('eq', 'ne', 'gt', 'gte', 'lt', 'lte'),
        value: fc.integer({ min: 0, max: 6 }),
      }),
      fc.record({
        field: fc.constantFrom('vars.plan', 'contact.country', 'channel'),
        op: fc.constantFrom('eq', 'ne'),
        value: fc.constantFrom('Oro', 'CO', 'sms', 'a"b'),
      }),
      fc.record({
        field: fc.constantFrom('vars.plan', 'channel'),
        op: fc.constantFrom('in', 'not_in'),
        value: fc.subarray(['Oro', 'sms', 'x']),
      }),
      fc.record({ field: fc.constantFrom('vars.plan', 'vars.gone'), op: fc.constantFrom('is_set', 'is_not_set') }),
    ) as fc.Arbitrary<Rule>;
    const { rule } = fc.letrec<{ rule: Rule }>((tie) => ({
      rule: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.record({ all: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }) as fc.Arbitrary<Rule>,
        fc.record({ any: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }) as fc.Arbitrary<Rule>,
        fc.record({ not: tie('rule') }) as fc.Arbitrary<Rule>,
      ),
    }));
    fc.assert(
      fc.property(rule, (one) => {
        const cel = ruleToCel(one);
        if (cel === null) throw new Error('all of these can be said');
        const met = compileRule(one)(SCOPE).met;
        expect(compileRule({ expression: cel })(SCOPE).met).toBe(met);
        const back = celToRule(cel);
        expect(back && compileRule(back)(SCOPE).met).toBe(met);
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});
