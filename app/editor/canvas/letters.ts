/** How wide letters are in parts of their size, rather too much than too little: nothing is measured, there may be no screen. */
const NARROW = /[iljtfrI.,:;'()·¡!| ]/;
const WIDE = /[mwMW@%]/;
const shareOf = (letter: string) =>
  NARROW.test(letter) ? 0.31 : WIDE.test(letter) ? 0.84 : /\p{Lu}/u.test(letter) ? 0.66 : 0.56;

/** About as wide as `text` is in letters of this size, in pixels. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + shareOf(letter), 0) * size;

interface Line {
  /** Pixels across. */
  across: number;
  /** Of the letters, in pixels. */
  size: number;
}

/** The same where it must not be too little, whatever the letters are drawn with. */
const atMost = (text: string, size: number) => widthOf(text, size) * 1.05;

/** A text in lines of this width, broken between words; a word that is wider than that has a line of its own. */
export function linesOf(text: string, { across, size }: Line): string[] {
  const space = widthOf(' ', size);
  const lines: string[][] = [];
  let used = Infinity;
  for (const word of text.split(' ')) {
    const width = atMost(word, size);
    used += space + width;
    if (used <= across) lines.at(-1)?.push(word);
    else {
      lines.push([word]);
      used = width;
    }
  }
  return lines.map((words) => words.join(' '));
}

/** Whether a text can be read whole in so many lines; in doubt it is said not to. */
export const fits = (text: string, { lines, ...line }: Line & { lines: number }): boolean =>
  text.split(' ').every((word) => atMost(word, line.size) <= line.across) && linesOf(text, line).length <= lines;

/** As much of a line as there is room for, an ellipsis where something is left out. */
export function cutOff(text: string, { across, size }: Line): string {
  if (atMost(text, size) <= across) return text;
  let room = across - atMost('…', size);
  let kept = '';
  for (const letter of text) {
    room -= atMost(letter, size);
    if (room < 0) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}
