import { describe, expect, it } from 'vitest';
import { compileCel } from '../../../core/cel';
import { SAMPLE_FACTS } from '../../../core/samples/facts';
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
  celMarks(source, compileCel(source), SCOPE, FIELDS).map(({ from, to }) => source.slice(from, to));

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
  ])('%s', (source, stretches) => {
    expect(marked(source)).toEqual(stretches);
  });
});
