import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileText } from '../../../core/liquid';
import { chipSource, piecesOf, print } from './chips';

const path = fc
  .array(fc.stringMatching(/^[a-z_][a-z0-9_]{0,8}$/), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join('.'));
const fallback = fc.oneof(fc.constant(null), fc.stringMatching(/^[^"{}\\]{1,20}$/), fc.constant("el 'otro'"));
/** Liquid as people write it, whole and broken. */
const liquid = fc
  .array(
    fc.oneof(
      fc.string(),
      fc.constantFrom(
        '{{',
        '}}',
        '{% if contact.name %}',
        '{% endif %}',
        '{{ contact.name }}',
        "{{ contact.name | default: 'amiga' }}",
        '{{- vars.x | upcase | default: "a}}b" -}}',
        "{{ 'text' }}",
        '{{ contact["name"] }}',
        '{% raw %}{{ x }}{% endraw %}',
        '{{ event.amount | divided_by: 2 }}',
        "'",
        '"',
        '\n',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('values in a text', () => {
  it('come back exactly as they were written, whatever the Liquid (S19)', () => {
    fc.assert(
      fc.property(liquid, (source) => {
        expect(print(piecesOf(source))).toBe(source);
        expect(piecesOf(print(piecesOf(source)))).toEqual(piecesOf(source));
      }),
      { seed: 419, numRuns: 2000 },
    );
  });

  it('that the picker wrote are read back as path and fallback', () => {
    fc.assert(
      fc.property(path, fallback, (field, said) => {
        expect(piecesOf(chipSource(field, said))).toEqual([
          { type: 'chip', source: chipSource(field, said), path: field, fallback: said, rich: false },
        ]);
        expect(compileText(chipSource(field, said)).ok).toBe(true);
      }),
      { seed: 420 },
    );
  });

  it('keep a fallback with both kinds of quotes readable', () => {
    const [chip] = piecesOf(chipSource('contact.name', `O'Brien "el largo"`));
    expect(chip).toMatchObject({ fallback: `O'Brien ”el largo”` });
  });

  it.each([
    ['{{ contact.name }}', { path: 'contact.name', fallback: null, rich: false }],
    ['{{contact.name|default:"amiga"}}', { path: 'contact.name', fallback: 'amiga', rich: false }],
    ['{{ event.amount | money }}', { path: 'event.amount', fallback: null, rich: true }],
    ["{{ event.at | date: '%d' | default: 'pronto' }}", { path: 'event.at', fallback: 'pronto', rich: true }],
  ])('%s is one chip', (source, chip) => {
    expect(piecesOf(source)).toEqual([{ type: 'chip', source, ...chip }]);
  });

  it.each(["{{ 'text' }}", '{{ contact["name"] }}', '{% assign x = 1 %}', '{{ broken', '{{ a | default: "x }}'])(
    '%s stays words',
    (source) => {
      expect(piecesOf(source)).toEqual([{ type: 'text', text: source }]);
    },
  );
});
