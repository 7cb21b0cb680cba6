import { data, redirect } from '@remix-run/node';
import { Form, Link, useLoaderData, useSearchParams, useSubmit } from '@remix-run/react';
import {
  Archive,
  ArchiveRestore,
  Bot,
  FileUp,
  LayoutGrid,
  MoreHorizontal,
  Plus,
  Search,
  Waypoints,
} from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import { readFlowText } from '../../core/import';
import { POST_SALE } from '../../core/samples/post-sale';
import { flowsMentioning } from '../../services/flows/comments';
import { archiveFlow, createFlow } from '../../services/flows/drafts';
import { listFlows, type FlowListed } from '../../services/flows/read';
import { CreateFlowDialog } from '../flows/create-flow-dialog';
import { ImportDialog } from '../flows/import-dialog';
import { stateOf } from '../flows/state-of';
import { paths } from '../http/paths';
import { actionsOf, DESIGNERS, FLOW_READERS, notFound, screen } from '../http/route.server';
import { actorOf } from '../session.server';
import { GeneralErrorBoundary } from '../shell/general-error-boundary';
import { NothingFound } from '../shell/nothing-found';
import { Screen } from '../shell/screen';
import { Button, buttonLook, IconButton } from '../ui/button';
import { cx } from '../ui/cx';
import { Input } from '../ui/field';
import { useIntent } from '../ui/form';
import { Menu, MenuItem } from '../ui/menu';
import { Segmented } from '../ui/segmented';
import { EmptyState } from '../ui/states';
import { Status } from '../ui/status';
import { rowLink, Table, Td, Th, Tr } from '../ui/table';
import { useFormat, usePageContext, useWords } from '../words/page';

const FILTERS = ['all', 'live', 'draft', 'archived'] as const;
const SearchSchema = z.object({
  q: z.string().max(200).default(''),
  show: z.enum(FILTERS).catch('all').default('all'),
});

export const loader = screen({
  roles: FLOW_READERS,
  search: SearchSchema,
  async load({ deps, me, search }) {
    const flows = await listFlows(deps, me.workspace.id, { archived: search.show === 'archived' });
    const wanted = search.q.trim().toLocaleLowerCase();
    const shown = flows.filter(
      (flow) =>
        flow.name.toLocaleLowerCase().includes(wanted) &&
        (search.show === 'archived'
          ? flow.archived
          : search.show === 'live'
            ? flow.live !== null
            : search.show === 'draft'
              ? flow.live === null
              : true),
    );
    const mentioning = await flowsMentioning(deps, { workspace: me.workspace.id, member: me.member.id });
    return { mentioning, flows: shown, any: flows.length > 0, mayEdit: DESIGNERS.includes(me.member.role), search };
  },
});

const edits = actionsOf({ roles: DESIGNERS });

export const action = edits.answer({
  create: edits.intent(
    z.object({
      name: z.string().trim().min(1, 'flows.create.missing').max(200),
      from: z.enum(['sample', 'journey', 'bot']),
    }),
    async ({ deps, me, form }) => {
      const blank = { schema: 1, kind: form.from, settings: { purpose: 'service' }, nodes: [], edges: [] };
      const document = form.from === 'sample' ? { ...POST_SALE, name: form.name } : { ...blank, name: form.name };
      const created = await createFlow(deps, actorOf(me), document);
      if (!created.created) return data({ ok: false as const, errors: { name: 'flows.create.failed' } }, 422);
      throw redirect(paths.flow(created.flow));
    },
  ),
  import: edits.intent(z.object({ document: z.string() }), async ({ deps, me, form }) => {
    const flow = readFlowText(form.document);
    if (!flow.read) return data({ ok: false as const, refusal: flow }, 422);
    const created = await createFlow(deps, actorOf(me), flow.document);
    if (!created.created) throw new Error('a document that was read is a flow');
    throw redirect(paths.flow(created.flow));
  }),
  archive: edits.intent(
    z.object({ flow: z.string(), archived: z.enum(['true', 'false']) }),
    async ({ deps, me, form }) => {
      const done = await archiveFlow(deps, actorOf(me), { flow: form.flow, archived: form.archived === 'true' });
      if (!done) throw notFound();
      return { ok: true as const };
    },
  ),
});

