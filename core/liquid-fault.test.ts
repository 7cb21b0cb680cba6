import { describe, expect, it } from 'vitest';
import { compileText } from './liquid';
import { liquidFault, liquidPlace } from './liquid-fault';
import { standInScope } from './stand-ins';
import { SENTENCES, say } from './words';

/** What the library itself says of a text; none of these can be read. */
function complaint(source: string): string {
  const compiled = compileText(source);
  if (compiled.ok && compiled.slip !== null) return compiled.slip;
  if (compiled.ok) throw new Error(`nothing is wrong with ${source}`);
  return String(compiled.problem.params.message);
}

const LONG = `{{ contact.name }}${' '.repeat(600_001)}`;

const CASES: [source: string, code: string, params?: object][] = [
  ['Hola {{ contact.name', 'liquid.unclosed_value'],
  ['Hola {{ contact.name }', 'liquid.unclosed_value'],
  ["{{ contact.name | default: 'tú }}", 'liquid.unclosed_value'],
  ['{% if vars.vip', 'liquid.unclosed_tag'],
  ['{% if vars.vip %}Hola', 'liquid.unended', { name: 'if' }],
  ['{%- for one in event.items -%}Hola', 'liquid.unended', { name: 'for' }],
  ['{% raw %}Hola', 'liquid.unended', { name: 'raw' }],
  ['Hola{% endif %}', 'liquid.unbegun', { name: 'endif' }],
  ['{% else %}', 'liquid.unbegun', { name: 'else' }],
  ['{% si vars.vip %}', 'liquid.unknown_tag', { name: 'si' }],
  ['{% include "pie" %}', 'liquid.unknown_tag', { name: 'include' }],
  ['{% %}', 'liquid.nameless_tag'],
  ['{% for one of event.items %}{% endfor %}', 'liquid.for'],
  ['{% if vars.a %}{% else %}{% else %}{% endif %}', 'liquid.else'],
  ['{% if vars.a %}{% else %}{% elsif vars.b %}{% endif %}', 'liquid.else'],
  ['{% assign total %}', 'liquid.assign'],
  ['{% assign = 1 %}', 'liquid.assign'],
  ['{% capture %}{% endcapture %}', 'liquid.capture'],
  ['{% cycle %}', 'liquid.cycle'],
  ['{% # uno\ndos %}', 'liquid.comment'],
  ['{{ contact.name | upcas }}', 'liquid.unknown_filter', { name: 'upcas' }],
  ['{{ contact.name || "x" }}', 'liquid.filter_name'],
  ['{{ contact.name | default "x" }}', 'liquid.filter_colon'],
  ['{{ vars.total + 1 }}', 'liquid.filter_bar'],
  ['{% if vars.a = 1 %}{% endif %}', 'liquid.filter_bar'],
  ['{{ contact.name | default: "x" y }}', 'liquid.surplus', { found: 'y' }],
  ['{{ }}', 'liquid.no_value'],
  ['{{ | upcase }}', 'liquid.no_value'],
  ['{{{ contact.name }}}', 'liquid.value', { found: '{ contact.name' }],
  ['{{ vars.list[0 }}', 'liquid.bracket'],
  ['{{ (1 }}', 'liquid.range'],
  ['{% for n in (1..) %}{% endfor %}', 'liquid.range'],
  [LONG, 'liquid.too_long'],
  // The engine reads past these.
  ['{{ contact.name.}}', 'liquid.dot', { found: 'contact.name.' }],
  ["{{ contact.name. | default: 'tú' }}", 'liquid.dot', { found: 'contact.name.' }],
  ['{{ contact.name | default: vars.x. }}', 'liquid.dot', { found: 'vars.x.' }],
  ['{% if vars.a. %}{% endif %}', 'liquid.dot', { found: 'vars.a.' }],
  ['{{ contact name }}', 'liquid.two_values', { found: 'name' }],
  ['{% if vars.a %}{% elsif vars.a vars.b %}{% endif %}', 'liquid.two_values', { found: 'vars.b' }],
  ['{% assign x = vars.a vars.b %}', 'liquid.two_values', { found: 'vars.b' }],
  ['{% if vars.a == %}{% endif %}', 'liquid.beside', { found: '==' }],
  ['{{ contact.name | }}', 'liquid.filter_name'],
  ['{% if vars.a %}{{ contact.name | upcase | }}{% endif %}', 'liquid.filter_name'],
  ['{{ contact.name | default: }}', 'liquid.after', { found: ':' }],
  ['{{ contact.name | replace: "a", }}', 'liquid.after', { found: ',' }],
];

describe('what Liquid complains of', () => {
  it.each(CASES)('%j is %s', (source, code, params) => {
    const fault = liquidFault(complaint(source));
    expect(fault).toMatchObject({ code, ...(params && { params }) });
    for (const language of ['es', 'en'] as const) {
      // It ends in what to do, and says nothing of the library's.
      expect(say(fault, language)).toMatch(/\. .+[.…]$/);
      expect(say(fault, language)).not.toMatch(/undefined|line:/);
    }
  });

  it('has a sentence for everything it may be, and none that nothing leads to', () => {
    const problems = ['liquid.invalid', 'liquid.fallback_missing'];
    const codes = Object.keys(SENTENCES.es).filter((code) => code.startsWith('liquid.') && !problems.includes(code));
    expect(new Set(codes)).toEqual(new Set([...CASES.map(([, code]) => code), 'liquid.other']));
  });

  it('shows what nobody here knows as it is', () => {
    expect(say(liquidFault('a new sentence of the library, line:2, col:3'), 'es')).toContain(
      '(a new sentence of the library)',
    );
  });

  it('is told where the text is named', () => {
    expect(say({ code: 'liquid.invalid', params: { field: 'texto', message: complaint('{% endif %}') } }, 'es')).toBe(
      'En «texto»: {% endif %} no cierra nada. Quítalo o escribe antes lo que abre.',
    );
  });

  it('is found by line and column', () => {
    expect(liquidPlace(complaint('Hola\nY {{ contact.name | upcas }}'))).toEqual({ line: 2, column: 3 });
  });
});

describe('a slip that the engine reads past', () => {
  it.each([
    '{{ contact.name }}',
    '{{ contact["name"] | default: "tú." | append: "x |" }}',
    '{% if not vars.a and vars.b == 1 or vars.c contains "x" %}{{ vars.list[0].name }}{% endif %}',
    '{% for i in (1..3) reversed %}{{ forloop.index }}{% endfor %}{% for one in event.items limit: 2 %}{% endfor %}',
    '{% case vars.a %}{% when 1, 2 %}{{ "uno, dos:" }}{% else %}{% endcase %}{% # nota | %}{% comment %}{{ a | }}{% endcomment %}',
    '{% cycle "a", "b" %}{% capture x %}{{ 3.5 | plus: 1. }}{% endcapture %}{% raw %}{{ a b }}{% endraw %}',
  ])('is none of %s', (source) => {
    expect(compileText(source)).toMatchObject({ ok: true, slip: null });
  });

  it('is told where the first one stands, and what was published with it goes on as it did', () => {
    const compiled = compileText('Hola\n{{ contact.name. }} {{ a b }}');
    if (!compiled.ok || compiled.slip === null) throw new Error('read past');
    expect(liquidPlace(compiled.slip)).toEqual({ line: 2, column: 4 });
    const { contact, ...scope } = standInScope([]);
    expect(compiled.render({ ...scope, contact: contact && { ...contact, name: 'Ana' } })).toBe('Hola\nAna ');
  });
});
