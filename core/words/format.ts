import type { JsonObject } from '../json';
import type { Language } from '../vocabulary';
import { show } from './sentence';

const LOCALES: Record<Language, string> = { es: 'es-CO', en: 'en-GB' };
const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(language: Language, zone: string): Intl.DateTimeFormat {
  const key = `${language}|${zone}`;
  const known = formats.get(key);
  if (known) return known;
  const options: Intl.DateTimeFormatOptions = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  };
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: zone });
  } catch {
    // A zone that this machine does not know must not lose the sentence.
    format = new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: 'UTC' });
  }
  formats.set(key, format);
  return format;
}

/** Cities that a zone's id writes without its accents, or that have a name of their own in a language. */
const CITIES: Record<Language, Record<string, string>> = {
  es: {
    'America/Asuncion': 'Asunción',
    'America/Bogota': 'Bogotá',
    'America/Cancun': 'Cancún',
    'America/Guatemala': 'Ciudad de Guatemala',
    'America/Havana': 'La Habana',
    'America/Mexico_City': 'Ciudad de México',
    'America/New_York': 'Nueva York',
    'America/Panama': 'Ciudad de Panamá',
    'America/Sao_Paulo': 'São Paulo',
    'Atlantic/Canary': 'Canarias',
    'Europe/London': 'Londres',
  },
  en: { 'America/Sao_Paulo': 'São Paulo' },
};

/** A zone as people say it: `America/Mexico_City` is Ciudad de México. */
export const cityOf = (zone: string, language: Language): string =>
  CITIES[language][zone] ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** A number in the digits of a language; anything else as it is. */
export const inDigits = (value: unknown, language: Language): string =>
  typeof value === 'number' ? new Intl.NumberFormat(LOCALES[language]).format(value) : show(value);

/** An instant in milliseconds as a moment in `zone` (UTC when absent), with its city: "Tue 24 Nov, 10:00, Bogota". */
export function moment(value: unknown, zone: unknown, language: Language): string {
  if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > 8.64e15) return '—';
  const place = typeof zone === 'string' && zone !== '' ? zone : 'UTC';
  return `${dateFormat(language, place).format(value)}, ${cityOf(place, language)}`;
}

const UNITS: Record<Language, Record<string, [one: string, many: string]>> = {
  es: {
    seconds: ['segundo', 'segundos'],
    minutes: ['minuto', 'minutos'],
    hours: ['hora', 'horas'],
    days: ['día', 'días'],
    weeks: ['semana', 'semanas'],
    months: ['mes', 'meses'],
  },
  en: {
    seconds: ['second', 'seconds'],
    minutes: ['minute', 'minutes'],
    hours: ['hour', 'hours'],
    days: ['day', 'days'],
    weeks: ['week', 'weeks'],
    months: ['month', 'months'],
  },
};

/** A duration given as `amount` and `unit` params: "1 day", "7 días". */
export function span(params: JsonObject, language: Language): string {
  const amount = typeof params.amount === 'number' ? params.amount : 0;
  const unit = typeof params.unit === 'string' ? UNITS[language][params.unit] : undefined;
  return unit ? `${amount} ${amount === 1 ? unit[0] : unit[1]}` : String(amount);
}

const CHANNEL_NAMES: Record<string, Record<Language, string>> = {
  whatsapp: { es: 'WhatsApp', en: 'WhatsApp' },
  rcs: { es: 'RCS', en: 'RCS' },
  sms: { es: 'SMS', en: 'SMS' },
  email: { es: 'Correo', en: 'Email' },
  voice: { es: 'Voz', en: 'Voice' },
  webchat: { es: 'Chat web', en: 'Web chat' },
};

const ANSWERS: Record<string, Record<Language, string>> = {
  text: { es: 'texto', en: 'text' },
  choice: { es: 'una opción', en: 'one choice' },
  yes_no: { es: 'sí o no', en: 'yes or no' },
  number: { es: 'un número', en: 'a number' },
  date: { es: 'una fecha', en: 'a date' },
  email: { es: 'un correo', en: 'an email' },
  phone: { es: 'un teléfono', en: 'a phone' },
  national_id: { es: 'un documento', en: 'a national ID' },
};

/** What a question takes for an answer, as people say it. */
export const answerName = (value: unknown, language: Language): string =>
  typeof value === 'string' ? (ANSWERS[value]?.[language] ?? value) : '';

/** A channel's name as people say it; a list of them joined by `separator`. */
export function channelName(value: unknown, language: Language, separator = ', '): string {
  if (Array.isArray(value)) return value.map((one) => channelName(one, language)).join(separator);
  return typeof value === 'string' ? (CHANNEL_NAMES[value]?.[language] ?? value) : '';
}

const COMMON_NOUNS = new Set(['email', 'voice', 'webchat']);

/** The same within a sentence: marks keep their capitals, common words lose them. */
export function channelWithin(value: unknown, language: Language): string {
  if (Array.isArray(value)) return value.map((one) => channelWithin(one, language)).join(', ');
  const name = channelName(value, language);
  return typeof value === 'string' && COMMON_NOUNS.has(value) ? name.toLowerCase() : name;
}

const languageNames = new Map<Language, Intl.DisplayNames>();

/** A language as it is called within a sentence: `español (Colombia)`; a tag that nobody knows as it is. */
export function languageName(tag: unknown, language: Language): string {
  if (typeof tag !== 'string') return '';
  const names = languageNames.get(language) ?? new Intl.DisplayNames(LOCALES[language], { type: 'language' });
  languageNames.set(language, names);
  try {
    return names.of(tag) ?? tag;
  } catch {
    // What a provider calls it, such as `es_MX`.
    return tag;
  }
}
