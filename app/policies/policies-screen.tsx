import type { Policies } from '../../core/policy/types';
import { CHANNELS, PURPOSES } from '../../core/vocabulary';
import { Screen } from '../shell/screen';
import { useFormat, useWords } from '../words/page';
import { CapsSection } from './caps-section';
import { CountryLaw } from './country-law';
import { KillSwitch } from './kill-switch';
import type { LoadedPolicies } from './load.server';
import { channelsIn, lengthIn, purposesIn } from './rule-words';
import { Section } from './section';
import { Week } from './week';

/** The contact rules in force, as sentences that a marketer and a lawyer can both read. */
export function PoliciesScreen({
  page,
  mayStop,
  mayRule,
}: {
  page: LoadedPolicies;
  mayStop: boolean;
  mayRule: boolean;
}) {
  const w = useWords();
  const { document, version } = page.current;
  return (
    <Screen
      crumbs={[{ label: w('policies.title') }]}
      actions={<span className="text-label text-ink-3">{w('policies.version', { version })}</span>}
    >
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto max-w-3xl px-6 py-6">
          <p className="mb-4 text-ink-2">{w('policies.lead')}</p>
          <KillSwitch page={page} may={mayStop} />
          {page.packs.map((law) => (
            <CountryLaw key={law.country} law={law} />
          ))}
          <Hours hours={document.hours} />
          <CapsSection caps={document.caps} version={version} may={mayRule} />
          <Rests document={document} />
          <Section title={w('policies.consent')}>
            <dl className="grid w-fit grid-cols-[auto_1fr] gap-x-8 gap-y-1.5">
              {PURPOSES.map((purpose) => (
                <div key={purpose} className="contents">
                  <dt className="text-ink-2">{w(`common.purpose.${purpose}`)}</dt>
                  <dd>{w(`policies.need.${document.consent[purpose]}`)}</dd>
                </div>
              ))}
            </dl>
          </Section>
          <History history={page.history} />
        </div>
      </div>
    </Screen>
  );
}

function Hours({ hours }: { hours: Policies['hours'] }) {
  const w = useWords();
  return (
    <Section title={w('policies.hours')} note={w('policies.hours.zone')}>
      {hours ? (
        <>
          <p>
            {w(CHANNELS.every((one) => hours.channels.includes(one)) ? 'policies.hours.any' : 'policies.hours.for', {
              purposes: purposesIn(w, hours.purposes),
              channels: channelsIn(w, hours.channels),
            })}
          </p>
          <Week days={hours.days} holidaysClosed={hours.closedOnHolidays === true} label={w('policies.hours')} />
          {hours.closedDates && hours.closedDates.length > 0 && (
            <p>{w('policies.hours.dates', { dates: hours.closedDates.join(', ') })}</p>
          )}
        </>
      ) : (
        <p className="text-ink-3">{w('policies.hours.none')}</p>
      )}
    </Section>
  );
}

function Rests({ document }: { document: Policies }) {
  const w = useWords();
  const { coolDowns, sameIntentHours, openCaseHolds } = document;
  return (
    <Section title={w('policies.rests')}>
      <ul aria-label={w('policies.rests')} className="flex flex-col gap-1.5">
        {coolDowns.map((rest) => (
          <li key={rest.id}>
            {w('policies.rest.line', {
              after: w(`policies.after.${rest.after}`),
              length: lengthIn(w, rest.hours),
              purposes: purposesIn(w, rest.purposes),
            })}
          </li>
        ))}
        {sameIntentHours > 0 && <li>{w('policies.same', { length: lengthIn(w, sameIntentHours) })}</li>}
        {openCaseHolds.length > 0 && <li>{w('policies.case', { purposes: purposesIn(w, openCaseHolds) })}</li>}
      </ul>
    </Section>
  );
}

function History({ history }: { history: LoadedPolicies['history'] }) {
  const w = useWords();
  const format = useFormat();
  return (
    <Section title={w('policies.history')}>
      <ol aria-label={w('policies.history')} className="flex flex-col gap-2">
        {history.map(({ version, by, reason, at }) => (
          <li key={version} className="flex items-baseline justify-between gap-4">
            <span className="min-w-0">
              {w('policies.history.line', { version, by: by === 'system' ? w('policies.system') : by })}
              {reason && <span className="text-ink-3"> · {reason}</span>}
            </span>
            <time dateTime={at} className="shrink-0 text-label text-ink-3">
              {format.moment(at)}
            </time>
          </li>
        ))}
      </ol>
    </Section>
  );
}
