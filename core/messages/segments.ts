/** How a text message travels: what it costs and where it is cut. */
export interface Segments {
  encoding: 'gsm7' | 'ucs2';
  /** Septets or UTF-16 code units over all parts, escapes included. */
  units: number;
  /** The text of each part, in order; one part for a text that fits. */
  parts: string[];
  /** Characters that forced UCS-2, each once, in order: what an editor would offer to transliterate. */
  forcing: string[];
}

/** GSM 03.38 basic table (3GPP 23.038 6.2.1). Note what Spanish misses: á í ó ú, and typographic quotes. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Extension table: an escape and a septet each. */
const EXTENDED = new Set('^{}\\[~]|€\f');

const LIMITS = { gsm7: { single: 160, part: 153 }, ucs2: { single: 70, part: 67 } } as const;

/** Whole characters never split: a surrogate pair stays together in UCS-2, an escape with its septet in GSM-7. */
function cut(characters: readonly string[], cost: (character: string) => number, size: number): string[] {
  const parts: string[] = [];
  let current = '';
  let used = 0;
  for (const character of characters) {
    const units = cost(character);
    if (used + units > size) {
      parts.push(current);
      current = '';
      used = 0;
    }
    current += character;
    used += units;
  }
  parts.push(current);
  return parts;
}

/**
 * Cuts an SMS into the parts that the network sends and bills. GSM-7 takes 160 septets, or 153 a part; one character outside its
 * table makes the whole text UCS-2: 70 code units, or 67 a part (channels.md 3.3).
 * @example segments('Su pedido llegó').encoding // 'ucs2', because of ó
 */
export function segments(text: string): Segments {
  const characters = Array.from(text);
  const forcing = [...new Set(characters.filter((one) => !BASIC.has(one) && !EXTENDED.has(one)))];
  const encoding = forcing.length > 0 ? 'ucs2' : 'gsm7';
  const cost = encoding === 'gsm7' ? (one: string) => (EXTENDED.has(one) ? 2 : 1) : (one: string) => one.length;
  const units = characters.reduce((sum, one) => sum + cost(one), 0);
  const limit = LIMITS[encoding];
  const parts = units <= limit.single ? [text] : cut(characters, cost, limit.part);
  return { encoding, units, parts, forcing };
}

const PLAIN: Record<string, string> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
  '…': '...',
  '•': '*',
  º: 'o',
  ª: 'a',
  '\u00a0': ' ',
  '\t': ' ',
};

/**
 * The same text in characters that GSM-7 has, where one comes near: "á" to "a", curly quotes to straight ones. What has no near one
 * (emoji) stays. Offered to an author, never applied unasked: it changes the words.
 */
export function transliterate(text: string): string {
  return Array.from(text, (one) => {
    if (BASIC.has(one) || EXTENDED.has(one)) return one;
    const plain = PLAIN[one] ?? one.normalize('NFD').replace(/\p{M}/gu, '');
    return Array.from(plain).every((each) => BASIC.has(each)) ? plain : one;
  }).join('');
}
