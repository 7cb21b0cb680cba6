import { CARD_WIDTH } from './geometry';
import { widthOf } from './letters';

/** Around a pill's name, in pixels; of its letters; between two pills. */
const AROUND = 10;
const SIZE = 11;
const BETWEEN = 2;

/**
 * How wide each of a card's pills may be, in pixels. Each hangs below its port; what its neighbours leave of their own
 * share is its, so that a long name beside short ones is read whole.
 * @example pillRoom(['Respondió', 'No se entendió', 'No enviado'])[1] // more than a third of the card
 */
export function pillRoom(labels: readonly string[]): number[] {
  const share = CARD_WIDTH / labels.length - BETWEEN;
  const needs = labels.map((label) => widthOf(label, SIZE) + AROUND);
  return needs.map((_own, at) => {
    const spare = [needs[at - 1], needs[at + 1]].flatMap((beside) =>
      beside === undefined ? [] : [Math.max(0, share - beside)],
    );
    return Math.floor(share + (spare.length > 0 ? Math.min(...spare) : 0));
  });
}
