import { Link } from '@remix-run/react';
import { CalendarClock, ShieldCheck, ShieldX, TimerReset } from 'lucide-react';
import { say } from '../../core/words';
import { CHANNELS, PURPOSES } from '../../core/vocabulary';
import { paths } from '../http/paths';
import type { ContactPageData } from '../routes/_app.contacts.$contactId';
import { DecisionDetails } from '../runs/decision-line';
import { useSearch } from '../shell/use-search';
import { ChannelGlyph } from '../ui/channel-glyph';
import { cx } from '../ui/cx';
import { Field } from '../ui/field';
import { Select } from '../ui/select';
import { Badge } from '../ui/status';
import { useFormat, usePageContext, useWords } from '../words/page';
import { Section } from './section';

const LOOKS = {
  allow: { icon: ShieldCheck, className: 'bg-done-soft text-done-ink' },
  defer: { icon: TimerReset, className: 'bg-wait-soft text-wait-ink' },
  suppress: { icon: ShieldX, className: 'bg-fail-soft text-fail-ink' },
} as const;

/** The rules asked now about a message that somebody chose; below, what they said when one was really to go out. */
export function WhyPanel({ page }: { page: ContactPageData }) {
  const w = useWords();
  return (
    <Section title={w('why.title')}>
      <Question page={page} />
      <Answer page={page} />
      <Story page={page} />
    </Section>
  );
}

function Question({ page: { why } }: { page: ContactPageData }) {
  const w = useWords();
  const [, change] = useSearch();
  const { asked, messages, templates } = why;
  return (
    <div className="flex flex-col gap-2">
      <Field label={w('why.message')}>
        {(parts) => (
          <Select
            {...parts}
            value={asked.message}
            options={[
              ...messages.map(({ id, name, flowName }) => ({ value: id, label: `${flowName}: ${name}` })),
              { value: 'other', label: w('why.message.other'), note: w('why.message.other.note') },
            ]}
            onChange={(message) => change({ message, channel: null, purpose: null, template: null, all: null })}
          />
        )}
      </Field>
      {asked.message === 'other' && (
        <div className="grid grid-cols-2 gap-2">
          <Field label={w('why.channel')}>
            {(parts) => (
              <Select
                {...parts}
                value={asked.channel}
                options={[
                  { value: 'any' as const, label: w('why.channel.any') },
                  ...CHANNELS.map((channel) => ({
                    value: channel,
                    label: w(`common.channel.${channel}`),
                    icon: <ChannelGlyph channel={channel} className="size-3.5" />,
                  })),
                ]}
                onChange={(channel) => change({ message: 'other', channel, template: null })}
              />
            )}
          </Field>
          <Field label={w('why.purpose')}>
            {(parts) => (
              <Select
                {...parts}
                value={asked.purpose}
                options={PURPOSES.map((purpose) => ({ value: purpose, label: w(`common.purpose.${purpose}`) }))}
                onChange={(purpose) => change({ message: 'other', purpose })}
              />
            )}
          </Field>
          {templates.length > 0 && (
            <Field label={w('why.template')} className="col-span-2">
              {(parts) => (
                <Select
                  {...parts}
                  value={asked.template}
                  options={[
                    ...templates.map(({ name, language }) => ({
                      value: `${name} ${language}`,
                      label: `${name} · ${language}`,
                    })),
                    { value: 'none', label: w('why.template.none') },
                  ]}
                  onChange={(template) => change({ message: 'other', template })}
                />
              )}
            </Field>
          )}
        </div>
      )}
    </div>
  );
}

function Answer({ page: { why } }: { page: ContactPageData }) {
  const w = useWords();
  const { language } = usePageContext();
  if (!why.answer) return null;
  const { verdict, headline, against, passed, next } = why.answer;
  const { icon: Icon, className } = LOOKS[verdict];
  return (
    <div>
      <div
        role="status"
        aria-label={w('why.now')}
        className={cx('flex flex-col gap-1 rounded-card px-3 py-2.5', className)}
      >
        <p className="text-label">{w('why.now')}</p>
        <p className="flex gap-2 font-medium">
          <Icon className="mt-px size-4 shrink-0" aria-hidden />
          {say(headline, language)}
        </p>
        {against.map((rule) => (
          <p key={rule.code + JSON.stringify(rule.params)} className="pl-6">
            {say(rule, language)}
          </p>
        ))}
        {next && (
          <p className="flex gap-2">
            <CalendarClock className="mt-px size-4 shrink-0" aria-hidden />
            {say(next, language)}
          </p>
        )}
      </div>
      {passed.length > 0 && (
        <details className="mt-2 text-label text-ink-3">
          <summary className="w-fit rounded-sm hover:text-ink">{w('why.rules')}</summary>
          <ol className="mt-1.5 flex flex-col gap-1 border-l-2 pl-3">
            {[...new Set(passed.map((rule) => say(rule, language)))].map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

function Story({ page: { why, mayReadRuns } }: { page: ContactPageData }) {
  const w = useWords();
  const format = useFormat();
  const { language } = usePageContext();
  const [params] = useSearch();
  const all = new URLSearchParams(params);
  all.set('all', '1');
  const { decisions, hidden, refused } = why;
  return (
    <>
      <h3 className="mt-1 text-label font-medium text-ink-2">{w('why.recorded')}</h3>
      {decisions.length === 0 && (
        <p className="text-label text-ink-3">{w(hidden > 0 ? 'why.recorded.none.this' : 'why.recorded.none')}</p>
      )}
      {decisions.length > 0 && (
        <ol aria-label={w('why.recorded')} className="flex flex-col gap-2.5">
          {decisions.slice(0, params.get('all') ? decisions.length : 6).map((decision) => (
            <li key={decision.id} className="group/entry">
              <p className="flex items-center gap-2 text-label text-ink-3">
                <time dateTime={decision.at}>{format.moment(decision.at)}</time>
                {decision.test && <Badge>{w('runs.test')}</Badge>}
              </p>
              <DecisionDetails decision={decision} />
              {decision.reason && (
                <p className="pl-5.5 text-label text-ink-2 group-has-[details[open]]/entry:hidden">
                  {say(decision.reason, language)}
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
      {(hidden > 0 || (decisions.length > 6 && !params.get('all'))) && (
        <Link
          to={`?${all.toString()}`}
          replace
          preventScrollReset
          className="w-fit text-label text-accent hover:underline"
        >
          {w('why.recorded.all')}
        </Link>
      )}
      {refused.length > 0 && (
        <>
          <h3 className="mt-1 text-label font-medium text-ink-2">{w('why.refused')}</h3>
          <ul aria-label={w('why.refused')} className="flex flex-col gap-1">
            {refused.map(({ run, at, said }) => (
              <li key={run} className="flex items-baseline justify-between gap-2">
                {mayReadRuns ? (
                  <Link to={paths.run(run)} className="hover:underline">
                    {say(said, language)}
                  </Link>
                ) : (
                  <span>{say(said, language)}</span>
                )}
                <time dateTime={at} className="shrink-0 text-label text-ink-3">
                  {format.moment(at)}
                </time>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
