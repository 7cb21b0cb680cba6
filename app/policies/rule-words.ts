import type { Cap, DayHours } from '../../core/policy/types';
import type { ChannelName, Purpose } from '../../core/vocabulary';
import { channelWithin } from '../../core/words/format';
import type { Words } from '../words';

const listIn = (w: Words, names: readonly string[]) =>
  new Intl.ListFormat(w.language, { type: 'conjunction' }).format(names);

export const purposesIn = (w: Words, purposes: readonly Purpose[]) =>
  listIn(
    w,
    purposes.map((purpose) => w(`common.purpose.${purpose}`).toLocaleLowerCase(w.language)),
  );

export const channelsIn = (w: Words, channels: readonly ChannelName[]) =>
  listIn(
    w,
    channels.map((channel) => w(`common.channel.${channel}`)),
  );

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** A week as rows: `Monday to Friday`, `07:00-19:00`. Days in a row that open alike are one. Null: closed. */
export function weekIn(w: Words, days: DayHours): { days: string; hours: string | null }[] {
  const rows: { from: (typeof WEEKDAYS)[number]; to: (typeof WEEKDAYS)[number]; hours: string | null }[] = [];
  for (const day of WEEKDAYS) {
    const hours = (days[day] ?? []).map(([from, to]) => `${clock(from)}–${clock(to)}`).join(', ') || null;
    const last = rows.at(-1);
    if (last?.hours === hours) last.to = day;
    else rows.push({ from: day, to: day, hours });
  }
  return rows.map(({ from, to, hours }) => {
    const first = w(`policies.day.${from}`);
    // Days keep their capital within an English sentence only.
    const last = w.language === 'es' ? w(`policies.day.${to}`).toLocaleLowerCase('es') : w(`policies.day.${to}`);
    return { days: from === to ? first : w('policies.days', { from: first, to: last }), hours };
  });
}

/** Days where the hours make whole ones. */
export const lengthIn = (w: Words, hours: number) =>
  hours % 24 === 0 && hours > 24
    ? w('common.unit.days', { count: hours / 24 })
    : w('common.unit.hours', { count: hours });

/** What a cap counts and whom it holds, and how long a while it looks at. */
function partsIn(w: Words, cap: Cap) {
  const kind = cap.purpose
    ? w('policies.cap.purpose', { purpose: w(`common.purpose.${cap.purpose}`).toLocaleLowerCase(w.language) })
    : w('policies.cap.any');
  const scope = [
    kind,
    cap.channel && w('policies.cap.channel', { channel: channelWithin(cap.channel, w.language) }),
    cap.flow && w('policies.cap.flow', { flow: cap.flow }),
    cap.tag && w('policies.cap.tag', { tag: cap.tag }),
  ];
  const { window } = cap;
  return {
    scope: scope.filter(Boolean).join(' '),
    window:
      'calendar' in window
        ? w(`policies.cap.${window.calendar}`)
        : w('policies.cap.rolling', { length: lengthIn(w, window.hours) }),
  };
}

/** A cap as a sentence. */
export const capIn = (w: Words, cap: Cap) => w('policies.cap.line', { count: cap.max, ...partsIn(w, cap) });

/** The name of a cap's field. */
export const capNameIn = (w: Words, cap: Cap) => w('policies.cap.field', partsIn(w, cap));
