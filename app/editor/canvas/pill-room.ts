import { CARD_WIDTH } from './geometry';

/** What the letters of a pill take, rather too much than too little, and what is around them. */
const NARROW = /[iljtfrI.,:;'()·¡!| ]/;
const WIDE = /[mwMW@%]/;
const widthOf = (letter: string) =>
  NARROW.test(letter) ? 3.4 : WIDE.test(letter) ? 9.2 : /\p{Lu}/u.test(letter) ? 7.2 : 6.1;
const AROUND = 10;
const BETWEEN = 2;
const needOf = (label: string) => [...label].reduce((sum, letter) => sum + widthOf(letter), AROUND);

/**
 * How wide each of a card's pills may be, in pixels. Each hangs below its port; what its neighbours leave of their own
 * share is its, so that a long name beside short ones is read whole.
 * @example pillRoom(['Respondió', 'No se entendió', 'No enviado'])[1] // more than a third of the card
 */
export function pillRoom(labels: readonly string[]): number[] {
  const share = CARD_WIDTH / labels.length - BETWEEN;
  const needs = labels.map(needOf);
  return needs.map((_own, at) => {
    const spare = [needs[at - 1], needs[at + 1]].flatMap((beside) =>
      beside === undefined ? [] : [Math.max(0, share - beside)],
    );
    return Math.floor(share + (spare.length > 0 ? Math.min(...spare) : 0));
  });
}
