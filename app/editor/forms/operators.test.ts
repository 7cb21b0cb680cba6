import { describe, expect, it } from 'vitest';
import { OPERATORS } from '../../../core/document';
import { operatorsFor, valueFor } from './operators';

describe('the value of a condition', () => {
  it.each([
    ['number', 'gt', '100', 100],
    ['number', 'gt', 'cien', 'cien'],
    ['number', 'in', '7', [7]],
    ['text', 'in', undefined, []],
    ['text', 'eq', ['CO', 'EC'], 'CO'],
    ['text', 'eq', 5, '5'],
    ['boolean', 'eq', undefined, true],
    ['boolean', 'eq', 'false', false],
    ['text', 'is_set', 'x', undefined],
    [undefined, 'eq', 3, 3],
  ] as const)('%s %s %j becomes %j', (type, op, value, expected) => {
    expect(valueFor(type, op, value as never)).toEqual(expected);
  });

  it('offers what suits the type, and what stands there already', () => {
    expect(operatorsFor('boolean', 'eq')).not.toContain('gt');
    expect(operatorsFor('boolean', 'gt')[0]).toBe('gt');
    expect(operatorsFor(undefined, 'eq')).toEqual(OPERATORS);
  });
});
