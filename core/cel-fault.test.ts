import { describe, expect, it } from 'vitest';
import { flowInput } from '../tests/support/flow';
import { compileCel } from './cel';
import { celFault, isDataFault } from './cel-fault';
import { compileDraft } from './compile';
import { SAMPLE_ENVIRONMENT } from './samples/environment';
import { SAMPLE_FACTS } from './samples/facts';
import type { Scope } from './scope';
import { SENTENCES, say } from './words';

const SCOPE: Scope = {
  contact: SAMPLE_FACTS.contact,
  vars: { total: 3, name: 'x', list: ['a'], map: { a: 1 }, yes: true, nil: null },
  event: {},
  trigger: {},
  channel: null,
  reply: null,
  now: 0,
  timeZone: 'America/Bogota',
};

/** What the library itself says of an expression; none of these is judged without an error. */
function complaint(source: string): string {
  const cel = compileCel(source);
  const verdict = cel.ok ? cel.evaluate(SCOPE) : cel;
  if (verdict.ok) throw new Error(`nothing is wrong with ${source}`);
  return verdict.message;
}

const CASES: [source: string, code: string, params?: object][] = [
  ["vars.total > 'x'", 'cel.compare', { left: 'number', right: 'text', sign: '>' }],
  ['vars.total < vars.yes', 'cel.compare', { left: 'number', right: 'boolean', sign: '<' }],
  ["now > timestamp('2025-01-01T00:00:00Z')", 'cel.compare', { left: 'number', right: 'date', sign: '>' }],
  ['vars.list > vars.list', 'cel.order', { left: 'list', right: 'list', sign: '>' }],
  ['vars.nil > 3', 'cel.empty', { sign: '>' }],
  ["vars.total + 'a' == 'x'", 'cel.calculate', { left: 'number', right: 'text', sign: '+' }],
  ['vars.total % 2 == 0', 'cel.remainder'],
  ['!vars.total', 'cel.not_boolean', { type: 'number' }],
  ['vars.yes && vars.total', 'cel.not_boolean', { type: 'number' }],
  ['vars.total ? true : false', 'cel.not_boolean', { type: 'number' }],
  ['-vars.name == 1', 'cel.negate', { type: 'text' }],
  ['1 in vars.total', 'cel.in', { type: 'number' }],
  ["vars.total.startsWith('3')", 'cel.text_method', { name: 'startsWith', type: 'number' }],
  ['vars.name.contains(3)', 'cel.text_wanted', { name: 'contains', types: ['number'] }],
  ['vars.name.contains()', 'cel.text_wanted', { name: 'contains', types: [] }],
  ['vars.name.getHours() > 3', 'cel.method', { name: 'getHours', type: 'text' }],
  ['size(vars.total) > 1', 'cel.function', { name: 'size', types: ['number'] }],
  ['vars.name', 'cel.not_verdict'],
  ['amount > 3', 'cel.unknown_name', { name: 'amount' }],
  ['near(vars.total)', 'cel.unknown_function', { name: 'near' }],
  ['has(vars)', 'cel.has'],
  ['vars.list.exists(3, true)', 'cel.macro', { name: 'exists' }],
  ['vars.later > 3', 'cel.no_field', { name: 'later' }],
  ["vars.list[5] == 'a'", 'cel.no_item'],
  ['5 / 0 > 1', 'cel.zero'],
  ['9223372036854775807 + 1 > 0', 'cel.overflow'],
  ["timestamp('x') > timestamp('y')", 'cel.date'],
  ["duration('x') > duration('1h')", 'cel.duration'],
  ["int('x') > 1", 'cel.convert', { value: 'x' }],
  ["bool('x')", 'cel.convert', { value: 'x' }],
  ["vars.name.matches('(')", 'cel.pattern'],
  ['(vars.total', 'cel.unclosed'],
  ['vars.total > 3)', 'cel.closed'],
  ['vars.total = 3', 'cel.equals'],
  ["'unfinished", 'cel.quote'],
  ['vars.total > 3 and vars.yes', 'cel.word', { found: 'a' }],
  ['vars.total > 3 &&', 'cel.both', { found: '&' }],
  ['vars.total >', 'cel.sign', { found: '>' }],
  ['', 'cel.unfinished'],
  ['if (true) 1', 'cel.reserved'],
];

describe('what CEL complains of', () => {
  it.each(CASES)('%s is %s', (source, code, params) => {
    const fault = celFault(complaint(source));
    expect(fault).toMatchObject({ code, ...(params && { params }) });
    for (const language of ['es', 'en'] as const) {
      // It ends in what to do.
      expect(say(fault, language)).toMatch(/\. .+[.…]$/);
      expect(say(fault, language)).not.toMatch(/[{}]|undefined/);
    }
  });

  it('has a sentence for everything it may be, and none that nothing leads to', () => {
    const codes = Object.keys(SENTENCES.es).filter((code) => code.startsWith('cel.'));
    expect(new Set(codes)).toEqual(new Set([...CASES.map(([, code]) => code), 'cel.other']));
  });

  it('shows what nobody here knows as it is', () => {
    expect(say(celFault('a new sentence of the library'), 'es')).toContain('a new sentence of the library');
  });

  it('tells what only this customer lacks apart', () => {
    expect(isDataFault(celFault(complaint('vars.later > 3')))).toBe(true);
    expect(isDataFault(celFault(complaint('!vars.total')))).toBe(false);
  });
});

describe('an expression in a flow', () => {
  const problemsOf = (expression: string) => problemsIn({ expression });
  const problemsIn = (rule: object) =>
    compileDraft(
      flowInput({
        kind: 'bot',
        variables: [{ name: 'total', type: 'number' }],
        nodes: [{ id: 'b', kind: 'branch', config: { conditions: [{ id: 'c', rule }] } }],
      }),
      SAMPLE_ENVIRONMENT,
    ).problems.filter(({ code }) => code.startsWith('rule.'));

  it('is reported where its types do not hold together, by what the flow says of them', () => {
    expect(problemsOf("vars.total > 'x'")).toMatchObject([{ code: 'rule.type', severity: 'warning' }]);
    expect(problemsOf('near(vars.total)')).toMatchObject([{ code: 'rule.invalid', severity: 'error' }]);
    expect(problemsOf("vars.total > 3 && event.city == 'Cali' && contact.attributes.clv > 5")).toEqual([]);
  });

  it('is judged beside a condition that is not filled in yet, under the same field', () => {
    const half = { field: '', op: 'eq' };
    const field = 'conditions.0.rule';
    expect(problemsIn({ any: [half, { all: [{ expression: "vars.total > 'x'" }] }] })).toMatchObject([
      { node: 'b', code: 'rule.type', severity: 'warning', params: { field } },
    ]);
    expect(problemsIn({ all: [half, { expression: 'vars.total = 3' }] })).toMatchObject([
      { node: 'b', code: 'rule.invalid', params: { field } },
    ]);
    expect(problemsIn({ all: [half, { expression: ' ' }, { expression: 'vars.total == 3' }] })).toEqual([]);
  });

  it('is told in words, with where it stands', () => {
    const [problem] = problemsOf('vars.total = 3');
    expect(problem && say(problem, 'es')).toBe(
      'En «conditions.0.rule»: Para comparar se escriben dos signos: ==. Cambia =.',
    );
  });
});
