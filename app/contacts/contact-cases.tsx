import { Link } from '@remix-run/react';
import { say } from '../../core/words';
import type { CaseListed } from '../../services/contacts';
import { paths } from '../http/paths';
import type { ContactPageData } from '../routes/_app.contacts.$contactId';
import { Badge, Status, type StatusKind } from '../ui/status';
import { useFormat, usePageContext, useWords } from '../words/page';
import { Section } from './section';

const SHOWN = 5;
const KINDS: Record<CaseListed['status'], StatusKind> = { open: 'wait', assigned: 'live', resolved: 'done' };

/** What a person of the team was called for, the newest first; nothing where that never was. */
export function ContactCases({ page }: { page: ContactPageData }) {
  const w = useWords();
  const format = useFormat();
  const { language } = usePageContext();
  const { cases, mayReadCases } = page;
  if (cases.length === 0) return null;
  return (
    <Section title={w('contacts.cases')}>
      <ul className="flex flex-col gap-2.5">
        {cases.slice(0, SHOWN).map((one) => {
          const why = one.reason ? say(one.reason, language) : w('thread.case.open');
          return (
            <li key={one.id} className="flex flex-col gap-0.5">
              <p className="flex items-baseline gap-2">
                {mayReadCases ? (
                  <Link to={paths.inbox(one.id)} prefetch="intent" className="min-w-0 font-medium hover:underline">
                    {why}
                  </Link>
                ) : (
                  <span className="min-w-0 font-medium">{why}</span>
                )}
                {one.test && <Badge>{w('runs.test')}</Badge>}
                <time dateTime={one.openedAt} className="ml-auto shrink-0 text-label text-ink-3">
                  {format.moment(one.openedAt)}
                </time>
              </p>
              <Status kind={KINDS[one.status]}>
                {w(`contacts.case.${one.status}`)}
                {one.ownerName && <span className="text-ink-3">· {one.ownerName}</span>}
              </Status>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
