import type { Surroundings } from '../../core/health';
import { CHANNELS } from '../../core/vocabulary';
import { listConnections } from '../connections';
import type { Deps } from '../deps';

/** The templates and senders of a workspace as they are now: what the health of its flows is read from. */
export async function readSurroundings(deps: Pick<Deps, 'db' | 'contexts'>, workspace: string): Promise<Surroundings> {
  const [context, all] = await Promise.all([deps.contexts.get(workspace), listConnections(deps, workspace)]);
  const senders: Surroundings['senders'] = {};
  for (const channel of CHANNELS) {
    if (context.connections.some(({ channels }) => channels.includes(channel))) senders[channel] = 'ready';
    else if (all.some(({ channels }) => channels.includes(channel))) senders[channel] = 'disabled';
  }
  const templates = context.templates.map(({ name, language, channel, state }) => ({ name, language, channel, state }));
  return { templates, senders };
}
