/** How wide letters are in parts of their size, rather too much than too little: nothing is measured, there may be no screen. */
const NARROW = /[iljtfrI.,:;'()·¡!| ]/;
const WIDE = /[mwMW@%]/;
const shareOf = (letter: string) =>
  NARROW.test(letter) ? 0.31 : WIDE.test(letter) ? 0.84 : /\p{Lu}/u.test(letter) ? 0.66 : 0.56;

/** About as wide as `text` is in letters of this size, in pixels. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + shareOf(letter), 0) * size;

interface Room {
  /** Pixels across. */
  across: number;
  lines: number;
  /** Of the letters, in pixels. */
  size: number;
}

/** Whether a text can be read whole in so many lines; in doubt it is said not to. */
export function fits(text: string, { across, lines, size }: Room): boolean {
  const space = widthOf(' ', size);
  let [used, line] = [-space, 1];
  for (const word of text.split(' ')) {
    const width = widthOf(word, size) * 1.05;
    if (width > across) return false;
    used += space + width;
    if (used > across) [used, line] = [width, line + 1];
  }
  return line <= lines;
}
