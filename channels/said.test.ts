import { describe, expect, it } from 'vitest';
import { say } from '../core/words';
import { saidOf } from './said';

describe('what became of a send', () => {
  it('reads as its own sentence where one was written, in both languages', () => {
    const said = saidOf({ status: 'rejected', retry: 'W', code: 'mailbox_full', detail: '552' });
    expect(say(said, 'es')).toBe('El buzón del cliente está lleno. Se intentará dentro de un día.');
    expect(say(said, 'en')).toBe('The customer’s mailbox is full. It will be tried in a day.');
  });

  it.each(['R', 'W', 'F', 'X', 'T'] as const)('of class %s reads as its class with the provider’s words', (retry) => {
    const said = saidOf({ status: 'rejected', retry, code: '131026', detail: 'Message undeliverable' });
    expect(say(said, 'es')).toMatch(/Respuesta: Message undeliverable$/);
    expect(say(said, 'en')).toMatch(/It answered: Message undeliverable$/);
  });

  it('says when nobody knows', () => {
    expect(say(saidOf({ status: 'unknown', detail: '' }), 'en')).toMatch(/^Nobody knows/);
  });
});
