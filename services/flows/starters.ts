import { FlowDocumentSchema, type FlowDocument } from '../../core/document';
import { findStarter, STARTERS, type Industry, type Starter, type StarterGoal } from '../../core/starters';
import type { ChannelName, Language } from '../../core/vocabulary';
import { withWorkspace } from '../../db/client';
import { listRecentEventNames } from '../../db/queries/surroundings';
import type { Actor, Deps } from '../deps';
import { saveTemplate } from '../templates';
import type { WorkspaceContext } from '../workspace-context';
import { createFlow } from './drafts';
import { saveScenario } from './scenarios';

type Needs = Pick<Deps, 'db' | 'sql' | 'clock' | 'contexts'>;

/** Something a starter needs, and whether the workspace has it. */
export interface Need {
  name: string;
  about: string;
  has: boolean;
}
export interface StarterView {
  id: string;
  name: string;
  about: string;
  industries: readonly Industry[];
  goal: StarterGoal | null;
  document: FlowDocument;
  scenarios: string[];
  events: (Need & { fields: { name: string; about: string }[] })[];
  attributes: { name: string; about: string }[];
  systems: { name: string; about: string }[];
  templates: Need[];
  channels: { channel: ChannelName; has: boolean }[];
}

/** What one can begin with, in the reader's language, and which of what it needs this workspace has. */
export async function listStarters(deps: Needs, workspace: string, language: Language): Promise<StarterView[]> {
  const context = await deps.contexts.get(workspace);
  const names = await withWorkspace(deps.db, workspace, (tx) => listRecentEventNames(tx, { workspace }));
  return STARTERS.map((starter) => viewOf(starter, language, context, new Set(names)));
}

function viewOf(
  { id, name, about, industries, needs, ...starter }: Starter,
  language: Language,
  context: WorkspaceContext,
  events: ReadonlySet<string>,
): StarterView {
  const document = FlowDocumentSchema.parse(starter.document(language));
  const served = new Set(context.connections.flatMap(({ channels }) => channels));
  return {
    id,
    name: name[language],
    about: about[language],
    industries,
    goal: document.settings.objective ?? null,
    document,
    scenarios: starter.scenarios(language).map((scenario) => scenario.name),
    events: needs.events.map((event) => ({
      name: event.name,
      about: event.about[language],
      has: events.has(event.name),
      fields: event.fields.map((field) => ({ name: field.name, about: field.about[language] })),
    })),
    attributes: needs.attributes.map((attribute) => ({ name: attribute.name, about: attribute.about[language] })),
    systems: needs.systems.map((system) => ({ name: system.url, about: system.about[language] })),
    templates: needs.templates.map((template) => ({
      name: `${template.name} · ${template.language}`,
      about: template.body,
      has: isThere(template, context),
    })),
    channels: needs.channels.map((channel) => ({ channel, has: served.has(channel) })),
  };
}

const isThere = (wanted: Starter['needs']['templates'][number], { templates }: Pick<WorkspaceContext, 'templates'>) =>
  templates.some(
    ({ name, language, channel }) => name === wanted.name && language === wanted.language && channel === wanted.channel,
  );

export type Begun = { begun: true; flow: string; scenarios: number } | { begun: false; reason: 'missing' | 'invalid' };

/**
 * Makes a flow from a starter, with its scenarios. With `templates` those that the workspace lacks are written as well:
 * approved where the sandbox plays their channel, else waiting for the provider's word.
 */
export async function beginFromStarter(
  deps: Needs,
  actor: Actor,
  input: { starter: string; name: string; language: Language; templates: boolean },
): Promise<Begun> {
  const starter = findStarter(input.starter);
  if (!starter) return { begun: false, reason: 'missing' };
  if (input.templates) await writeMissing(deps, actor, starter);
  const created = await createFlow(deps, actor, { ...starter.document(input.language), name: input.name });
  if (!created.created) return { begun: false, reason: 'invalid' };
  let kept = 0;
  for (const { expected, ...scenario } of starter.scenarios(input.language)) {
    const saved = await saveScenario(deps, actor, { flow: created.flow, scenario, expected });
    if (saved.saved) kept += 1;
  }
  return { begun: true, flow: created.flow, scenarios: kept };
}

async function writeMissing(deps: Needs, actor: Actor, { needs }: Starter): Promise<void> {
  const context = await deps.contexts.get(actor.workspace);
  for (const template of needs.templates) {
    if (isThere(template, context)) continue;
    const [serving] = context.connections.filter(({ channels }) => channels.includes(template.channel));
    const state = serving?.provider === 'sandbox' ? 'approved' : 'pending';
    await saveTemplate(deps, actor, { ...template, state });
  }
}
