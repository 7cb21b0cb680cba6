import { type Context, Liquid } from 'liquidjs';
import { readInstant } from './durations';

/** Tags that read other templates, and filters that roll dice or hash: not in a message, not in a pure function. */
const TAGS_OUT = ['include', 'render', 'layout', 'block', 'tablerow'];
const FILTERS_OUT = ['sample', 'sha256', 'hmac_sha256', 'raw', 'inspect'];

/**
 * The one Liquid engine: no file system, own properties only, no clock but the run's, and bounded work (the limits
 * count steps, never time, so that the same template gives the same text everywhere).
 */
export function createLiquid(): Liquid {
  const liquid = new Liquid({
    templates: {},
    ownPropertyOnly: true,
    strictFilters: true,
    parseLimit: 600_000,
    memoryLimit: 1_000_000,
    locale: 'en-US',
    timezoneOffset: 'UTC',
  });
  for (const tag of TAGS_OUT) delete liquid.tags[tag];
  for (const filter of FILTERS_OUT) delete liquid.filters[filter];
  const { date } = liquid.filters;
  if (typeof date === 'function') {
    liquid.registerFilter(
      'date',
      function (this: ThisParameterType<typeof date>, value: unknown, format?: unknown, zone?: unknown) {
        const own = zoneOf(this.context, zone);
        const at = value === 'now' || value === 'today' ? nowOf(this.context) : readInstant(value, own);
        return at === null ? value : (date.call(this, new Date(at), format ?? '%d/%m/%Y', own) as unknown);
      },
    );
  }
  liquid.registerFilter('number', function (this: { context: Context }, value: unknown) {
    const amount = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof amount === 'number' && Number.isFinite(amount) ? numbersOf(this.context).format(amount) : value;
  });
  return liquid;
}

/** How many tags, outputs and texts one render may go through. */
export const RENDER_LIMITS = { templateLimit: 20_000, memoryLimit: 1_000_000 };

function zoneOf(context: Context, zone: unknown): string {
  if (typeof zone === 'string' && zone !== '') return zone;
  const own: unknown = context.getSync(['timeZone']);
  return typeof own === 'string' ? own : 'UTC';
}

/** Digits as whoever reads them writes them: 129.900 in Spanish, 129,900 in English. */
function numbersOf(context: Context): Intl.NumberFormat {
  const language: unknown = context.getSync(['contact', 'language']);
  return typeof language === 'string' && language.startsWith('en') ? ENGLISH : SPANISH;
}
const SPANISH = new Intl.NumberFormat('es-CO', { maximumFractionDigits: 2 });
const ENGLISH = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

function nowOf(context: Context): number | null {
  const now: unknown = context.getSync(['now']);
  return typeof now === 'number' ? now : null;
}
