import { describe, expect, it } from 'vitest';
import { flowInput } from '../../../tests/support/flow';
import { compileDraft } from '../../compile';
import type { JsonObject } from '../../json';
import { SAMPLE_ENVIRONMENT } from '../../samples/environment';
import { SAMPLE_FACTS } from '../../samples/facts';
import type { Scope } from '../../scope';

const startOf = (config: JsonObject) => {
  const { program } = compileDraft(
    flowInput({ kind: 'bot', nodes: [{ id: 's', kind: 'start', config }] }),
    SAMPLE_ENVIRONMENT,
  );
  const start = program?.starts[0];
  if (!start) throw new Error('no start');
  return start;
};
const scope = (more: Partial<Scope>): Scope => ({
  contact: SAMPLE_FACTS.contact,
  vars: {},
  event: {},
  trigger: {},
  channel: null,
  reply: null,
  now: 0,
  timeZone: 'UTC',
  ...more,
});

describe('start', () => {
  it('accepts an event by its payload, and says what it read', () => {
    const start = startOf({ on: 'event', event: 'purchase', where: { field: 'event.amount', op: 'gt', value: 10 } });
    expect(start.accepts(scope({ event: { amount: 5 } }))).toEqual({
      met: false,
      reads: [{ field: 'event.amount', value: 5, op: 'gt', expected: 10, met: false }],
    });
    expect(start.accepts(scope({ event: { amount: 50 } })).met).toBe(true);
  });

  it('hears its words whatever their case, accents and company', () => {
    const start = startOf({ on: 'message', keywords: ['devolución', 'mi pedido'] });
    const hears = (text: string) => start.accepts(scope({ reply: { text } })).met;
    expect(['DEVOLUCION!', 'hola, ¿dónde está mi pedido?'].map(hears)).toEqual([true, true]);
    expect(['devoluciones', 'hola'].map(hears)).toEqual([false, false]);
    const exact = startOf({ on: 'message', keywords: ['menu'], match: 'exact' });
    expect(exact.accepts(scope({ reply: { text: 'el menu' } })).met).toBe(false);
  });

  it('keeps to its channels', () => {
    const start = startOf({ on: 'message', channels: ['whatsapp'] });
    expect(start.accepts(scope({ channel: 'whatsapp', reply: { text: 'x' } })).met).toBe(true);
    expect(start.accepts(scope({ channel: 'sms', reply: { text: 'x' } })).met).toBe(false);
  });
});