export default function Flows() {
  const w = useWords();
  const { flows, any, mayEdit, search, mentioning } = useLoaderData<typeof loader>();
  const [params, setParams] = useSearchParams();
  const [creating, setCreating] = useState(false);
  const [importing, setImporting] = useState(params.has('import'));
  const submit = useSubmit();
  const create = mayEdit && (
    <Button tone="primary" icon={<Plus className="size-4" aria-hidden />} onClick={() => setCreating(true)}>
      {w('flows.new')}
    </Button>
  );
  return (
    <Screen
      crumbs={[{ label: w('flows.title') }]}
      actions={
        <>
          <Link to={paths.gallery()} prefetch="intent" className={buttonLook({ tone: 'quiet' })}>
            <LayoutGrid className="size-4" aria-hidden />
            {w('gallery.title')}
          </Link>
          {mayEdit && (
            <Button tone="quiet" icon={<FileUp className="size-4" aria-hidden />} onClick={() => setImporting(true)}>
              {w('import.open')}
            </Button>
          )}
          {any && create}
        </>
      }
    >
      <div className="flex shrink-0 items-center gap-3 px-4 py-2.5">
        <Form
          role="search"
          className="relative w-64"
          onChange={(event) => submit(event.currentTarget, { replace: true, preventScrollReset: true })}
        >
          <Search className="pointer-events-none absolute top-2 left-2.5 size-4 text-ink-mute" aria-hidden />
          <Input
            type="search"
            name="q"
            aria-label={w('flows.search')}
            placeholder={w('flows.search')}
            defaultValue={search.q}
            className="pl-8.5!"
          />
          {search.show !== 'all' && <input type="hidden" name="show" value={search.show} />}
        </Form>
        <Segmented
          label={w('flows.filter')}
          value={search.show}
          onChange={(show) => {
            const next = new URLSearchParams(params);
            if (show === 'all') next.delete('show');
            else next.set('show', show);
            setParams(next, { replace: true });
          }}
          options={FILTERS.map((value) => ({ value, label: w(`flows.filter.${value}`) }))}
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {flows.length > 0 ? (
          <Table label={w('flows.title')}>
            <thead>
              <tr>
                <Th className="pl-4">{w('flows.column.name')}</Th>
                <Th className="w-40">{w('flows.column.state')}</Th>
                <Th className="w-52">{w('flows.column.version')}</Th>
                <Th className="w-32 text-right">{w('flows.column.inside')}</Th>
                <Th className="w-36">{w('flows.column.changed')}</Th>
                <Th className="w-12">
                  <span className="sr-only">{w('common.more')}</span>
                </Th>
              </tr>
            </thead>
            <tbody>
              {flows.map((flow) => (
                <FlowRow key={flow.id} flow={flow} mayEdit={mayEdit} mentioned={mentioning.includes(flow.id)} />
              ))}
            </tbody>
          </Table>
        ) : any || search.q || search.show !== 'all' ? (
          <NothingFound title={w('flows.none.title')} text={w('flows.none.text')} />
        ) : (
          <EmptyState title={w('flows.empty.title')} text={w('flows.empty.text')} action={create} />
        )}
      </div>
      <CreateFlowDialog open={creating} onClose={() => setCreating(false)} />
      {importing && <ImportDialog open onClose={() => setImporting(false)} />}
    </Screen>
  );
}

function FlowRow({ flow, mayEdit, mentioned }: { flow: FlowListed; mayEdit: boolean; mentioned: boolean }) {
  const w = useWords();
  const format = useFormat();
  const { now } = usePageContext();
  const archive = useIntent();
  const state = stateOf(flow);
  const Kind = flow.kind === 'bot' ? Bot : Waypoints;
  return (
    <Tr>
      <Td className="pl-4">
        <span className="flex min-w-0 items-center gap-2.5">
          <Kind className="size-4 shrink-0 text-ink-mute" aria-label={w(`flows.kind.${flow.kind}`)} />
          <Link to={paths.flow(flow.id)} prefetch="intent" title={flow.name} className={cx(rowLink, 'truncate')}>
            {flow.name}
          </Link>
          {mentioned && (
            <Link
              to={`${paths.flow(flow.id)}?sheet=comments`}
              aria-label={w('flows.mentions')}
              title={w('flows.mentions')}
              className="relative z-10 grid size-6 shrink-0 place-items-center rounded-control hover:bg-press"
            >
              <span className="size-2 rounded-full bg-accent" />
            </Link>
          )}
        </span>
      </Td>
      <Td>
        <span className="flex items-center gap-3">
          <Status kind={state.kind}>{w(state.word)}</Status>
          {flow.haltedRuns > 0 && (
            <Link
              to={paths.runs({ flow: flow.id, status: 'halted' })}
              className="relative z-10 rounded-sm text-fail-ink hover:underline"
            >
              <Status kind="fail" className="text-fail-ink!">
                {w('flows.halted', { count: flow.haltedRuns })}
              </Status>
            </Link>
          )}
        </span>
      </Td>
      <Td>
        {flow.live !== null && <span className="tabular-nums">v{flow.live}</span>}
        {flow.live !== null && flow.draftAhead && <span className="text-ink-3"> · {w('flows.ahead')}</span>}
        {flow.live === null && <span className="text-ink-3">{w('flows.ahead')}</span>}
      </Td>
      <Td className="text-right tabular-nums">
        {flow.liveRuns > 0 ? (
          <Link
            to={paths.runs({ flow: flow.id, status: 'live' })}
            className="relative z-10 rounded-sm hover:text-accent hover:underline"
          >
            {format.number(flow.liveRuns)}
          </Link>
        ) : (
          <span className="text-ink-3">0</span>
        )}
      </Td>
      <Td className="text-ink-3">
        <time dateTime={flow.changedAt} title={format.moment(flow.changedAt)}>
          {format.since(flow.changedAt, now)}
        </time>
      </Td>
      <Td className="pr-3">
        {mayEdit && (
          <span className="relative z-10 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 has-data-popup-open:opacity-100">
            <Menu
              align="end"
              trigger={
                <IconButton label={w('common.more')} size="small">
                  <MoreHorizontal className="size-4" aria-hidden />
                </IconButton>
              }
            >
              <MenuItem
                icon={
                  flow.archived ? (
                    <ArchiveRestore className="size-3.5" aria-hidden />
                  ) : (
                    <Archive className="size-3.5" aria-hidden />
                  )
                }
                onSelect={() => archive.send('archive', { flow: flow.id, archived: String(!flow.archived) })}
              >
                {w(flow.archived ? 'flows.unarchive' : 'flows.archive')}
              </MenuItem>
            </Menu>
          </span>
        )}
      </Td>
    </Tr>
  );
}

export function ErrorBoundary() {
  return <GeneralErrorBoundary />;
}
