import { describe, expect, it } from 'vitest';
import { fallbackChain, tagOf } from './languages';

describe('the language of a content', () => {
  it.each([
    ['es', 'es'],
    ['es_CO', 'es-CO'],
    ['ES-co', 'es-CO'],
    [' pt-br ', 'pt-BR'],
    ['zh_hant_tw', 'zh-Hant-TW'],
  ])('%s is %s however it is written', (written, tag) => {
    expect(tagOf(written)).toBe(tag);
  });

  const order = ['es-CO', 'es-MX', 'pt-BR', 'en'];
  it.each<[why: string, wanted: string | null, order: string[], there: string[], chain: string[]]>([
    ['their own first', 'es-MX', order, order, ['es-MX', 'es-CO', 'pt-BR', 'en']],
    ['their own, as the CRM writes it', 'ES_mx', order, order, ['es-MX', 'es-CO', 'pt-BR', 'en']],
    ['their language without a country', 'es-AR', ['es-CO', 'es'], ['es-CO', 'es'], ['es', 'es-CO']],
    ['their language as spoken elsewhere, in our order', 'es-AR', order, order, ['es-CO', 'es-MX', 'pt-BR', 'en']],
    ['their language before an earlier one of the order', 'es-AR', ['en', 'es-MX'], ['en', 'es-MX'], ['es-MX', 'en']],
    ['another country where only the language is known', 'es', order, ['en', 'es-MX'], ['es-MX', 'en']],
    ['our order for a language nobody wrote in', 'fr', order, ['en', 'pt-BR', 'es-MX'], ['es-MX', 'pt-BR', 'en']],
    ['our order for somebody whose language is not known', null, order, ['en', 'es-CO'], ['es-CO', 'en']],
    ['another order, another answer', null, ['en', 'es-CO'], ['es-CO', 'en'], ['en', 'es-CO']],
    ['a missing translation is passed over', 'es-MX', order, ['es-CO', 'en'], ['es-CO', 'en']],
    ['what nobody listed comes last, as it was written', 'fr', ['en'], ['de', 'en', 'it'], ['en', 'de', 'it']],
    ['nothing where nothing was written', 'es', order, [], []],
  ])('%s', (_, wanted, ours, there, chain) => {
    expect(fallbackChain(wanted, ours, there)).toEqual(chain);
  });
});
