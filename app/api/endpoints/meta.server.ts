import { z } from 'zod';
import { endpoint, EVERY_ROLE, ok } from '../endpoint.server';
import { Anything } from '../schemas.server';

/** The document is made from the list this endpoint is itself part of, so it comes in by a function. */
export const metaEndpoints = (document: (server: string) => Record<string, unknown>) => [
  endpoint({
    method: 'GET',
    path: '/openapi.json',
    tag: 'meta',
    summary: 'This document',
    roles: 'public',
    answers: { schema: Anything },
    run: ({ deps }) => Promise.resolve(ok(document(deps.publicUrl))),
  }),
  endpoint({
    method: 'GET',
    path: '/me',
    tag: 'meta',
    summary: 'Which key this is: its workspace and its role',
    roles: EVERY_ROLE,
    answers: {
      schema: z.object({ workspace: z.string(), role: z.enum(EVERY_ROLE), key: z.string(), now: z.string() }),
    },
    run: ({ deps, workspace, role, actor }) =>
      Promise.resolve(
        ok({ workspace, role, key: actor.id.replace(/^key:/, ''), now: new Date(deps.clock.now()).toISOString() }),
      ),
  }),
];
