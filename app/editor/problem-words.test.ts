import { describe, expect, it } from 'vitest';
import { compileDraft } from '../../core/compile';
import type { JsonObject } from '../../core/json';
import { SAMPLE_ENVIRONMENT } from '../../core/samples/environment';
import { flowOf } from '../../tests/support/flow';
import { createWords } from '../words';
import { toRecords } from './document/records';
import { issueIn } from './forms/issue-in';
import { fieldIssues, sayProblem } from './problem-words';

/** What the screen says of a step that cannot be read. */
function said(kind: string, config: JsonObject, language: 'es' | 'en' = 'es'): string[] {
  const document = flowOf({ kind: 'bot', nodes: [{ id: 'n', kind, config }] });
  const records = toRecords(document);
  return compileDraft(document, SAMPLE_ENVIRONMENT)
    .problems.filter(({ code }) => code === 'config.invalid')
    .map((problem) => sayProblem(problem, records, language, createWords(language)));
}
const branch = (rule: JsonObject) => ({
  conditions: [
    { id: 'a', rule: { field: 'vars.x', op: 'is_set' } },
    { id: 'b', rule },
  ],
});

describe('S7 a step that cannot be read', () => {
  it.each<[string, JsonObject, string]>([
    ['branch', branch({ all: [{ field: '', op: 'eq', value: '' }] }), 'Falta completar: condición 2 · dato.'],
    [
      'branch',
      branch({ any: [{ field: 'vars.y', op: 'is_set' }, { all: [{ expression: '' }] }] }),
      'Falta completar: condición 2 · expresión.',
    ],
    ['branch', branch({ not: { any: [{ field: '', op: 'eq' }] } }), 'Falta completar: condición 2 · dato.'],
    [
      'question',
      {
        channels: { choose: 'conversation', channels: ['sms'] },
        content: {},
        answer: { type: 'text' },
        saveAs: 'mi dato',
      },
      '«variable» empieza con una letra y solo lleva letras sin tilde',
    ],
    ['wait', { until: 'duration', duration: { amount: -1, unit: 'days' } }, '«tiempo · cantidad» tiene menos de 0.'],
  ])('%s %j: %s', (kind, config, sentence) => {
    expect(
      said(kind, config).some((one) => one.startsWith(sentence)),
      said(kind, config).join('\n'),
    ).toBe(true);
  });

  it('says so in English too', () => {
    expect(said('branch', branch({ all: [{ field: '', op: 'eq' }] }), 'en')).toEqual([
      'To be completed: condition 2 · field.',
    ]);
  });

  it('shows what is wrong inside of a field at the field', () => {
    const issues = fieldIssues(
      [
        { node: 'n', code: 'config.invalid', severity: 'error', params: { field: 'conditions.1.rule.all.0.field' } },
        { node: 'n', code: 'config.invalid', severity: 'error', params: { field: 'conditions.10.rule' } },
      ],
      'n',
      ({ params }) => String(params.field),
    );
    expect(issueIn(issues, 'conditions.1.rule')).toBe('conditions.1.rule.all.0.field');
    expect(issueIn(issues, 'conditions.10.rule')).toBe('conditions.10.rule');
    expect(issueIn(issues, 'conditions.2.rule')).toBeUndefined();
  });
});
