import { data } from '@remix-run/node';
import {
  useLoaderData,
  type ClientLoaderFunctionArgs,
  type MetaFunction,
  type ShouldRevalidateFunction,
} from '@remix-run/react';
import { ReactFlowProvider } from '@xyflow/react';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { PAUSES } from '../../../core/vocabulary';
import { publishFlow } from '../../../services/flows/publish';
import { pauseFlow, resumeFlow } from '../../../services/flows/pause';
import { listReaders } from '../../../services/flows/readers';
import { createEditor, EditorProvider } from '../../editor/store';
import { StudioScreen } from '../../editor/studio-screen';
import { StudioProvider } from '../../editor/studio-context';
import { createTestSession, TestSessionProvider } from '../../editor/test/session';
import { paths } from '../../http/paths';
import { actionsOf, COMMENTERS, DESIGNERS, FLOW_READERS, notFound, screen } from '../../http/route.server';
import { actorOf } from '../../session.server';
import { GeneralErrorBoundary } from '../../shell/general-error-boundary';
import { fetchDraft } from './fetch-draft';
import { loadStudio } from './studio.server';

export const handle = { rail: 'collapsed' };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `${loaded.flow.name} · Hilo` : 'Hilo' },
];

const Params = z.object({ flowId: z.string() });

export const loader = screen({
  roles: FLOW_READERS,
  params: Params,
  load: async ({ deps, me, params }) => ({
    ...(await loadStudio(deps, me.workspace.id, params.flowId)),
    mayEdit: DESIGNERS.includes(me.member.role),
    mayComment: COMMENTERS.includes(me.member.role),
    me: me.member.id,
    members: await listReaders(deps, me.workspace.id, FLOW_READERS),
  }),
});

/**
 * The draft comes beside the loader's answer and beside the scripts, in a response of its own: inside the page it would be
 * JSON in JSON, read twice, and everything else would stand behind it.
 */
export async function clientLoader({ params, serverLoader }: ClientLoaderFunctionArgs) {
  const asked = fetchDraft(Params.parse(params).flowId);
  // Whatever keeps the loader from answering is said first.
  asked.catch(() => {});
  const studio = await serverLoader<typeof loader>();
  return { ...studio, draft: await asked };
}
clientLoader.hydrate = true as const;

const edits = actionsOf({ roles: DESIGNERS, params: Params });

export const action = edits.answer({
  publish: edits.intent(
    z.object({
      rev: z.coerce.number().int(),
      people: z.enum(['move', 'finish', 'drain']),
      waits: z.enum(['keep', 'recount', 'restart']),
      gone: z.string().max(64).optional(),
      reason: z.string().max(500).default(''),
      scenarios: z.enum(['pass', 'anyway']).default('pass'),
    }),
    async ({ deps, me, params, form }) => {
      const { gone: node, ...choice } = form;
      const gone = node === undefined || node === 'stay' ? undefined : node === 'end' ? 'end' : { node };
      const published = await publishFlow(deps, actorOf(me), { ...choice, gone, flow: params.flowId });
      if (published.published) {
        const { number, moved } = published;
        return { ok: true as const, did: 'publish' as const, number, moved };
      }
      if (published.reason === 'missing') throw notFound();
      return data({ ok: false as const, did: 'publish' as const, reason: published.reason }, 409);
    },
  ),
  pause: edits.intent(z.object({ kind: z.enum(PAUSES) }), async ({ deps, me, params, form }) => {
    if (!(await pauseFlow(deps, actorOf(me), { flow: params.flowId, kind: form.kind }))) throw notFound();
    return { ok: true as const, did: 'pause' as const };
  }),
  resume: edits.intent(z.object({ mode: z.enum(['shift', 'fire', 'expire']) }), async ({ deps, me, params, form }) => {
    const resumed = await resumeFlow(deps, actorOf(me), { flow: params.flowId, mode: form.mode });
    if (!resumed.resumed && resumed.reason === 'missing') throw notFound();
    return { ok: true as const, did: 'resume' as const, people: resumed.resumed ? resumed.people : 0 };
  }),
});

/** The language and the theme change nothing that the loader brought. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formAction, defaultShouldRevalidate }) =>
  formAction === paths.draftsFind() || formAction === paths.proofs() || formAction === '/preferences'
    ? false
    : defaultShouldRevalidate;

export { Opening as HydrateFallback } from './opening';

export default function StudioRoute() {
  const studio = useLoaderData<typeof clientLoader>();
  return <Studio key={studio.flow.id} {...studio} />;
}

export type StudioProps = ReturnType<typeof useLoaderData<typeof clientLoader>>;

/** One editor per flow: it outlives every revalidation of the loader. */
function Studio(studio: StudioProps) {
  const [editor] = useState(() => createEditor(studio.draft.document, { readOnly: !studio.mayEdit }));
  const [session] = useState(createTestSession);
  const { environment, policies, house } = studio;
  const around = useMemo(
    () => ({ flowId: studio.flow.id, environment, policies, house }),
    [studio.flow.id, environment, policies, house],
  );
  return (
    <EditorProvider value={editor}>
      <StudioProvider value={around}>
        <TestSessionProvider value={session}>
          <ReactFlowProvider initialWidth={1200} initialHeight={800}>
            <StudioScreen {...studio} />
          </ReactFlowProvider>
        </TestSessionProvider>
      </StudioProvider>
    </EditorProvider>
  );
}

export function ErrorBoundary() {
  return <GeneralErrorBoundary />;
}
