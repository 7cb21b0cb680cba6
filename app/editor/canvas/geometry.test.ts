import { describe, expect, it } from 'vitest';
import { CARD_WIDTH, cardGeometry, type DrawnOutlet } from './geometry';

const outlet = (name: string, more: Partial<DrawnOutlet> = {}): DrawnOutlet => ({
  name,
  primary: true,
  wired: false,
  ...more,
});

describe('the geometry of a card', () => {
  it('puts up to three ways out side by side on its lower edge', () => {
    const card = cardGeometry(
      'card',
      ['a', 'b', 'c'].map((name) => outlet(name)),
      false,
    );
    expect(card.layout).toBe('pills');
    expect(card.ports.map(({ side }) => side)).toEqual(['bottom', 'bottom', 'bottom']);
    expect(card.ports[1]?.x).toBeCloseTo(CARD_WIDTH / 2 - 5, 0);
  });

  it('turns more into rows and folds away what is neither expected nor wired', () => {
    const outlets = [
      outlet('a'),
      outlet('b', { primary: false }),
      outlet('c', { primary: false, wired: true }),
      outlet('d'),
    ];
    const card = cardGeometry('card', outlets, false);
    expect(card.ports.map((port) => port.outlet)).toEqual(['a', 'c', 'd']);
    expect(card.folded).toBe(1);
    expect(cardGeometry('card', outlets, true).ports).toHaveLength(4);
  });

  it('lets a row leave on the side of its target', () => {
    const card = cardGeometry('card', [outlet('a', { left: true }), outlet('b'), outlet('c'), outlet('d')], false);
    expect(card.ports.map(({ side }) => side)).toEqual(['left', 'right', 'right', 'right']);
  });

  it('keeps an end, which has no way out, to a bar', () => {
    expect(cardGeometry('bar', [], false)).toMatchObject({ layout: 'none', ports: [] });
    expect(cardGeometry('bar', [], false).height).toBeLessThan(cardGeometry('card', [], false).height);
  });
});
