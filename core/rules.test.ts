import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from './compare';
import { OPERATORS, type Rule } from './document';
import { compileRule } from './rules';
import type { Scope } from './scope';

const scope: Scope = {
  contact: {
    id: 'con_1',
    name: 'Ana',
    language: 'es',
    timeZone: null,
    country: 'CO',
    attributes: { clv: 900, plan: 'Oro', since: '2024-05-01' },
    tags: ['vip', 'bogota'],
    addresses: [],
  },
  vars: { n: 3 },
  event: { amount: 120, items: [{ sku: 'a' }] },
  trigger: {},
  channel: 'whatsapp',
  reply: { text: 'Necesito AYUDA' },
  now: 0,
  timeZone: 'UTC',
};
const met = (rule: Rule) => compileRule(rule)(scope).met;

describe('compileRule', () => {
  it.each<[Rule, boolean]>([
    [{ field: 'event.amount', op: 'gt', value: 100 }, true],
    [{ field: 'event.amount', op: 'gt', value: '100' }, true],
    [{ field: 'event.amount', op: 'eq', value: '120' }, true],
    [{ field: 'contact.tags', op: 'contains', value: 'vip' }, true],
    [{ field: 'contact.tags', op: 'in', value: ['x', 'bogota'] }, true],
    [{ field: 'contact.attributes.plan', op: 'in', value: ['Oro'] }, true],
    [{ field: 'contact.attributes.plan', op: 'eq', value: 'oro' }, false],
    [{ field: 'contact.attributes.since', op: 'lt', value: '2025-01-01' }, true],
    [{ field: 'reply.text', op: 'contains', value: 'ayuda' }, true],
    [{ field: 'reply.text', op: 'starts_with', value: 'necesito' }, true],
    [{ field: 'channel', op: 'ne', value: 'sms' }, true],
    [{ field: 'vars.missing', op: 'is_not_set' }, true],
    [{ field: 'vars.missing.deeper', op: 'gt', value: 0 }, false],
    [{ all: [] }, true],
    [{ any: [] }, false],
    [{ not: { any: [] } }, true],
    [{ expression: 'event.amount * 2 + 1 > 200 && "vip" in contact.tags' }, true],
    [{ expression: 'event.items.exists(i, i.sku == "a")' }, true],
  ])('%j is %s', (rule, expected) => expect(met(rule)).toBe(expected));

  it('records what it read up to what decided', () => {
    const rule = compileRule({
      all: [
        { field: 'vars.n', op: 'gte', value: 5 },
        { field: 'channel', op: 'eq', value: 'sms' },
      ],
    });
    expect(rule(scope)).toEqual({
      met: false,
      reads: [{ field: 'vars.n', value: 3, op: 'gte', expected: 5, met: false }],
    });
  });

  it('turns a failing expression into "not met" with a read that says so', () => {
    const verdict = compileRule({ expression: 'vars.nothing > 3' })(scope);
    expect(verdict.met).toBe(false);
    expect(verdict.reads.at(-1)).toMatchObject({ op: 'error', met: false });
    expect(compileRule({ expression: 'a +' }).error).not.toBeNull();
    expect(compileRule({ expression: 'process.env == 1' }).error).toContain('process');
    expect(compileRule({ expression: 'contact.name' })(scope).reads.at(-1)).toMatchObject({ op: 'error' });
  });

  it('keeps reads short', () => {
    const read = compileRule({ field: 'event.items', op: 'is_set' })({
      ...scope,
      event: { items: 'x'.repeat(10_000) },
    }).reads[0];
    expect(String(read?.value).length).toBeLessThan(600);
  });

  it('has operators that are total on any two values, each the opposite of its negation', () => {
    fc.assert(
      fc.property(fc.constantFrom(...OPERATORS), fc.jsonValue(), fc.jsonValue(), (op, a, b) => {
        const left = a as Scope['vars'][string];
        const right = b as Scope['vars'][string];
        expect(typeof compare(op, left, right)).toBe('boolean');
        expect(compare('ne', left, right)).toBe(!compare('eq', left, right));
        expect(compare('not_in', left, right)).toBe(!compare('in', left, right));
        expect(compare('is_not_set', left, right)).toBe(!compare('is_set', left, right));
        expect(compare('eq', left, left)).toBe(true);
      }),
      { seed: 5, numRuns: 1000 },
    );
  });
});
