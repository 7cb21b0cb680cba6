import { describe, expect, it } from 'vitest';
import { compileCel } from '../../../core/cel';
import { SAMPLE_FACTS } from '../../../core/samples/facts';
import { say } from '../../../core/words';
import type { Scope } from '../../../core/scope';
import type { KnownField } from '../forms/known-fields';
import { celMarks } from './cel-marks';

const SCOPE: Scope = {
  contact: SAMPLE_FACTS.contact,
  vars: {},
  event: { amount: 120_000 },
  trigger: {},
  channel: null,
  reply: null,
  now: 0,
  timeZone: 'America/Bogota',
};
const FIELDS: KnownField[] = [{ path: 'vars.total', group: 'vars', type: 'number', value: undefined }];

/** The stretches that are marked. */
const marked = (source: string) =>
  celMarks(source, compileCel(source), SCOPE, FIELDS, (fault) => say(fault, 'es')).map(({ from, to }) =>
    source.slice(from, to),
  );

describe('the marks under a CEL expression', () => {
  it.each([
    ['event.amount > 100', []],
    ['vars.total > 3', []],
    ["channel == 'sms' || reply.text.contains('no')", []],
    ['event.later > 3', []],
    ['', []],
    ['event.amount >', ['>']],
    ['evnt.amount > 3', ['evnt']],
    ['event.amount > 3 && near(vars.total)', ['near']],
    ["event.amount > 'x'", ["event.amount > 'x'"]],
    ["vars.total.startsWith('3')", ['startsWith']],
    ['contact.name', ['contact.name']],
    ["contact.tags[7] == 'vip'", []],
  ])('%s', (source, stretches) => {
    expect(marked(source)).toEqual(stretches);
  });

  it('say what is wrong and what to do, in the viewer’s language', () => {
    const said = (language: 'es' | 'en') =>
      celMarks("event.amount > 'x'", compileCel("event.amount > 'x'"), SCOPE, FIELDS, (fault) =>
        say(fault, language),
      )[0]?.message;
    expect(said('es')).toBe(
      'No se puede comparar un número con un texto. Deja lo mismo a los dos lados: los textos van entre comillas y los números sin ellas.',
    );
    expect(said('en')).toBe(
      'You cannot compare a number with a text. Have the same on both sides: texts go in quotes, numbers without them.',
    );
  });
});
