import { z } from 'zod';
import { JsonSchema } from '../core/document';
import { CHANNELS } from '../core/vocabulary';
import { withWorkspace } from '../db/client';
import { newId } from '../db/ids';
import {
  listTemplates as queryTemplates,
  setTemplateState as updateState,
  upsertTemplate,
  type TemplateView,
} from '../db/queries/templates';
import { record } from './audit';
import type { Actor, Deps } from './deps';
import { issuesOf, type Issue } from './issues';

export type { TemplateView };

const STATES = ['approved', 'pending', 'rejected', 'paused', 'disabled'] as const;

/** A template as a form or the API gives it. Names are the provider's: lower case, digits and underscores. */
export const TemplateSchema = z.object({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  language: z.string().min(2).max(10),
  channel: z.enum(CHANNELS).default('whatsapp'),
  category: z.enum(['utility', 'marketing', 'authentication']),
  state: z.enum(STATES).default('pending'),
  body: z.string().min(1).max(1024),
  buttons: z.array(z.string().min(1).max(25)).max(10).default([]),
  detail: z.record(z.string(), JsonSchema).default({}),
});

/** The workspace's templates by name and language. */
export async function listTemplates(deps: Pick<Deps, 'db'>, workspace: string): Promise<TemplateView[]> {
  return withWorkspace(deps.db, workspace, (tx) => queryTemplates(tx, { workspace }));
}

/** Writes a template, or the new text and state of the one under the same channel, name and language. */
export async function saveTemplate(
  deps: Pick<Deps, 'db' | 'clock' | 'contexts'>,
  actor: Actor,
  input: unknown,
): Promise<{ saved: true; id: string } | { saved: false; issues: Issue[] }> {
  const parsed = TemplateSchema.safeParse(input);
  if (!parsed.success) return { saved: false, issues: issuesOf(parsed.error) };
  const { workspace } = actor;
  const id = await withWorkspace(deps.db, workspace, async (tx) => {
    const written = await upsertTemplate(tx, {
      workspace,
      id: newId('template', deps.clock.now()),
      ...parsed.data,
    });
    const { name, language, state } = parsed.data;
    await record(deps, tx, actor, 'template.save', written, { name, language, state });
    return written;
  });
  deps.contexts.forget(workspace);
  return { saved: true, id };
}

/** What the provider said of a template: in force within a second, at once in this process. */
export async function setTemplateState(
  deps: Pick<Deps, 'db' | 'clock' | 'contexts'>,
  actor: Actor,
  input: { id: string; state: TemplateView['state'] },
): Promise<boolean> {
  const { workspace } = actor;
  const done = await withWorkspace(deps.db, workspace, async (tx) => {
    const changed = await updateState(tx, { workspace, ...input });
    if (changed) await record(deps, tx, actor, 'template.state', input.id, { state: input.state });
    return changed;
  });
  deps.contexts.forget(workspace);
  return done;
}
