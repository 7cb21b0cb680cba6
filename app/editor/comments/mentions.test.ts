import { describe, expect, it } from 'vitest';
import { calledBefore, partsOf, toStored, toWritten } from './mentions';

const members = [
  { id: 'mem_1', name: 'Ana' },
  { id: 'mem_2', name: 'Ana María Gómez' },
  { id: 'mem_3', name: 'Óscar Díaz' },
];

describe('S16 calling members in a comment', () => {
  it('stores who is called and not what they are called today', () => {
    const written = '@Ana María Gómez y @Ana: ¿un día? @nadie';
    const stored = '<@mem_2> y <@mem_1>: ¿un día? @nadie';
    expect(toStored(written, members)).toBe(stored);
    expect(toWritten(stored, members)).toBe(written);
    expect(partsOf('<@mem_1> ve', members)).toEqual([
      { text: '@Ana', member: 'mem_1' },
      { text: ' ve', member: null },
    ]);
  });

  it.each([
    ['hola @an', ['mem_1', 'mem_2']],
    ['@osc', ['mem_3']],
    ['(@gom', ['mem_2']],
    ['@ana mar', ['mem_2']],
    ['correo@an', null],
    ['@zz', null],
    ['sin nada', null],
  ])('offers after "%s" whoever fits', (written, ids) => {
    expect(calledBefore(written, written.length, members)?.members.map(({ id }) => id) ?? null).toEqual(ids);
  });
});
