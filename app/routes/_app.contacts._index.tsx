import { Link, useLoaderData, type MetaFunction } from '@remix-run/react';
import { z } from 'zod';
import { ContactsTable } from '../contacts/contacts-table';
import { listContacts } from '../../services/contacts';
import { paths } from '../http/paths';
import { ANYBODY, screen } from '../http/route.server';
import { GeneralErrorBoundary } from '../shell/general-error-boundary';
import { NothingFound } from '../shell/nothing-found';
import { Screen } from '../shell/screen';
import { useSearch } from '../shell/use-search';
import { createWords } from '../words';
import { buttonLook } from '../ui/button';
import { SearchField } from '../ui/search-field';
import { EmptyState } from '../ui/states';
import { useWords } from '../words/page';

const PAGE = 50;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.title} · Hilo` : 'Hilo' }];

export const loader = screen({
  roles: ANYBODY,
  search: z.object({ q: z.string().max(200).default(''), after: z.string().max(64).optional() }),
  async load({ deps, me, language, search }) {
    const rows = await listContacts(deps, me.workspace.id, {
      limit: PAGE + 1,
      ...(search.after ? { after: search.after } : {}),
      ...(search.q.trim() ? { search: search.q } : {}),
    });
    return {
      title: createWords(language)('contacts.title'),
      contacts: rows.slice(0, PAGE),
      next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null,
      search,
    };
  },
});

export default function Contacts() {
  const { contacts, next, search } = useLoaderData<typeof loader>();
  const w = useWords();
  const [params, change] = useSearch();
  const at = (after: string | null) => {
    const asked = new URLSearchParams(params);
    if (after) asked.set('after', after);
    else asked.delete('after');
    return `?${asked.toString()}`;
  };
  return (
    <Screen crumbs={[{ label: w('contacts.title') }]}>
      <div className="shrink-0 px-4 py-3">
        <SearchField
          label={w('contacts.search')}
          value={search.q}
          onChange={(q) => change({ q, after: null })}
          className="w-72"
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {contacts.length > 0 ? (
          <ContactsTable contacts={contacts} />
        ) : search.q || search.after ? (
          <NothingFound title={w('contacts.none.title')} text={w('contacts.none.text')} />
        ) : (
          <EmptyState
            title={w('contacts.empty.title')}
            text={w('contacts.empty.text')}
            action={
              <Link to={paths.sandbox()} className={buttonLook({ tone: 'primary' })}>
                {w('contacts.empty.action')}
              </Link>
            }
          />
        )}
        {(next ?? search.after) && (
          <p className="flex justify-center gap-2 p-4">
            {search.after && (
              <Link to={at(null)} className={buttonLook()}>
                {w('contacts.newest')}
              </Link>
            )}
            {next && (
              <Link to={at(next)} className={buttonLook()}>
                {w('contacts.more')}
              </Link>
            )}
          </p>
        )}
      </div>
    </Screen>
  );
}

export function ErrorBoundary() {
  return <GeneralErrorBoundary />;
}
