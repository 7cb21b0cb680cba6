import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../json';
import { compileDraft } from '../../compile';
import { SAMPLE_ENVIRONMENT } from '../../samples/environment';
import { SAMPLE_FACTS } from '../../samples/facts';
import { findKind } from '../index';
import { Bench, chat, T0, HOUR } from '../testing';

const ask = (answer: JsonObject, more: JsonObject = {}, outlets = ['answered', 'invalid', 'timeout']) =>
  new Bench(
    'question',
    { ...chat('¿?', []), answer, saveAs: 'v', timeout: { amount: 2, unit: 'hours' }, ...more },
    outlets,
  );
const answerTo = (answer: JsonObject, text: string) => {
  const bench = ask(answer).sent().reply(text);
  return bench.left === 'answered' ? bench.state.vars.v : undefined;
};

describe('question', () => {
  it.each<[JsonObject, string, unknown]>([
    [{ type: 'text' }, '  Calle 5 # 3-21 ', 'Calle 5 # 3-21'],
    [{ type: 'text', min: 3 }, 'ab', undefined],
    [{ type: 'number' }, '$ 1.500,50', 1500.5],
    [{ type: 'number' }, '1.500', 1500],
    [{ type: 'number', min: 1, max: 5 }, '7', undefined],
    [{ type: 'number', integer: true }, '2,5', undefined],
    [{ type: 'number' }, 'muchos', undefined],
    [{ type: 'date' }, '24/12/2026', '2026-12-24'],
    [{ type: 'date' }, 'mañana', '2026-11-25'],
    [{ type: 'date' }, '31/02/2026', undefined],
    [{ type: 'email' }, ' Ana@Example.COM ', 'ana@example.com'],
    [{ type: 'email' }, 'ana@', undefined],
    [{ type: 'phone' }, '300 123 4567', '+573001234567'],
    [{ type: 'phone' }, '12', undefined],
    [{ type: 'national_id' }, '1.020.304.050', '1020304050'],
    [{ type: 'national_id', country: 'EC' }, '1710034065', '1710034065'],
    [{ type: 'national_id', country: 'EC' }, '1710034066', undefined],
    [{ type: 'yes_no' }, 'Sí, claro', true],
    [{ type: 'yes_no' }, 'No', false],
    [{ type: 'yes_no' }, 'tal vez', undefined],
    [
      {
        type: 'choice',
        choices: [
          { id: 'x', title: 'Cambio de plan' },
          { id: 'y', title: 'Devolución', synonyms: ['devolver'] },
        ],
      },
      'quiero devolver',
      'y',
    ],
    [
      {
        type: 'choice',
        choices: [
          { id: 'x', title: 'Plan' },
          { id: 'y', title: 'Devolución' },
        ],
      },
      '1',
      'x',
    ],
    [
      {
        type: 'choice',
        choices: [
          { id: 'x', title: 'Plan' },
          { id: 'y', title: 'Devolución' },
        ],
      },
      'plan y devolución',
      undefined,
    ],
  ])('reads %j from "%s" as %j', (answer, text, value) => {
    expect(answerTo(answer, text)).toEqual(value);
  });

  it('asks again as often as it may, with the retry text first, then leaves by invalid', () => {
    const bench = ask({ type: 'number' }, { retries: 1, retryText: { es: 'Escribe un número.' } })
      .sent()
      .reply('x');
    const last = bench.commands.at(-1);
    expect(last?.type === 'call' && last.call.kind === 'send' && last.call.content.webchat).toMatchObject({
      text: 'Escribe un número.\n\n¿?',
    });
    expect(bench.commands.filter(({ type }) => type === 'call')).toHaveLength(2);
    expect(bench.sent().reply('y').left).toBe('invalid');
  });

  it('leaves by the choice where it is connected, by a button too', () => {
    const choices = [
      { id: 'x', title: 'Plan' },
      { id: 'y', title: 'Otro' },
    ];
    const outlets = ['choice:x', 'answered'];
    expect(ask({ type: 'choice', choices }, {}, outlets).sent().reply('', 'x').left).toBe('choice:x');
    expect(ask({ type: 'choice', choices }, {}, outlets).sent().reply('', 'y').left).toBe('answered');
    expect(ask({ type: 'yes_no' }, {}, ['choice:yes']).sent().reply('si').left).toBe('choice:yes');
  });

  it('reads a choice by its name in any language, and asks again in the contact’s own', () => {
    const choices = [
      { id: 'plan', title: { es: 'Cambio de plan', 'pt-BR': 'Troca de plano' } },
      { id: 'back', title: { es: 'Devolución', 'pt-BR': 'Devolução' } },
    ];
    expect(answerTo({ type: 'choice', choices }, 'quero troca de plano')).toBe('plan');
    expect(answerTo({ type: 'choice', choices }, 'devolución')).toBe('back');
    const facts = { ...SAMPLE_FACTS, contact: { ...SAMPLE_FACTS.contact, language: 'pt-PT' } };
    const retryText = { es: 'Elige una.', 'pt-BR': 'Escolha uma.', en: '' };
    const settings = { purpose: 'service' as const, languages: ['es', 'pt-BR', 'en'] };
    const bench = new Bench('question', { ...chat('¿?'), answer: { type: 'choice', choices }, retryText }, [], {
      facts,
      document: { settings },
    });
    const last = bench.sent().reply('?').commands.at(-1);
    expect(last?.type === 'call' && last.call.kind === 'send' && last.call.content.webchat).toMatchObject({
      text: 'Escolha uma.\n\n¿?',
    });
  });

  it('wants its texts in every language of the flow once they stand in one (S19)', () => {
    const missing = (retryText: JsonObject, title: JsonObject | string) =>
      compileDraft(
        {
          schema: 1,
          kind: 'bot',
          name: 'three languages',
          settings: { purpose: 'service', languages: ['es-CO', 'es-MX', 'en'] },
          nodes: [
            {
              id: 'q',
              kind: 'question',
              config: { ...chat('¿?'), answer: { type: 'choice', choices: [{ id: 'a', title }] }, retryText },
            },
          ],
          edges: [],
        },
        SAMPLE_ENVIRONMENT,
      )
        .problems.filter(({ code }) => code === 'question.translation_missing')
        .map(({ params }) => [params.field, params.language, params.instead]);
    expect(missing({}, { 'es-CO': 'Sí', 'es-MX': 'Sí', en: 'Yes' })).toEqual([]);
    expect(missing({ 'es-MX': 'Otra vez.', en: '' }, 'Sí')).toEqual([
      ['retryText', 'es-CO', 'es-MX'],
      ['retryText', 'en', 'es-MX'],
      ['answer.choices.0.title', 'es-MX', 'es-CO'],
      ['answer.choices.0.title', 'en', 'es-CO'],
    ]);
  });

  it('says of a choice without a name that it has none', () => {
    for (const title of ['', {}, { es: '' }]) {
      const read = findKind('question')?.read({
        ...chat('¿?'),
        answer: { type: 'choice', choices: [{ id: 'a', title }] },
      });
      expect(read?.ok === false && read.issues).toMatchObject([
        { field: 'answer.choices.0.title', issue: 'too_small' },
      ]);
    }
  });

  it('gives up when the time since it was asked runs out', () => {
    const bench = ask({ type: 'text' }).sent();
    expect(bench.wake).toBe(T0 + 2 * HOUR);
    expect(bench.ring().left).toBe('timeout');
  });

  it('takes an answer that overtook the send', () => {
    expect(ask({ type: 'number' }).reply('5').sent().state.vars.v).toBe(5);
  });

  it('reads a phone number by the country of the contact', () => {
    const facts = { ...SAMPLE_FACTS, contact: { ...SAMPLE_FACTS.contact, country: 'EC' } };
    const bench = new Bench('question', { ...chat('¿?'), answer: { type: 'phone' }, saveAs: 'v' }, ['answered'], {
      facts,
    });
    expect(bench.sent().reply('099 123 4567').state.vars.v).toBe('+593991234567');
  });
});
