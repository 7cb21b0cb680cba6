import { tagOf } from '../../core/languages';
import { CHANNELS, type ChannelName } from '../../core/vocabulary';
import { withWorkspace } from '../../db/client';
import { getWorkspace, setContentLanguages } from '../../db/queries/workspaces';
import { record } from '../audit';
import type { Actor, Deps } from '../deps';

/** What the composer needs of the workspace. */
export interface House {
  /** Who writes: the workspace's name. */
  brand: string;
  /** The channels that somebody sends on. */
  senders: ChannelName[];
  /** The workspace's content languages, in the order to fall back in. */
  languages: string[];
}

/** The workspace as its flows are written in it; one that never chose its languages has its own alone. */
export async function readHouse(deps: Pick<Deps, 'db' | 'contexts'>, workspace: string): Promise<House> {
  const [context, own] = await Promise.all([
    deps.contexts.get(workspace),
    withWorkspace(deps.db, workspace, (tx) => getWorkspace(tx, { workspace })),
  ]);
  const served = new Set(context.connections.flatMap(({ channels }) => channels));
  return {
    brand: own?.name ?? '',
    senders: CHANNELS.filter((channel) => served.has(channel)),
    languages: own?.contentLanguages ?? [context.language],
  };
}

const MOST = 20;
const TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,4})?$/;

export type LanguagesSaved = { saved: true; languages: string[] } | { saved: false; reason: 'none' | 'not_a_language' };

/**
 * Sets the workspace's content languages. Flows keep the ones they have: a language that goes is only no longer offered.
 * @param languages BCP 47 tags in the order to fall back in, `es-CO`; at most 20
 */
export async function saveContentLanguages(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  languages: readonly string[],
): Promise<LanguagesSaved> {
  const tags = [...new Set(languages.map(tagOf))].slice(0, MOST);
  if (tags.length === 0) return { saved: false, reason: 'none' };
  if (!tags.every((tag) => TAG.test(tag))) return { saved: false, reason: 'not_a_language' };
  const { workspace } = actor;
  await withWorkspace(deps.db, workspace, async (tx) => {
    await setContentLanguages(tx, { workspace, languages: tags });
    await record(deps, tx, actor, 'workspace.languages', workspace, { languages: tags });
  });
  return { saved: true, languages: tags };
}
