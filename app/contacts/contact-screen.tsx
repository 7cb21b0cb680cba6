import { Link } from '@remix-run/react';
import { Download } from 'lucide-react';
import { paths } from '../http/paths';
import type { ContactPageData } from '../routes/_app.contacts.$contactId';
import { AsOf } from '../shell/as-of';
import { Screen } from '../shell/screen';
import { useLive } from '../shell/use-live';
import { useSearch } from '../shell/use-search';
import { ThreadView } from '../thread/thread-view';
import { buttonLook } from '../ui/button';
import { Status } from '../ui/status';
import { useWords } from '../words/page';
import { Attributes } from './attributes';
import { ConsentMatrix } from './consent-matrix';
import { ContactCases } from './contact-cases';
import { ContactHeader } from './contact-header';
import { ContactRuns } from './contact-runs';
import { nameIn } from './name-in';
import { WhyPanel } from './why-panel';

/** One customer: who they are, their whole thread, what they allowed, and why they are contacted or not. */
export function ContactScreen({ page }: { page: ContactPageData }) {
  const w = useWords();
  const { contact, chain } = page;
  const fresh = useLive(`contact:${contact.id}`);
  return (
    <Screen
      crumbs={[{ label: w('contacts.title'), to: paths.contacts() }, { label: nameIn(w, contact) }]}
      actions={
        <>
          <AsOf fresh={fresh} />
          {page.mayExport && (
            <a href={paths.contactExport(contact.id)} download className={buttonLook()}>
              <Download className="size-3.5" aria-hidden />
              {w('contacts.export')}
            </a>
          )}
        </>
      }
    >
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          <ContactHeader page={page} />
          <Thread page={page} />
          {chain && chain.length > 0 && (
            <p className="shrink-0 border-t px-4 py-1.5 text-label">
              <Status kind={chain.valid ? 'done' : 'fail'}>
                {chain.valid ? w('contacts.chain.whole', { count: chain.length }) : w('contacts.chain.touched')}
              </Status>
            </p>
          )}
        </div>
        <aside
          aria-label={w('contacts.who')}
          className="flex min-h-0 w-100 shrink-0 flex-col overflow-y-auto border-l bg-surface max-xl:w-88"
        >
          <WhyPanel page={page} />
          <ConsentMatrix page={page} />
          <ContactCases page={page} />
          <ContactRuns page={page} />
          <Attributes contact={contact} />
        </aside>
      </div>
    </Screen>
  );
}

/** Laid from the bottom, so that the newest is in sight and stays there while the thread grows. */
function Thread({ page }: { page: ContactPageData }) {
  const w = useWords();
  const [params] = useSearch();
  const at = (before: string | null) => {
    const asked = new URLSearchParams(params);
    if (before) asked.set('before', before);
    else asked.delete('before');
    return `?${asked.toString()}`;
  };
  const { entries, next } = page.thread;
  return (
    <div tabIndex={0} className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto px-6 py-4 -outline-offset-2">
      <div className="mb-auto flex w-full flex-col items-center gap-3">
        <ThreadView entries={entries} older={next && at(next)} pace={page.pace} />
        {params.get('before') && (
          <Link to={at(null)} replace className={buttonLook({ size: 'small' })}>
            {w('contacts.thread.newest')}
          </Link>
        )}
      </div>
    </div>
  );
}
