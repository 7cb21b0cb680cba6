import { describe, expect, it } from 'vitest';
import { besideHint } from './add-note';

const HINT = { left: 500, top: 300, right: 800, bottom: 460 };

describe('S16 where a note on blank paper goes', () => {
  it.each([
    ['in the middle, where the hint is', { x: 650, y: 380 }, 1, { x: 824, y: 380 }],
    ['to its left, reaching behind it', { x: 400, y: 350 }, 1, { x: 824, y: 350 }],
    ['to its left, too small to reach it', { x: 400, y: 350 }, 0.4, { x: 400, y: 350 }],
    ['above it', { x: 600, y: 150 }, 1, { x: 600, y: 150 }],
    ['to its right', { x: 900, y: 380 }, 1, { x: 900, y: 380 }],
  ])('%s', (_where, screen, zoom, at) => {
    expect(besideHint(screen, zoom, HINT)).toEqual(at);
  });
});
