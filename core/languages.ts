/**
 * Languages of content: BCP 47 tags such as `es-CO`. Contacts and providers write them in several ways (`es_CO`, `ES-co`);
 * they are compared in one.
 *
 * @example tagOf('es_co') // 'es-CO'
 */
export function tagOf(language: string): string {
  const [base = '', ...rest] = language.trim().split(/[-_]/);
  const parts = rest.map((part) =>
    part.length === 2
      ? part.toUpperCase()
      : part.length === 4
        ? part[0]?.toUpperCase() + part.slice(1).toLowerCase()
        : part,
  );
  return [base.toLowerCase(), ...parts].join('-');
}

/** The language itself, without its country: `es` of `es-CO`. */
export const baseOf = (language: string): string => tagOf(language).split('-')[0] ?? '';

/**
 * In which order the contents of a message are looked through for somebody: in exactly their language; in their language
 * without a country; in their language as spoken elsewhere, by `order`; then `order` itself; then whatever else was
 * written. `order` is the flow's own list of languages, which its authors put in order.
 *
 * @param wanted the contact's language; null: not known
 * @param there the languages that something was written in
 * @returns those of `there` as they are written there, best first
 * @example fallbackChain('es-MX', ['en', 'es-CO'], ['en', 'es-CO']) // ['es-CO', 'en']
 */
export function fallbackChain(wanted: string | null, order: readonly string[], there: Iterable<string>): string[] {
  const ranks = new Map(order.map((language, at) => [tagOf(language), at]));
  const [exact, base] = wanted === null ? ['', ''] : [tagOf(wanted), baseOf(wanted)];
  const near = (tag: string) =>
    wanted === null ? 3 : tag === exact ? 0 : tag === base ? 1 : baseOf(tag) === base ? 2 : 3;
  return [...there]
    .map((language, at) => {
      const tag = tagOf(language);
      return { language, near: near(tag), rank: ranks.get(tag) ?? order.length + at };
    })
    .sort((a, b) => a.near - b.near || a.rank - b.rank)
    .map(({ language }) => language);
}
