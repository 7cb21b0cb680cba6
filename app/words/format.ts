import type { Duration } from '../../core/document';
import type { Language } from '../../core/vocabulary';
import { createWords, localeOf } from './index';

/** The zone of a page served before the browser has told its own. */
const ZONE_BEFORE = 'America/Bogota';

export interface Format {
  number(value: number): string;
  percent(share: number): string;
  /** `Tue 3 Jun, 14:32` */
  moment(at: number | string | Date): string;
  /** `14:32` */
  time(at: number | string | Date): string;
  /** `Tue 3 Jun` */
  weekday(at: number | string | Date): string;
  /** `3 Jun 2025` */
  day(at: number | string | Date): string;
  /** `3 min ago`, `in 2 days` */
  since(at: number | string | Date, now: number): string;
  duration(duration: Duration): string;
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** `mar 3 jun, 14:32`: the words of a Spanish date without its commas and prepositions. */
function tidy(parts: readonly Intl.DateTimeFormatPart[]): string {
  const text = parts.map(({ value }) => value).join('');
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  if (!text.includes(' de ')) return text;
  return `${part('weekday')} ${part('day')} ${part('month')}, ${part('hour')}:${part('minute')}`;
}

/** Formats for one language and zone; everything is built once. */
export function createFormat(language: Language, timeZone: string | null): Format {
  const locale = localeOf(language);
  const zone = { timeZone: timeZone ?? ZONE_BEFORE };
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const moment = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...clock,
    ...zone,
  });
  const time = new Intl.DateTimeFormat(locale, { ...clock, ...zone });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', ...zone });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', ...zone });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const words = createWords(language);
  return {
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    moment: (at) => tidy(moment.formatToParts(new Date(at))),
    time: (at) => time.format(new Date(at)),
    weekday: (at) => weekday.format(new Date(at)).replace(' de ', ' '),
    day: (at) => day.format(new Date(at)),
    since(at, now) {
      const apart = new Date(at).getTime() - now;
      const [unit, length] = STEPS.find(([, step]) => Math.abs(apart) >= step) ?? ['minute', 60_000];
      return relative.format(Math.round(apart / length), unit);
    },
    duration: ({ amount, unit }) => words(`common.unit.${unit}`, { count: amount }),
  };
}
