import { Link, useNavigate, useNavigation } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { paths } from '../http/paths';
import { PLAYERS } from '../sandbox/roles';
import { AsOf } from '../shell/as-of';
import { Screen } from '../shell/screen';
import { useLive } from '../shell/use-live';
import { useIsAmong } from '../shell/use-role';
import { buttonLook } from '../ui/button';
import { cx } from '../ui/cx';
import { EmptyState } from '../ui/states';
import { useWords } from '../words/page';
import { CaseActions } from './case-actions';
import { CasePane } from './case-pane';
import { ContextPane, ContextToggle } from './context-pane';
import type { Mode } from './drafts';
import type { Inbox } from './load.server';
import { Queue } from './queue';
import { useCaseAddress } from './use-case-address';
import { useInboxKeys } from './use-inbox-keys';

/** The inbox: who waits, the whole thread of one of them, and what is known. */
export function InboxScreen({ inbox }: { inbox: Inbox }) {
  const w = useWords();
  const { open } = inbox;
  const some = inbox.counts.all > 0 || inbox.cases.length > 0;
  const fresh = useLive('inbox', ...(open ? ([`contact:${open.contact.id}`] as const) : []));
  const addressOf = useCaseAddress();
  const navigate = useNavigate();
  const going = useNavigation().location?.pathname;
  // Of one case only: the next one begins with a reply.
  const [chosen, setChosen] = useState<{ case: string | null; mode: Mode }>({ case: null, mode: 'reply' });
  const mode = open && chosen.case === open.case.id ? chosen.mode : 'reply';
  const mayPlay = useIsAmong(PLAYERS);
  const writing = useRef<HTMLTextAreaElement>(null);
  const shown = inbox.cases.find(({ id }) => going === paths.inbox(id))?.id ?? open?.case.id ?? null;

  // Keys come faster than navigations begin: where J leads is known at once, for the next J and for R.
  const heading = useRef<string | null>(null);
  // The field of a case that is still on its way gets the focus once it is there; until then no letter is a shortcut.
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    const elsewhere = going !== undefined && going !== paths.inbox(heading.current ?? '');
    if (heading.current === open?.case.id || elsewhere) heading.current = null;
    if (wanted.current === null) return;
    if (wanted.current === open?.case.id) writing.current?.focus();
    else if (heading.current === wanted.current || shown === wanted.current) return;
    wanted.current = null;
  });

  const move = useCallback(
    (by: 1 | -1) => {
      const from = heading.current ?? shown;
      const at = inbox.cases.findIndex(({ id }) => id === from);
      const next = inbox.cases[at < 0 ? 0 : at + by];
      if (!next) return;
      heading.current = next.id;
      void navigate(addressOf(next.id));
    },
    [addressOf, inbox.cases, navigate, shown],
  );
  const write = useCallback(
    (next: Mode) => {
      const target = heading.current ?? shown;
      wanted.current = target;
      setChosen({ case: target, mode: next });
    },
    [shown],
  );
  useInboxKeys({ move, write, wanted });

  return (
    <Screen
      crumbs={
        open
          ? [{ label: w('inbox.title'), to: addressOf(null) }, { label: open.contact.name }]
          : [{ label: w('inbox.title') }]
      }
      actions={
        <>
          <AsOf fresh={fresh} />
          {open && <CaseActions key={open.case.id} inbox={inbox} open={open} />}
          {open && <ContextToggle />}
        </>
      }
    >
      <div className="relative flex min-h-0 flex-1">
        <Queue inbox={inbox} shown={shown} className={cx(open && 'max-[1100px]:hidden')} />
        {open ? (
          <>
            <CasePane
              key={open.case.id}
              inbox={inbox}
              open={open}
              mode={mode}
              onMode={(next) => setChosen({ case: open.case.id, mode: next })}
              writing={writing}
              busy={shown !== open.case.id}
            />
            <ContextPane key={`context ${open.case.id}`} open={open} />
          </>
        ) : (
          <div className="min-w-0 flex-1 overflow-y-auto max-[1100px]:hidden">
            <EmptyState
              title={w(some ? 'inbox.pick.title' : 'inbox.empty.title')}
              text={w(some ? 'inbox.pick.text' : 'inbox.empty.text')}
              action={
                !some &&
                mayPlay && (
                  <Link to={paths.sandbox()} className={buttonLook({ tone: 'primary' })}>
                    {w('inbox.empty.action')}
                  </Link>
                )
              }
            />
          </div>
        )}
      </div>
    </Screen>
  );
}
