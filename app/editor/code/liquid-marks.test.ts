import { describe, expect, it } from 'vitest';
import type { KnownField } from '../forms/known-fields';
import { liquidMarks } from './liquid-marks';

const FIELDS: KnownField[] = [{ path: 'vars.total', group: 'vars', type: 'number', value: undefined }];
const marked = (text: string) =>
  liquidMarks(
    text,
    FIELDS,
    (what, name) => `${what} ${name}`,
    (fault) => fault.code,
  ).map(({ from, to, message }) => [text.slice(from, to), message]);

describe('the marks under a Liquid text', () => {
  it.each<[string, string[][]]>([
    ['vars.gone, said plainly', []],
    ['{{ vars.total }} {{ contact.attributes.new | default: "x" }} {{ event.any }}', []],
    ['{% for one in event.items %}{{ one.name }}{% endfor %}', []],
    ['{{ vars.totl }}', [['vars.totl', 'variable totl']]],
    ['vars.totl: {{ vars.totl }}', [['vars.totl', 'variable totl']]],
    ['{{ contct.name | default: "contct" }}', [['contct', 'root contct']]],
    [
      '{% if vars.a %}{{ vars.a }}{% endif %}',
      [
        ['vars.a', 'variable a'],
        ['vars.a', 'variable a'],
      ],
    ],
  ])('%s', (text, marks) => {
    expect(marked(text)).toEqual(marks);
  });

  it('stand where the text does not parse', () => {
    expect(marked('Hola\nY {{ contact.name')).toEqual([['{{ contact.name', 'liquid.unclosed_value']]);
  });
});
