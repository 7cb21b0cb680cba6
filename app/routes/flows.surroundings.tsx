import type { ClientLoaderFunctionArgs } from '@remix-run/react';
import { readSurroundings } from '../../services/flows/surroundings';
import { FLOW_READERS, screen } from '../http/route.server';

/** What the flows of this workspace lean on, as it is now: open Studios ask again and again. */
export const loader = screen({
  roles: FLOW_READERS,
  load: ({ deps, me }) => readSurroundings(deps, me.workspace.id),
});

/** Without network the health stays as it was: a fetcher that fails would tear the Studio down with the work in it. */
export const clientLoader = ({ serverLoader }: ClientLoaderFunctionArgs) =>
  serverLoader<typeof loader>().catch(() => null);
