import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { z } from 'zod';
import { cancelRun, jumpToNextWait, retryRun } from '../../services/runs/intervene';
import { getRunPage } from '../../services/runs/read';
import { actionsOf, notFound, screen } from '../http/route.server';
import { RUN_KEEPERS, RUN_READERS } from '../runs/roles';
import { RunScreen } from '../runs/run-screen';
import { actorOf } from '../session.server';
import { GeneralErrorBoundary } from '../shell/general-error-boundary';

export const handle = { rail: 'collapsed' };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.page.run.contactName ?? data.page.run.contact} · ${data.page.run.flowName}` : 'Hilo' },
];

const Params = z.object({ runId: z.string() });

export const loader = screen({
  roles: RUN_READERS,
  params: Params,
  async load({ deps, me, params }) {
    const page = await getRunPage(deps, me.workspace.id, params.runId);
    if (!page) throw notFound();
    return { page, mayKeep: RUN_KEEPERS.includes(me.member.role) };
  },
});

const edits = actionsOf({ roles: RUN_KEEPERS, params: Params });
export const action = edits.answer({
  cancel: edits.intent(
    z.object({ reason: z.string().trim().min(1, 'runs.cancel.missing').max(200) }),
    async ({ deps, me, params, form }) => {
      const done = await cancelRun(deps, actorOf(me), { run: params.runId, reason: form.reason });
      return { ok: done.done };
    },
  ),
  retry: edits.intent(z.object({}), async ({ deps, me, params }) => {
    return { ok: (await retryRun(deps, actorOf(me), { run: params.runId })).done };
  }),
  jump: edits.intent(z.object({}), async ({ deps, me, params }) => {
    return { ok: (await jumpToNextWait(deps, actorOf(me), { run: params.runId })).done };
  }),
});

export default function Run() {
  const { page, mayKeep } = useLoaderData<typeof loader>();
  return <RunScreen key={page.run.id} page={page} mayKeep={mayKeep} />;
}

export function ErrorBoundary() {
  return <GeneralErrorBoundary />;
}
