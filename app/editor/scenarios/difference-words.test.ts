import { expect, it } from 'vitest';
import { FlowDocumentSchema } from '../../../core/document';
import { POST_SALE } from '../../../core/samples/post-sale';
import { createWords } from '../../words';
import { differenceLines } from './difference-words';

const document = FlowDocumentSchema.parse(POST_SALE);
const nameOf = (id: string) => document.nodes.find((node) => node.id === id)?.name ?? id;

it('S12 says each difference with the names of steps and outlets, in both languages', () => {
  const differences = [
    { what: 'path', at: 2, was: { node: 'day', outlet: 'next' }, now: { node: 'ask', outlet: 'no_answer' } },
    {
      what: 'send',
      node: 'ask',
      was: {
        node: 'ask',
        verdict: 'allow',
        code: null,
        channel: 'whatsapp',
        template: { name: 'postventa_24h', language: 'es' },
      },
      now: { node: 'ask', verdict: 'suppress', code: 'send.failed', channel: null, template: null },
    },
    { what: 'variable', name: 'tries', was: 1, now: null },
    { what: 'end', was: { kind: 'waits', name: 'gone' }, now: { kind: 'completed', name: 'helped' } },
  ] as const;
  const lines = differenceLines(differences, document, nameOf, createWords('es'));
  expect(lines).toMatchObject([
    { about: 'Camino', was: 'Un día', now: '¿Todo bien? → Sin respuesta' },
    { about: 'Envío de «¿Todo bien?»', was: 'WhatsApp · postventa_24h · es' },
    { about: 'Variable tries', was: '1', now: 'nada' },
    { about: 'Final', was: 'espera en «un paso que ya no está (gone)»', now: 'termina en «helped»' },
  ]);
  expect(lines[1]?.now).toMatch(/^no se envía/);
  const english = differenceLines(differences, document, nameOf, createWords('en'));
  expect(english.map(({ about }) => about)).toEqual(['Path', 'Send of “¿Todo bien?”', 'The variable tries', 'End']);
});
