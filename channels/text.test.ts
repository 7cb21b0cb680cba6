import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countParameters, decodeButton, encodeButton, fillTemplate, textOf } from './text';

describe('the text of a content', () => {
  it('is what the person reads or hears', () => {
    expect(textOf({ type: 'text', text: 'Hola' })).toBe('Hola');
    expect(textOf({ type: 'email', subject: 'Asunto', text: 'Cuerpo', html: '<p>Cuerpo</p>' })).toBe('Cuerpo');
    expect(textOf({ type: 'voice', say: 'Buenos días' })).toBe('Buenos días');
  });

  it('is a template with its parameters in place', () => {
    const content = { type: 'template' as const, name: 'postventa_24h', parameters: ['Ana', 'A-1'] };
    expect(textOf(content, 'Hola {{1}}, ¿qué tal su pedido {{ 2 }}?')).toBe('Hola Ana, ¿qué tal su pedido A-1?');
    expect(textOf(content)).toBe('Ana\nA-1');
  });

  it('never reads a parameter as a placeholder or as a replacement pattern', () => {
    expect(fillTemplate('{{1}} y {{2}}', ['{{2}}', '$& $1'])).toBe('{{2}} y $& $1');
  });

  it('puts named parameters in by the order of their first appearance', () => {
    expect(fillTemplate('{{nombre}}: {{ pedido }}, {{nombre}}', ['Ana', 'A-1'])).toBe('Ana: A-1, Ana');
  });

  it('drops a placeholder that nobody filled', () => {
    expect(fillTemplate('Hola {{1}}{{3}}', ['Ana'])).toBe('Hola Ana');
    expect(countParameters('Hola {{1}}{{3}}')).toBe(3);
    expect(countParameters('Hola')).toBe(0);
  });
});

describe('the payload of a button', () => {
  const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);

  it('comes back as the button it was, within the length every provider keeps', () => {
    fc.assert(
      fc.property(fc.record({ id, run: id, node: id }), (button) => {
        const payload = encodeButton(button);
        expect(payload.length).toBeLessThanOrEqual(256);
        expect(decodeButton(payload)).toEqual(button);
      }),
      { seed: 11 },
    );
  });

  it('survives any characters at all', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 2, unit: 'grapheme' }), (text) => {
        expect(decodeButton(encodeButton({ id: text, run: text }))).toEqual({ id: text, run: text });
      }),
      { seed: 12 },
    );
  });

  it('is written even from half a character', () => {
    expect(decodeButton(encodeButton({ id: '\uD83D' }))).toEqual({ id: '\uFFFD' });
  });

  it('gives up run and node rather than its own identity when it would be too long', () => {
    const payload = encodeButton({ id: 'help', run: 'r'.repeat(200), node: 'n'.repeat(64) });
    expect(decodeButton(payload)).toEqual({ id: 'help' });
  });

  it('that a template fixed is its own id', () => {
    expect(decodeButton('STOP_PROMO')).toEqual({ id: 'STOP_PROMO' });
    expect(decodeButton('h~a~b~%E0%A4%A')).toEqual({ id: 'h~a~b~%E0%A4%A' });
    expect(decodeButton('h~a~b~')).toEqual({ id: 'h~a~b~' });
  });

  it('is nothing when it is empty or longer than we ever send', () => {
    expect(decodeButton('')).toBeNull();
    expect(decodeButton('x'.repeat(257))).toBeNull();
  });

  it('reads any payload without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void decodeButton(text)),
      {
        seed: 13,
      },
    );
  });
});
