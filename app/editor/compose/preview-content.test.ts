import { describe, expect, it } from 'vitest';
import { SAMPLE_FACTS } from '../../../core/samples/facts';
import type { Scope } from '../../../core/scope';
import { readBy } from './preview-content';

const SCOPE: Scope = {
  contact: { ...SAMPLE_FACTS.contact, name: 'Ana' },
  vars: {},
  event: {},
  trigger: {},
  channel: null,
  reply: null,
  now: 0,
  timeZone: 'America/Bogota',
};

describe('what a counter counts', () => {
  it('is what the sample reads, not the code that it is written in', () => {
    expect(readBy("Hola {{ contact.name | default: 'amiga' }}, todo listo", SCOPE)).toBe('Hola Ana, todo listo');
  });

  it('is the text as it is written where that does not parse', () => {
    expect(readBy('Hola {{ contact.name', SCOPE)).toBe('Hola {{ contact.name');
  });
});
