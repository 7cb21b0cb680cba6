import { expect, test } from 'vitest';
import { compile } from './compile';
import { plannedMessages } from './planned-messages';
import { SAMPLE_ENVIRONMENT } from './samples/environment';
import { POST_SALE } from './samples/post-sale';

const program = () => {
  const compiled = compile(POST_SALE, SAMPLE_ENVIRONMENT);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.program;
};

test('a flow names its messages as it would propose them, with the template of the contact’s language', () => {
  const [first] = plannedMessages(program(), 'en-US');
  expect(first).toEqual({
    node: 'ask',
    name: '¿Todo bien?',
    intent: 'post-sale-check',
    purpose: 'service',
    channels: ['whatsapp'],
    templates: { whatsapp: { name: 'postventa_24h', language: 'en' } },
  });
});

test('a contact whose language nobody wrote gets the flow’s first', () => {
  const [first] = plannedMessages(program(), 'fr');
  expect(first?.templates.whatsapp?.language).toBe('es');
});

test('a message without an intent of its own has its flow’s and node’s, and what says nothing is no message', () => {
  const all = plannedMessages(program(), null);
  expect(all.map(({ channels }) => channels)).toEqual([['whatsapp'], ['email']]);
  expect(new Set(all.map(({ intent }) => intent)).size).toBe(all.length);
});
