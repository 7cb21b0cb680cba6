import { describe, expect, it } from 'vitest';
import { CARD_WIDTH } from './geometry';
import { pillRoom } from './pill-room';

describe('the room of a pill', () => {
  it('is an equal share where all are long', () => {
    const rooms = pillRoom(['Con el descuento grande', 'Con el descuento chico', 'Sin ningún descuento']);
    expect(new Set(rooms).size).toBe(1);
    expect(rooms[0]).toBeLessThanOrEqual(CARD_WIDTH / 3);
  });

  it('takes what short neighbours leave, the shorter side of both', () => {
    const [, middle] = pillRoom(['Respondió', 'No se entendió', 'No enviado']);
    expect(middle).toBeGreaterThan(CARD_WIDTH / 3);
    expect(middle).toBeLessThan(pillRoom(['Sí', 'No se entendió', 'No'])[1] ?? 0);
  });

  it('takes nothing of a neighbour that needs its whole share', () => {
    const rooms = pillRoom(['Sí', 'No se entendió nada de lo dicho', 'Con el descuento grande']);
    expect(rooms[1]).toBeLessThanOrEqual(CARD_WIDTH / rooms.length);
    expect(rooms[2]).toBeLessThanOrEqual(CARD_WIDTH / rooms.length);
  });
});
