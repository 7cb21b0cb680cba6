import { describe, expect, it } from 'vitest';
import type { Json } from '../../../core/json';
import { compileRule } from '../../../core/rules';
import { SAMPLE_FACTS } from '../../../core/samples/facts';
import type { Scope } from '../../../core/scope';
import { sayRule } from '../../../core/words/rule';
import { asRule } from './as-rule';

const SCOPE: Scope = {
  contact: SAMPLE_FACTS.contact,
  vars: {},
  event: {},
  trigger: {},
  channel: null,
  reply: null,
  now: 0,
  timeZone: 'UTC',
};

describe('a rule as a document brings it', () => {
  it.each<Json>([
    null,
    'x',
    [],
    {},
    { all: 'x' },
    { all: [null] },
    { any: { 0: {} } },
    { not: null },
    { not: { all: [{ field: 'a' }] } },
    { field: 3, op: 'eq' },
    { field: 'a', op: 'like', value: 1 },
    { expression: 7 },
    { expression: null },
    { all: [], any: [] },
  ])('is none where it is malformed: %j', (value) => {
    expect(asRule(value)).toBeNull();
  });

  it.each<Json>([
    { all: [{ field: '', op: 'eq', value: '' }] },
    { any: [{ not: { field: 'a', op: 'is_set' } }, { expression: '' }] },
    { field: 'event.amount', op: 'gt', value: 100 },
    { all: [] },
  ])('is one, finished or not, where it can be judged and said: %j', (value) => {
    const rule = asRule(value);
    expect(rule).toEqual(value);
    if (!rule) return;
    expect(compileRule(rule)(SCOPE).met).toBeTypeOf('boolean');
    expect(sayRule(rule, 'es')).toBeTypeOf('string');
  });
});
