import { expect, it } from 'vitest';
import { freshId, slug, withPath } from './config';

it('writes at a path, making what is on the way, and takes out what is undefined', () => {
  const config = withPath({ a: 1 }, ['content', 'whatsapp', 'es'], { text: 'hola' });
  expect(config).toEqual({ a: 1, content: { whatsapp: { es: { text: 'hola' } } } });
  expect(withPath(config, ['a'], undefined)).not.toHaveProperty('a');
});

it('makes ids that read and do not collide', () => {
  expect(slug('Necesito ayuda', [])).toBe('necesito_ayuda');
  expect(slug('Necesito ayuda', ['necesito_ayuda'])).toBe('necesito_ayuda_1');
  expect(slug('¿?', ['b1'])).toBe('b2');
  expect(freshId('c', ['c1', 'c3'])).toBe('c2');
});
