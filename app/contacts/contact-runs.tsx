import { Link } from '@remix-run/react';
import { say } from '../../core/words';
import type { ContactRun } from '../../services/contacts';
import { paths } from '../http/paths';
import { RunState } from '../runs/run-state';
import type { ContactPageData } from '../routes/_app.contacts.$contactId';
import { Badge } from '../ui/status';
import { useFormat, usePageContext, useWords } from '../words/page';
import { Section } from './section';

const SHOWN = 8;

/** The flows they went through, are in, or were not let into; a link for those who may read runs. */
export function ContactRuns({ page }: { page: ContactPageData }) {
  const w = useWords();
  const format = useFormat();
  const { runs, mayReadRuns } = page;
  return (
    <Section
      title={w('contacts.runs')}
      aside={
        mayReadRuns &&
        runs.length > SHOWN && (
          <Link to={paths.runs({ contact: page.contact.id })} className="text-label text-accent hover:underline">
            {w('contacts.runs.all')}
          </Link>
        )
      }
    >
      {runs.length === 0 && <p className="text-label text-ink-3">{w('contacts.runs.none')}</p>}
      <ul className="flex flex-col gap-2.5">
        {runs.slice(0, SHOWN).map((run) => (
          <li key={run.id} className="flex flex-col gap-0.5">
            <p className="flex items-center gap-2">
              {mayReadRuns ? (
                <Link to={paths.run(run.id)} prefetch="intent" className="min-w-0 truncate font-medium hover:underline">
                  {run.flowName}
                </Link>
              ) : (
                <span className="min-w-0 truncate font-medium">{run.flowName}</span>
              )}
              {run.test && <Badge>{w('runs.test')}</Badge>}
              <time dateTime={run.startedAt} className="ml-auto shrink-0 text-label text-ink-3">
                {format.moment(run.startedAt)}
              </time>
            </p>
            <RunState run={{ ...run, nodeName: null, nodeKind: null }} />
            {run.status === 'refused' && <Refusal run={run} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Refusal({ run }: { run: ContactRun }) {
  const { language } = usePageContext();
  const code = run.outcome?.code;
  const said = { code: typeof code === 'string' ? code : 'entry.refused', params: { flow: run.flowName } };
  return <p className="text-label text-ink-3">{say(said, language)}</p>;
}
