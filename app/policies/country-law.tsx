import type { ReactNode } from 'react';
import { PURPOSES } from '../../core/vocabulary';
import { isWordKey } from '../words';
import { useFormat, useWords } from '../words/page';
import type { Law } from './load.server';
import { capIn, purposesIn } from './rule-words';
import { Section } from './section';
import { Week } from './week';

/** The law of one country, each rule with where it stands. */
export function CountryLaw({ law }: { law: Law }) {
  const w = useWords();
  // A date of the law has no hour and no zone.
  const format = useFormat('UTC');
  const country = new Intl.DisplayNames([w.language], { type: 'region' }).of(law.country) ?? law.country;
  /** What we took a rule of this country to mean, where it needs saying. */
  const reading = (rule: string) => {
    const key = `policies.law.${law.country}.${rule}`;
    return isWordKey(key) && <span className="block text-label text-ink-3">{w(key)}</span>;
  };
  return (
    <Section
      title={w('policies.law', { country })}
      note={w('policies.law.reviewed', { day: format.day(law.reviewedOn) })}
    >
      {law.hours.map(({ id, purposes, days, cite }) => {
        const title = w('policies.law.hours', { purposes: purposesIn(w, purposes) });
        return (
          <Rule key={id} source={cite.source}>
            <span className="mb-1 block">{title}</span>
            <Week days={days} holidaysClosed label={title} />
          </Rule>
        );
      })}
      {law.caps.map(({ cap, cite }) => (
        <Rule key={cap.id} source={cite.source}>
          {capIn(w, cap)}.
        </Rule>
      ))}
      {law.oneChannelAWeek && (
        <Rule source={law.oneChannelAWeek.cite.source}>
          {w('policies.law.oneChannel', { purposes: purposesIn(w, law.oneChannelAWeek.purposes) })}
          {reading('week')}
        </Rule>
      )}
      {PURPOSES.map((purpose) => {
        const cite = law.exempt[purpose];
        return cite ? (
          <Rule key={purpose} source={cite.source}>
            {w('policies.law.exempt', { purpose: w(`common.purpose.${purpose}`) })}
            {reading(purpose)}
          </Rule>
        ) : null;
      })}
      <div>
        <p className="text-label text-ink-3">{w('policies.law.holidays')}</p>
        <ul aria-label={w('policies.law.holidays')} className="mt-1 flex flex-wrap gap-x-6 gap-y-1">
          {law.holidays.map(({ date, name }) => (
            <li key={date}>
              <time dateTime={date} className="text-ink-3">
                {format.weekday(date)}
              </time>{' '}
              {name}
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}

const Rule = ({ source, children }: { source: string; children: ReactNode }) => (
  <div className="flex items-start justify-between gap-6">
    <div className="min-w-0 flex-1">{children}</div>
    <cite className="max-w-60 shrink-0 text-right text-label text-ink-3 not-italic">{source}</cite>
  </div>
);
