import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rule } from './document';
import { celToRule, ruleToCel } from './rule-cel';
import { compileRule } from './rules';
import { SAMPLE_FACTS } from './samples/facts';
import type { Scope } from './scope';

const SCOPE: Scope = {
  contact: { ...SAMPLE_FACTS.contact, tags: ['vip'] },
  vars: { n: 3, plan: 'Oro', on: true, empty: '', list: [], none: null },
  event: {},
  trigger: {},
  channel: 'sms',
  reply: null,
  now: 0,
  timeZone: 'UTC',
};
/** Nobody known, nothing said, nothing kept. */
const BARE: Scope = { ...SCOPE, contact: null, vars: {}, channel: null };

describe('a rule in CEL and back', () => {
  it.each<[Rule, string]>([
    [{ field: 'event.amount', op: 'gt', value: 100 }, 'has(event.amount) && event.amount > 100'],
    [{ field: 'event.amount', op: 'gte', value: -1.5 }, 'has(event.amount) && event.amount >= -1.5'],
    [
      { field: 'event.order.paid', op: 'eq', value: 1 },
      'has(event.order) && has(event.order.paid) && event.order.paid == 1',
    ],
    [
      { field: 'contact.country', op: 'in', value: ['CO', 'EC'] },
      'has(contact.country) && contact.country in ["CO", "EC"]',
    ],
    [{ field: 'contact.country', op: 'not_in', value: ['CO'] }, '!(has(contact.country) && contact.country in ["CO"])'],
    [{ field: 'contact.tags', op: 'contains', value: 'vip' }, 'has(contact.tags) && "vip" in contact.tags'],
    [{ field: 'vars.plan', op: 'is_set' }, 'has(vars.plan) && !(vars.plan in ["", []])'],
    [{ field: 'vars.plan', op: 'is_not_set' }, '!(has(vars.plan) && !(vars.plan in ["", []]))'],
    [{ field: 'vars.plan', op: 'ne', value: 'Oro' }, '!(has(vars.plan) && vars.plan == "Oro")'],
    [{ field: 'channel', op: 'is_set' }, 'channel != null'],
    [{ field: 'channel', op: 'ne', value: 'sms' }, 'channel != "sms"'],
    [{ not: { field: 'vars.n', op: 'gt', value: 1 } }, '!(has(vars.n) && vars.n > 1)'],
    [
      {
        all: [
          { field: 'vars.n', op: 'lt', value: 9 },
          {
            any: [
              { field: 'channel', op: 'eq', value: 'sms' },
              { field: 'vars.on', op: 'eq', value: false },
            ],
          },
        ],
      },
      'has(vars.n) && vars.n < 9 && (channel == "sms" || (has(vars.on) && vars.on == false))',
    ],
    [
      {
        all: [
          { field: 'vars.plan', op: 'is_set' },
          { field: 'vars.plan', op: 'eq', value: '' },
        ],
      },
      'has(vars.plan) && !(vars.plan in ["", []]) && has(vars.plan) && vars.plan == ""',
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

  it.each<[string, Rule]>([
    ['event.amount > 100', { field: 'event.amount', op: 'gt', value: 100 }],
    ['has(vars.plan)', { field: 'vars.plan', op: 'is_set' }],
    [
      'has(vars.plan) && vars.n == 1',
      {
        all: [
          { field: 'vars.plan', op: 'is_set' },
          { field: 'vars.n', op: 'eq', value: 1 },
        ],
      },
    ],
  ])('reads %s as somebody writes it', (cel, rule) => {
    expect(celToRule(cel)).toEqual(rule);
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

  it('comes to the same verdict, also where fields are absent, empty or lead nowhere', () => {
    const leaf: fc.Arbitrary<Rule> = fc.oneof(
      fc.record({
        field: fc.constantFrom('vars.n', 'vars.gone', 'vars.gone.deep', 'vars.n.deep'),
        op: fc.constantFrom('eq', 'ne', 'gt', 'gte', 'lt', 'lte'),
        value: fc.integer({ min: 0, max: 6 }),
      }),
      fc.record({
        field: fc.constantFrom('vars.plan', 'contact.country', 'channel', 'vars.gone', 'reply.text', 'event.a.b'),
        op: fc.constantFrom('eq', 'ne'),
        value: fc.constantFrom('Oro', 'CO', 'sms', 'a"b'),
      }),
      fc.record({
        field: fc.constantFrom('vars.plan', 'channel', 'vars.gone', 'vars.none'),
        op: fc.constantFrom('in', 'not_in'),
        value: fc.subarray(['Oro', 'sms', 'x']),
      }),
      fc.record({
        field: fc.constantFrom(
          'vars.plan',
          'vars.gone',
          'vars.empty',
          'vars.list',
          'vars.none',
          'event.a.b',
          'channel',
        ),
        op: fc.constantFrom('is_set', 'is_not_set'),
      }),
      fc.record({
        field: fc.constant('contact.tags'),
        op: fc.constantFrom('contains', 'not_contains'),
        value: fc.constantFrom('vip', 'x'),
      }),
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
      fc.property(rule, fc.constantFrom(SCOPE, BARE), (one, scope) => {
        const cel = ruleToCel(one);
        if (cel === null) throw new Error('all of these can be said');
        const met = compileRule(one)(scope).met;
        expect(compileRule({ expression: cel })(scope).met).toBe(met);
        const back = celToRule(cel);
        expect(back && compileRule(back)(scope).met).toBe(met);
      }),
      { seed: 5, numRuns: 1000 },
    );
  });
});
