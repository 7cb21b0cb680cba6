import { describe, expect, it } from 'vitest';
import { createWords } from '../../words';
import { sayValues } from './text-with-values';

describe('a text read without its code', () => {
  it.each([
    [
      "Hola {{ contact.name | default: 'amiga' }}, todo listo",
      'Hola nombre · amiga, todo listo',
      'Hola name · amiga, todo listo',
    ],
    ['{{ contact.name }}', 'nombre', 'name'],
    [
      '{{ event.order_id | upcase | default: "?" }}',
      'order id · upcase | default: "?"',
      'order id · upcase | default: "?"',
    ],
    ['{% if vars.vip %}Hola{% endif %}', '{% if vars.vip %}Hola{% endif %}', '{% if vars.vip %}Hola{% endif %}'],
  ])('%s', (source, es, en) => {
    expect(sayValues(source, createWords('es'))).toBe(es);
    expect(sayValues(source, createWords('en'))).toBe(en);
  });
});
