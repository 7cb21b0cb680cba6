import { Link, useLoaderData, type MetaFunction } from '@remix-run/react';
import { X } from 'lucide-react';
import { z } from 'zod';
import { listFlows } from '../../services/flows/read';
import { getContact } from '../../services/contacts';
import { retryRun } from '../../services/runs/intervene';
import { countRuns, listRuns, MOST_COUNTED } from '../../services/runs/read';
import { paths } from '../http/paths';
import { actionsOf, FLOW_READERS, screen } from '../http/route.server';
import { actorOf } from '../session.server';
import { RUN_KEEPERS } from '../runs/roles';
import { RunsTable } from '../runs/runs-table';
import { STATUSES } from '../runs/statuses';
import { stepTitle } from '../runs/step-title';
import { AsOf } from '../shell/as-of';
import { GeneralErrorBoundary } from '../shell/general-error-boundary';
import { NothingFound } from '../shell/nothing-found';
import { Screen } from '../shell/screen';
import { useLive } from '../shell/use-live';
import { useSearch } from '../shell/use-search';
import { Button, buttonLook } from '../ui/button';
import { SearchField } from '../ui/search-field';
import { Segmented } from '../ui/segmented';
import { Select } from '../ui/select';
import { EmptyState } from '../ui/states';
import { useFormat, useWords } from '../words/page';

const PAGE = 50;
const SHOW = ['all', ...STATUSES] as const;
const Search_ = z.object({
  status: z.enum(SHOW).catch('all').default('all'),
  flow: z.string().optional(),
  node: z.string().optional(),
  contact: z.string().optional(),
  q: z.string().max(200).default(''),
  after: z.string().optional(),
});

export const meta: MetaFunction = () => [{ title: 'Hilo' }];

export const loader = screen({
  roles: FLOW_READERS,
  search: Search_,
  async load({ deps, me, search }) {
    const workspace = me.workspace.id;
    const { status, q, ...rest } = search;
    const filter = { ...rest, ...(status === 'all' ? {} : { status }), ...(q.trim() ? { search: q } : {}) };
    const [rows, counts, flows] = await Promise.all([
      listRuns(deps, workspace, { ...filter, limit: PAGE + 1 }),
      countRuns(deps, workspace, search.flow),
      listFlows(deps, workspace),
    ]);
    const contact = search.contact ? await getContact(deps, workspace, search.contact) : null;
    return {
      runs: rows.slice(0, PAGE),
      next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null,
      counts,
      most: MOST_COUNTED,
      flows: flows.map(({ id, name }) => ({ id, name })),
      contact: contact && { id: contact.id, name: contact.name ?? contact.id },
      mayRetry: RUN_KEEPERS.includes(me.member.role),
      search,
    };
  },
});

const edits = actionsOf({ roles: RUN_KEEPERS });
export const action = edits.answer({
  retry: edits.intent(z.object({ run: z.string() }), async ({ deps, me, form }) => {
    return { ok: (await retryRun(deps, actorOf(me), form)).done };
  }),
});

export default function Runs() {
  const { runs, next, counts, most, flows, contact, mayRetry, search } = useLoaderData<typeof loader>();
  const w = useWords();
  const format = useFormat();
  const fresh = useLive('runs');
  const [params, change] = useSearch();
  const filter = (name: string, value: string | null) =>
    change({ [name]: value === 'all' ? null : value, after: null });
  const count = (n: number) => (n >= most ? `${format.number(n)}+` : format.number(n));
  const total = counts.live + counts.ended + counts.halted + counts.refused;
  const filtered = total > 0;
  const more = new URLSearchParams(params);
  if (next) more.set('after', next);
  return (
    <Screen crumbs={[{ label: w('runs.title') }]} actions={<AsOf fresh={fresh} />}>
      <div className="flex shrink-0 flex-wrap items-center gap-2 px-4 py-3">
        <SearchField
          label={w('runs.search')}
          value={search.q}
          onChange={(q) => change({ q, after: null })}
          className="w-56"
        />
        <Select
          label={w('runs.flow')}
          className="w-52!"
          value={search.flow ?? 'all'}
          options={[
            { value: 'all', label: w('runs.flow.all') },
            ...flows.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(value) => filter('flow', value)}
        />
        <Segmented
          label={w('runs.filter')}
          value={search.status}
          onChange={(value) => filter('status', value)}
          options={SHOW.map((value) => ({
            value,
            label: (
              <>
                {w(value === 'all' ? 'runs.all' : `runs.tab.${value}`)}
                {value !== 'all' && counts[value] > 0 && (
                  <span className={value === 'halted' ? 'text-fail-ink' : 'text-ink-3'}>{count(counts[value])}</span>
                )}
              </>
            ),
          }))}
        />
        {search.node && (
          <Chip
            label={w('runs.node', {
              node: (runs[0] && stepTitle(runs[0].nodeName, runs[0].nodeKind, w)) ?? search.node,
            })}
            onClear={() => filter('node', null)}
          />
        )}
        {contact && <Chip label={contact.name} onClear={() => filter('contact', null)} />}
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {runs.length > 0 ? (
          <>
            <RunsTable runs={runs} mayRetry={mayRetry} />
            {next && (
              <p className="flex justify-center p-4">
                <Link to={`?${more.toString()}`} className={buttonLook()}>
                  {w('runs.older')}
                </Link>
              </p>
            )}
          </>
        ) : filtered ? (
          <NothingFound
            title={w('runs.none.title')}
            text={w(search.status === 'halted' ? 'runs.none.halted' : 'runs.none.text')}
          />
        ) : (
          <EmptyState
            title={w('runs.empty.title')}
            text={w('runs.empty.text')}
            action={
              <Link to={paths.sandbox()} className={buttonLook({ tone: 'primary' })}>
                {w('runs.empty.action')}
              </Link>
            }
          />
        )}
      </div>
    </Screen>
  );
}

const Chip = ({ label, onClear }: { label: string; onClear: () => void }) => {
  const w = useWords();
  return (
    <Button size="small" onClick={onClear} aria-label={w('runs.clear', { filter: label })}>
      {label}
      <X className="size-3" aria-hidden />
    </Button>
  );
};

export function ErrorBoundary() {
  return <GeneralErrorBoundary />;
}
