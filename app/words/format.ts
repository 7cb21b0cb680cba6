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

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Formats for one language and zone. Each is built once, when it is first used: `Intl` takes its time. */
export function createFormat(language: Language, zone: string | null): Format {
  const timeZone = zone ?? ZONE_BEFORE;
  const locale = localeOf(language);
  const dates = (options: Intl.DateTimeFormatOptions) =>
    once(() => new Intl.DateTimeFormat(locale, { ...options, timeZone }));
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const weekdayOf = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  const number = once(() => new Intl.NumberFormat(locale));
  const percent = once(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }));
  const moment = dates({ ...weekdayOf, ...clock });
  const time = dates(clock);
  const weekday = dates(weekdayOf);
  const day = dates({ day: 'numeric', month: 'short', year: 'numeric' });
  const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }));
  const words = createWords(language);
  return {
    number: (value) => number().format(value),
    percent: (share) => percent().format(share),
    moment: (at) => tidy(moment().formatToParts(new Date(at))),
    time: (at) => time().format(new Date(at)),
    weekday: (at) => weekday().format(new Date(at)).replace(' de ', ' '),
    day: (at) => day().format(new Date(at)),
    since(at, now) {
      const apart = new Date(at).getTime() - now;
      const [unit, length] = STEPS.find(([, step]) => Math.abs(apart) >= step) ?? ['minute', 60_000];
      return relative().format(Math.round(apart / length), unit);
    },
    duration: ({ amount, unit }) => words(`common.unit.${unit}`, { count: amount }),
  };
}
