import { data, redirect } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { z } from 'zod';
import { beginFromStarter, listStarters } from '../../services/flows/starters';
import { GalleryScreen } from '../flows/gallery-screen';
import { paths } from '../http/paths';
import { actionsOf, DESIGNERS, FLOW_READERS, notFound, screen } from '../http/route.server';
import { actorOf } from '../session.server';
import { GeneralErrorBoundary } from '../shell/general-error-boundary';
import { createWords } from '../words';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `${createWords(loaded.language)('gallery.title')} · Hilo` : 'Hilo' },
];

export const loader = screen({
  roles: FLOW_READERS,
  load: async ({ deps, me, language }) => ({
    starters: await listStarters(deps, me.workspace.id, language),
    mayEdit: DESIGNERS.includes(me.member.role),
    language,
  }),
});

const edits = actionsOf({ roles: DESIGNERS });

export const action = edits.answer({
  begin: edits.intent(
    z.object({
      starter: z.string().max(50),
      name: z.string().trim().min(1, 'flows.create.missing').max(200),
      templates: z.enum(['true', 'false']).default('false'),
    }),
    async ({ deps, me, form, language }) => {
      const { starter, name } = form;
      const input = { starter, name, language, templates: form.templates === 'true' };
      const begun = await beginFromStarter(deps, actorOf(me), input);
      if (begun.begun) throw redirect(paths.flow(begun.flow));
      if (begun.reason === 'missing') throw notFound();
      return data({ ok: false as const, errors: { name: 'flows.create.failed' } }, 422);
    },
  ),
});

export default function Gallery() {
  const loaded = useLoaderData<typeof loader>();
  return <GalleryScreen starters={loaded.starters} mayEdit={loaded.mayEdit} />;
}

export function ErrorBoundary() {
  return <GeneralErrorBoundary />;
}
