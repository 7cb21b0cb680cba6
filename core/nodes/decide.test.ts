import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json';
import { fractionOf } from '../hash';
import { SAMPLE_FACTS } from '../samples/facts';
import { Bench } from './testing';

const contact = (id: string) => ({ ...SAMPLE_FACTS, contact: { ...SAMPLE_FACTS.contact, id } });

describe('branch', () => {
  const config: JsonObject = {
    conditions: [
      { id: 'vip', rule: { field: 'contact.tags', op: 'contains', value: 'vip' } },
      {
        id: 'big',
        rule: { all: [{ field: 'event.amount', op: 'gt', value: 100 }, { expression: 'event.amount < 1000' }] },
      },
    ],
  };
  const leave = (payload: { amount: number }, tags: string[] = []) => {
    const facts = { ...SAMPLE_FACTS, contact: { ...SAMPLE_FACTS.contact, tags } };
    return new Bench('branch', config, ['vip', 'big', 'else'], { facts, payload });
  };

  it('takes the first condition that is met, else the last outlet', () => {
    expect(leave({ amount: 500 }, ['vip']).left).toBe('vip');
    expect(leave({ amount: 500 }).left).toBe('big');
    expect(leave({ amount: 5000 }).left).toBe('else');
  });

  it('journals the values that decided', () => {
    const step = leave({ amount: 50 }).steps.find(({ node }) => node === 'node');
    expect(step?.reads).toEqual([
      { field: 'contact.tags', value: [], op: 'contains', expected: 'vip', met: false },
      { field: 'event.amount', value: 50, op: 'gt', expected: 100, met: false },
    ]);
  });
});

describe('split', () => {
  const config = {
    variants: [
      { id: 'a', weight: 20 },
      { id: 'b', weight: 80 },
    ],
  };

  it('puts the same contact in the same place every time', () => {
    for (const id of ['con_1', 'con_2', 'con_3']) {
      const places = [1, 2, 3].map(() => new Bench('split', config, ['a', 'b'], { facts: contact(id) }).left);
      expect(new Set(places).size).toBe(1);
    }
  });

  it('divides by weight, and differently at another node', () => {
    const ids = Array.from({ length: 20_000 }, (_, i) => `con_${i}`);
    const first = ids.filter((id) => fractionOf(`${id}/one`) < 0.2);
    expect(first.length / ids.length).toBeCloseTo(0.2, 1);
    const both = first.filter((id) => fractionOf(`${id}/two`) < 0.2);
    expect(both.length / first.length).toBeGreaterThan(0.17);
    expect(both.length / first.length).toBeLessThan(0.23);
  });
});
