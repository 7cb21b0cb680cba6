/** Text as people mean it: no case, no accents, no punctuation at the ends, single spaces. For matching what they write. */
export function fold(text: string): string {
  return text
    .slice(0, 2000)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}*#@.+-]+/gu, ' ')
    .replace(/^[\s.+-]+|[\s.]+$/g, '')
    .trim();
}

/** Whether folded `words` appear in folded `text` as whole words. */
export function holdsWords(text: string, words: string): boolean {
  return words !== '' && ` ${text} `.includes(` ${words} `);
}
