import { describe, expect, it } from 'vitest';
import { formatted } from './bold';

describe('marks in a WhatsApp text', () => {
  it.each<[string, [string, string | null][]]>([
    ['Hola', [['Hola', null]]],
    [
      'Hola *Ana*, _bienvenida_',
      [
        ['Hola ', null],
        ['Ana', 'bold'],
        [', ', null],
        ['bienvenida', 'italic'],
      ],
    ],
    [
      '*Oferta* ~$10~ *hoy*',
      [
        ['Oferta', 'bold'],
        [' ', null],
        ['$10', 'struck'],
        [' ', null],
        ['hoy', 'bold'],
      ],
    ],
    ['2 * 3 * 4', [['2 * 3 * 4', null]]],
    ['* suelto *', [['* suelto *', null]]],
    ['mi_variable_larga', [['mi_variable_larga', null]]],
    ['', []],
  ])('%s', (text, runs) => {
    expect(formatted(text).map((run) => [run.text, run.mark])).toEqual(runs);
  });
});
