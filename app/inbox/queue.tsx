import { Link } from '@remix-run/react';
import type { KeyboardEvent } from 'react';
import { useSearch } from '../shell/use-search';
import { cx } from '../ui/cx';
import { SearchField } from '../ui/search-field';
import { Segmented } from '../ui/segmented';
import { useFormat, useWords } from '../words/page';
import type { Inbox } from './load.server';
import { QueueRow } from './queue-row';
import type { View } from './search';
import { useCaseAddress } from './use-case-address';

const OPEN_VIEWS = ['all', 'open', 'mine'] as const satisfies readonly View[];

/** Who waits for a person, longest first. */
export function Queue({ inbox, shown, className }: { inbox: Inbox; shown: string | null; className?: string }) {
  const w = useWords();
  const format = useFormat();
  const [, change] = useSearch();
  const addressOf = useCaseAddress();
  const { cases, counts, search } = inbox;
  const resolved = search.view === 'resolved';
  return (
    <section
      aria-label={w('inbox.queue')}
      className={cx('flex min-h-0 w-80 shrink-0 flex-col border-r bg-surface max-[1100px]:w-full', className)}
    >
      <div className="flex shrink-0 flex-col gap-2 border-b px-3 py-2.5">
        {search.view === 'resolved' ? (
          <h2 className="flex h-7 items-center font-semibold">{w('inbox.view.resolved')}</h2>
        ) : (
          <Segmented
            label={w('inbox.view')}
            value={search.view}
            onChange={(view) => change({ view: view === 'all' ? null : view })}
            options={OPEN_VIEWS.map((value) => ({
              value,
              label: (
                <>
                  {w(`inbox.view.${value}`)}
                  <span className="text-ink-3 tabular-nums">{format.number(counts[value])}</span>
                </>
              ),
            }))}
          />
        )}
        <SearchField label={w('inbox.search')} value={search.q} onChange={(q) => change({ q })} />
      </div>
      {cases.length > 0 ? (
        <ul onKeyDown={alongRows} className="min-h-0 flex-1 overflow-y-auto">
          {cases.map((one) => (
            <QueueRow key={one.id} case={one} to={addressOf(one.id)} current={one.id === shown} />
          ))}
          {inbox.cut && <li className="p-3 text-label text-ink-3">{w('inbox.more', { count: cases.length })}</li>}
        </ul>
      ) : (
        <p className="flex-1 px-4 py-6 text-center text-ink-3">
          {search.q
            ? w('inbox.none.search', { text: search.q })
            : search.view === 'all'
              ? w('inbox.empty.title')
              : w(`inbox.none.${search.view}`)}
        </p>
      )}
      <p className="shrink-0 border-t px-3 py-2 text-label">
        <Link to={resolved ? '/inbox' : '/inbox?view=resolved'} className="text-ink-3 hover:text-ink hover:underline">
          {w(resolved ? 'inbox.resolved.leave' : 'inbox.resolved.see')}
        </Link>
      </p>
    </section>
  );
}

/** The arrows walk along the rows that have the focus. */
function alongRows(event: KeyboardEvent<HTMLUListElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  const links = [...event.currentTarget.querySelectorAll('a')];
  const at = links.findIndex((link) => link === document.activeElement);
  const next = links[at + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
