/** What a whole message means to the contact policy, before any flow or understanding sees it. */
export type Keyword = { type: 'opt_out' | 'opt_in' | 'help'; word: string } | { type: null };

export interface KeywordOptions {
  /** A double opt-in waits for its answer: only then does a plain yes mean consent. */
  pendingOptIn?: boolean;
  /** The workspace's own words on top of ours, in any spelling. */
  words?: { opt_out?: readonly string[]; opt_in?: readonly string[]; help?: readonly string[] };
}

/** Written as `normalise` leaves them. English from the lists of carriers and the FCC; the rest are our own (channels.md 8.3). */
const WORDS = {
  opt_out: [
    // es
    ...['BAJA', 'ALTO', 'CANCELAR', 'CANCELA', 'PARAR', 'PARE', 'STOP', 'SALIR', 'DETENER', 'BASTA', 'NO MAS'],
    ...['NO MOLESTAR', 'ELIMINAR', 'DESUSCRIBIR', 'DARME DE BAJA', 'QUITAR'],
    // en
    ...['STOPALL', 'STOP ALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPT OUT', 'OPTOUT', 'REMOVE'],
    // pt
    ...['SAIR', 'REMOVER', 'DESCADASTRAR', 'DESINSCREVER'],
    // fr
    'ARRET',
  ],
  opt_in: ['START', 'UNSTOP', 'SUBSCRIBE', 'ALTA', 'ACEPTO', 'SUSCRIBIR', 'INSCREVER'],
  help: ['HELP', 'INFO', 'AYUDA', 'AJUDA'],
} as const;
const YES = ['YES', 'SI', 'SIM'];

/** Upper case, without accents and punctuation, single spaces: "¡No más!" becomes "NO MAS". */
export function normalise(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toUpperCase();
}

/**
 * Matches a message against the words that the law obeys. Only the whole message counts, since "cancelar mi pedido" is business; a tapped
 * button is an answer to its step and must not be passed here.
 * @example matchKeyword('¡Baja!') // { type: 'opt_out', word: 'BAJA' }
 */
export function matchKeyword(text: string, options: KeywordOptions = {}): Keyword {
  const word = normalise(text);
  if (word === '') return { type: null };
  for (const type of ['opt_out', 'opt_in', 'help'] as const) {
    const ours: readonly string[] = WORDS[type];
    if (ours.includes(word) || options.words?.[type]?.some((own) => normalise(own) === word)) return { type, word };
  }
  if (options.pendingOptIn && YES.includes(word)) return { type: 'opt_in', word };
  return { type: null };
}
