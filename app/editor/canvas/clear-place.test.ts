import { expect, it } from 'vitest';
import { FlowDocumentSchema } from '../../../core/document';
import { POST_SALE } from '../../../core/samples/post-sale';
import { toRecords } from '../document/records';
import { clearPlace } from './clear-place';
import { CARD_WIDTH } from './geometry';

it('S16 a note that is asked for where a card stands comes beside it, and on free paper where it was asked for', () => {
  const records = toRecords(FlowDocumentSchema.parse(POST_SALE));
  const card = records.nodes.byId.day?.position ?? { x: 0, y: 0 };
  const beside = clearPlace(records, { x: card.x + 20, y: card.y - 20 });
  expect(beside.y).toBe(card.y - 20);
  expect(beside.x).toBeGreaterThanOrEqual(card.x + CARD_WIDTH);
  expect(clearPlace(records, { x: -4000, y: card.y })).toEqual({ x: -4000, y: card.y });
});
