/** The GSM 03.38 default alphabet, without the escape. Accented Spanish capitals and á í ó ú are not in it. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿' +
    'abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Characters that cost an escape and so two septets, which no part may cut. */
const EXTENDED = new Set('^{}\\[~]|€\f');

/** How an SMS is cut up: `units` are septets (gsm7) or UTF-16 code units (ucs2). */
export interface SmsSegments {
  encoding: 'gsm7' | 'ucs2';
  units: number;
  parts: number;
  /** The characters that forced ucs2, each once: what an author may replace to halve the price. */
  outside: string[];
}

/**
 * Counts the parts an SMS is sent in (3GPP 23.038 and 23.040): 160 septets alone or 153 a part; 70 or 67 code units
 * once a single character lies outside the GSM alphabet.
 *
 * @example segmentsOf('Está listo').parts // 1, but in ucs2
 */
export function segmentsOf(text: string): SmsSegments {
  const characters = [...text];
  const outside = [...new Set(characters.filter((character) => !BASIC.has(character) && !EXTENDED.has(character)))];
  const costs =
    outside.length > 0
      ? characters.map((character) => character.length)
      : characters.map((character) => (EXTENDED.has(character) ? 2 : 1));
  const units = costs.reduce((sum, cost) => sum + cost, 0);
  const [alone, joined] = outside.length > 0 ? [70, 67] : [160, 153];
  return {
    encoding: outside.length > 0 ? 'ucs2' : 'gsm7',
    units,
    parts: units <= alone ? 1 : partsOf(costs, joined),
    outside,
  };
}

/** Fills parts one character after the other: an escape or a surrogate pair moves to the next part whole. */
function partsOf(costs: number[], size: number): number {
  let parts = 1;
  let used = 0;
  for (const cost of costs) {
    if (used + cost > size) {
      parts += 1;
      used = 0;
    }
    used += cost;
  }
  return parts;
}
