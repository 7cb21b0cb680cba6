import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeNode } from '../describe';
import { POST_SALE } from '../samples/post-sale';
import { SENTENCES, say } from './index';

const CORE = join(import.meta.dirname, '..');

/** Codes written in the sources of the flow language: `code: 'x.y'`, `report(..., 'x.y'` and `said('x.y'`. */
function codesInSources(): Set<string> {
  const files = readdirSync(CORE, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !/^(words|policy|samples|fixtures)/.test(file),
  );
  const codes = new Set<string>();
  for (const file of files) {
    const source = readFileSync(join(CORE, file), 'utf8');
    for (const [, code] of source.matchAll(/(?:code:|code =|\?|:|report\(|said\(|,)\s*'([a-z_]+\.[a-z_.]+)'/g))
      if (code !== undefined) codes.add(code);
  }
  return codes;
}
const AREAS =
  /^(document|flow|node|config|outlet|edge|bot|rule|variable|liquid|branch|split|wait|wait_for|message|question|content|template|whatsapp|run_flow|start|set|http|goal|handoff|end|reply|call|run|describe)\./;

describe('words of the flow language', () => {
  it('say every problem, step and card that the sources name', () => {
    const named = [...codesInSources()].filter((code) => AREAS.test(code) && !/\.(ts|where)$/.test(code));
    expect(named.length).toBeGreaterThan(100);
    expect(
      named.filter((code) => SENTENCES.es[code] === undefined && !/^(event|reply)\.(text|test)$/.test(code)),
    ).toEqual([]);
  });

  it('describe every node of the demo journey', () => {
    const lines = POST_SALE.nodes.map((node) => [
      say(describeNode(node, 'es'), 'es'),
      say(describeNode(node, 'en'), 'en'),
    ]);
    expect(lines.slice(0, 4)).toEqual([
      ['Evento «purchase»', 'Event “purchase”'],
      ['Espera 24 horas', 'Waits 24 hours'],
      ['WhatsApp · plantilla postventa_24h · es, en', 'WhatsApp · template postventa_24h · es, en'],
      ['Pasa a una persona', 'To a person'],
    ]);
  });

  it('quote a message in the language of whoever reads it, where it is written in it', () => {
    const text = (said: string) => ({ type: 'text', text: said });
    const node = (content: Record<string, unknown>) => ({
      kind: 'message',
      config: { channels: { choose: 'order', channels: ['sms'] }, content: { sms: content }, wait: null },
    });
    const both = node({ en: text('Your order left'), es: text('Tu pedido salió') });
    expect(say(describeNode(both, 'es'), 'es')).toBe('Por SMS · Tu pedido salió');
    expect(say(describeNode(both, 'en'), 'en')).toBe('By SMS · Your order left');
    const regional = node({ en: text('Hello'), 'es-CO': text('Hola') });
    expect(say(describeNode(regional, 'es'), 'es')).toBe('Por SMS · Hola');
    expect(say(describeNode(node({ pt: text('Olá') }), 'es'), 'es')).toBe('Por SMS · Olá');
  });

  it('show moments in the zone they happen in, and channels by name', () => {
    const said = { code: 'wait.until', params: { until: Date.parse('2026-11-24T15:00:00Z'), zone: 'America/Bogota' } };
    expect(say(said, 'en')).toMatch(/24 Nov.*10:00, Bogota/);
    expect(say(said, 'es')).toContain('10:00, Bogotá');
    expect(say({ code: 'message.sent', params: { channel: 'email' } }, 'es')).toBe('Se envió por correo.');
  });

  it('describe nodes that are unknown or unfinished', () => {
    expect(say(describeNode({ kind: 'teleport' }, 'en'), 'en')).toBe('Unknown kind: teleport');
    expect(say(describeNode({ kind: 'wait', config: {} }, 'en'), 'en')).toBe('Not complete yet');
  });
});
