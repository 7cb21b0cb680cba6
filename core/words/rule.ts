import { RuleSchema, type Operator, type Rule } from '../document';
import type { Json } from '../json';
import type { Language } from '../vocabulary';
import { channelWithin, languageName } from './format';

const FIELDS: Record<string, Record<Language, string>> = {
  'contact.name': { es: 'nombre', en: 'name' },
  'contact.language': { es: 'idioma', en: 'language' },
  'contact.country': { es: 'país', en: 'country' },
  'contact.timeZone': { es: 'zona horaria', en: 'time zone' },
  'contact.tags': { es: 'etiquetas', en: 'tags' },
  channel: { es: 'canal', en: 'channel' },
  'reply.text': { es: 'respuesta', en: 'reply' },
  now: { es: 'ahora', en: 'now' },
};

const SAID: Record<Language, Record<Operator, string>> = {
  es: {
    eq: '{field} es {value}',
    ne: '{field} no es {value}',
    gt: '{field} más de {value}',
    gte: '{field} al menos {value}',
    lt: '{field} menos de {value}',
    lte: '{field} como máximo {value}',
    in: '{field} es {value}',
    not_in: '{field} no es {value}',
    contains: '{field} contiene {value}',
    not_contains: '{field} no contiene {value}',
    starts_with: '{field} empieza con {value}',
    is_set: '{field} tiene valor',
    is_not_set: '{field} sin valor',
  },
  en: {
    eq: '{field} is {value}',
    ne: '{field} is not {value}',
    gt: '{field} more than {value}',
    gte: '{field} at least {value}',
    lt: '{field} less than {value}',
    lte: '{field} at most {value}',
    in: '{field} is {value}',
    not_in: '{field} is not {value}',
    contains: '{field} contains {value}',
    not_contains: '{field} does not contain {value}',
    starts_with: '{field} begins with {value}',
    is_set: '{field} has a value',
    is_not_set: '{field} is empty',
  },
};
const WORDS = {
  es: { all: ' y ', any: ' o ', not: 'no se cumple que ', true: 'sí', false: 'no' },
  en: { all: ' and ', any: ' or ', not: 'it is not so that ', true: 'yes', false: 'no' },
} as const;
const LOCALES: Record<Language, string> = { es: 'es-CO', en: 'en-GB' };

/**
 * A rule as a person would say it, for wires and lists; empty while a condition has no field yet.
 * @example sayRule({ field: 'event.amount', op: 'gt', value: 100000 }, 'es') // 'amount más de 100.000'
 */
export function sayRule(rule: Rule, language: Language): string {
  const words = WORDS[language];
  if ('expression' in rule) return rule.expression.trim();
  if ('field' in rule) return sayCondition(rule, language);
  if ('not' in rule) {
    const inner = sayRule(rule.not, language);
    return inner && `${words.not}${inner}`;
  }
  const [parts, word] = 'all' in rule ? [rule.all, words.all] : [rule.any, words.any];
  const said = parts.map((part) => ({ text: sayRule(part, language), group: 'all' in part || 'any' in part }));
  return said
    .filter(({ text }) => text !== '')
    .map(({ text, group }, _, { length }) => (group && length > 1 ? `(${text})` : text))
    .join(word);
}

/** The cases of a branch, each by its name, or by what it asks where it has none. */
export const sayCases = (cases: Json | undefined, language: Language): string =>
  (Array.isArray(cases) ? cases : [])
    .map((each) => {
      if (typeof each === 'string') return each;
      const rule = RuleSchema.safeParse(each);
      return rule.success ? sayRule(rule.data, language) : '';
    })
    .filter((said) => said !== '')
    .join(', ');

function sayCondition({ field, op, value }: Extract<Rule, { field: string }>, language: Language): string {
  if (field === '') return '';
  const said =
    field === 'channel' && typeof value === 'string'
      ? channelWithin(value, language)
      : field === 'contact.language' && typeof value === 'string' && value !== ''
        ? languageName(value, language)
        : sayValue(value, language, op);
  return SAID[language][op].replace('{field}', () => sayField(field, language)).replace('{value}', () => said);
}

/** What a field is called: its name in words, or the last step of its path. */
export const sayField = (path: string, language: Language): string =>
  FIELDS[path]?.[language] ?? (path.split('.').at(-1) ?? path).replaceAll('_', ' ');

function sayValue(value: Json | undefined, language: Language, op: Operator): string {
  if (Array.isArray(value)) return value.map((item) => sayValue(item, language, op)).join(WORDS[language].any);
  if (typeof value === 'number') return value.toLocaleString(LOCALES[language]);
  if (typeof value === 'boolean') return WORDS[language][`${value}`];
  return value === undefined || value === null || value === ''
    ? '…'
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);
}
