import { and, asc, eq, sql } from 'drizzle-orm';
import type { JsonObject } from '../../core/json';
import type { Scoped } from '../client';
import { templates } from '../schema/flows';

/** A message template as the provider knows it. */
export interface TemplateView {
  id: string;
  name: string;
  language: string;
  channel: string;
  category: 'utility' | 'marketing' | 'authentication';
  state: 'approved' | 'pending' | 'rejected' | 'paused' | 'disabled';
  body: string;
  buttons: string[];
  detail: JsonObject;
}

/** The workspace's templates by name and language. */
export async function listTemplates(tx: Scoped, p: { workspace: string }): Promise<TemplateView[]> {
  return tx
    .select({
      id: templates.id,
      name: templates.name,
      language: templates.language,
      channel: templates.channel,
      category: templates.category,
      state: templates.state,
      body: templates.body,
      buttons: templates.buttons,
      detail: templates.detail,
    })
    .from(templates)
    .where(eq(templates.workspaceId, p.workspace))
    .orderBy(asc(templates.name), asc(templates.language));
}

/** Writes a template, or the new text and state of one under the same channel, name and language. Answers its id. */
export async function upsertTemplate(tx: Scoped, p: { workspace: string } & TemplateView): Promise<string> {
  const { workspace, id, name, language, channel, ...rest } = p;
  const [row] = await tx
    .insert(templates)
    .values({ id, workspaceId: workspace, name, language, channel, ...rest })
    .onConflictDoUpdate({
      target: [templates.workspaceId, templates.channel, templates.name, templates.language],
      set: { ...rest, writtenAt: sql`now()` },
    })
    .returning({ id: templates.id });
  return row?.id ?? id;
}

/** What the provider said of a template. */
export async function setTemplateState(
  tx: Scoped,
  p: { workspace: string; id: string; state: TemplateView['state'] },
): Promise<boolean> {
  const done = await tx
    .update(templates)
    .set({ state: p.state })
    .where(and(eq(templates.workspaceId, p.workspace), eq(templates.id, p.id)))
    .returning({ id: templates.id });
  return done.length === 1;
}
