import { describe, expect, it } from 'vitest';
import type { KnownField } from '../forms/known-fields';
import { celCompletion, liquidCompletion } from './complete';
import type { Complete } from './suggestion';

const FIELDS: KnownField[] = [
  { path: 'contact.name', group: 'contact', type: 'text', value: 'Ana' },
  { path: 'contact.country', group: 'contact', type: 'text', value: 'CO' },
  { path: 'vars.total', group: 'vars', type: 'number', value: undefined },
];

/** The text with a bar at the cursor, and what is offered there. */
function offered(complete: Complete, text: string): { replaces: string; labels: string[] } {
  const offset = text.indexOf('¦');
  const { from, items } = complete(text.replace('¦', ''), offset);
  return { replaces: text.slice(from, offset), labels: items.map(({ label }) => label) };
}

describe('suggestions in Liquid', () => {
  const liquid = liquidCompletion(FIELDS, ['default', 'upcase']);
  it.each([
    ['Hola {{ ¦', '', ['contact.name', 'contact.country', 'vars.total']],
    ['Hola {{ contact.n¦ }}', 'contact.n', ['contact.name', 'contact.country', 'vars.total']],
    ['Hola {{ contact.name | d¦', 'd', ['default', 'upcase']],
    [
      '{% i¦',
      'i',
      ['if', 'elsif', 'else', 'endif', 'unless', 'endunless', 'case', 'when', 'endcase', 'for', 'endfor', 'assign'],
    ],
    ['{% if co¦ %}', 'co', ['contact.name', 'contact.country', 'vars.total']],
    ['Hola {{ contact.name }} y ¦', '', []],
  ])('%s', (text, replaces, labels) => {
    expect(offered(liquid, text)).toEqual({ replaces, labels });
  });

  it('writes the braces too, once the first is there', () => {
    const { from, items } = liquid('Hola {', 6);
    expect(from).toBe(5);
    expect(items[0]).toMatchObject({ insert: '{{ contact.name }}', detail: 'Ana' });
  });
});

describe('suggestions in CEL', () => {
  const cel = celCompletion(FIELDS);
  it('offers whole paths, and functions where a word begins', () => {
    expect(offered(cel, 'con¦').labels).toEqual(expect.arrayContaining(['contact.name', 'contact.country', 'size']));
    expect(offered(cel, 'vars.total > 3 && contact.¦')).toEqual({
      replaces: 'contact.',
      labels: ['contact.name', 'contact.country'],
    });
  });

  it('offers methods of a value, after the dot', () => {
    const { replaces, labels } = offered(cel, 'contact.name.st¦');
    expect(replaces).toBe('st');
    expect(labels).toContain('.startsWith()');
  });

  it('keeps out of quoted text', () => {
    expect(offered(cel, "contact.country == 'con¦").labels).toEqual([]);
  });
});
