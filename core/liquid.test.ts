import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLiquid } from './liquid-engine';
import { compileText } from './liquid';
import type { Scope } from './scope';

const scope = (vars: Scope['vars'] = {}): Scope => ({
  contact: {
    id: 'con_1',
    name: 'Ana',
    language: 'es',
    timeZone: 'America/Bogota',
    country: 'CO',
    attributes: { plan: 'oro', nested: { deep: 1 } },
    tags: ['vip'],
    addresses: [],
  },
  vars,
  event: { amount: 12.5 },
  trigger: {},
  channel: null,
  reply: null,
  now: Date.parse('2026-11-24T15:00:00Z'),
  timeZone: 'America/Bogota',
});
const render = (source: string, vars: Scope['vars'] = {}) => {
  const text = compileText(source);
  if (!text.ok) throw new Error(JSON.stringify(text.problem));
  return text.render(scope(vars));
};

describe('compileText', () => {
  it('fills in variables and falls back where one is missing', () => {
    expect(render("Hola {{ contact.name | default: 'amiga' }}: {{ event.amount }}")).toBe('Hola Ana: 12.5');
    expect(render("Hola {{ vars.name | default: 'amiga' }}")).toBe('Hola amiga');
  });

  it('knows tags and filters', () => {
    expect(
      render('{% if vars.n > 2 %}many{% else %}few{% endif %} {{ contact.tags | join: "," | upcase }}', { n: 3 }),
    ).toBe('many VIP');
  });

  it('names what it reads and what it prints without a fallback', () => {
    const text = compileText(
      "{{ contact.name | default: 'x' }}{{ vars.a }}{% if event.b %}{{ event.b }}{% endif %}{% for t in contact.tags %}{{ t }}{% endfor %}",
    );
    expect(text).toMatchObject({ ok: true, variables: ['contact.name', 'contact.tags', 'vars.a', 'event.b'] });
    expect(text.ok && text.unguarded).toEqual(['vars.a']);
  });

  it('refuses broken templates, unknown filters and tags that read files', () => {
    for (const source of [
      '{{ a',
      '{% if %}',
      '{{ a | nope }}',
      "{% include 'x' %}",
      "{% render 'x' %}",
      "{% layout 'x' %}",
    ])
      expect(compileText(source)).toMatchObject({ ok: false, problem: { code: 'liquid.invalid' } });
  });

  it("reads dates in the contact's zone and now from the run's clock", () => {
    expect(render("{{ 'now' | date: '%Y-%m-%d %H:%M' }}")).toBe('2026-11-24 10:00');
    expect(render("{{ vars.at | date: '%H:%M' }}", { at: '2026-11-24T23:00:00Z' })).toBe('18:00');
  });

  it('writes numbers as whoever reads them does, and leaves what is none', () => {
    expect(render('{{ vars.total | number }}', { total: 129_900 })).toBe('129.900');
    expect(render('{{ vars.total | number }}', { total: '1042.5' })).toBe('1.042,5');
    expect(render("{{ vars.total | number | default: 'nada' }}")).toBe('nada');
    expect(render('{{ vars.total | number }}', { total: 'mucho' })).toBe('mucho');
    const text = compileText('{{ event.amount | number }}');
    if (!text.ok) throw new Error('it can be read');
    const reader = { ...scope(), event: { amount: 129_900 } };
    expect(text.render({ ...reader, contact: reader.contact && { ...reader.contact, language: 'en' } })).toBe(
      '129,900',
    );
  });

  it('is bounded: an endless loop gives an empty text rather than an endless wait', () => {
    expect(render('{% for i in (1..900000000) %}aaaaaaaa{% endfor %}')).toBe('');
    expect(
      render('{% for i in (1..3000) %}{{ vars.big }}{% endfor %}', { big: 'x'.repeat(1000) }).length,
    ).toBeLessThanOrEqual(100_000);
  });

  it('reaches no prototype', () => {
    expect(render("{{ contact.constructor | default: 'none' }}{{ vars.__proto__ | default: 'none' }}")).toBe(
      'nonenone',
    );
  });

  it('gives on its fast path exactly what the engine gives', () => {
    const engine = createLiquid();
    fc.assert(
      fc.property(fc.jsonValue(), fc.boolean(), (value, fallback) => {
        const source = fallback ? "a {{ vars.v | default: 'f' }} b" : 'a {{ vars.v }} b';
        const vars = { v: value } as Scope['vars'];
        expect(render(source, vars)).toBe(String(engine.parseAndRenderSync(source, scope(vars))));
      }),
      { seed: 11, numRuns: 500 },
    );
  });
});
