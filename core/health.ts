import type { FlowDocument } from './document';
import type { Spoken } from './kind';
import { findKind } from './nodes';
import type { EnvironmentTemplate } from './program';
import type { Said } from './run';
import type { ChannelName } from './vocabulary';

/** How what a flow leans on is at this moment. It changes without anybody touching the flow. */
export interface Surroundings {
  templates: Pick<EnvironmentTemplate, 'name' | 'language' | 'channel' | 'state'>[];
  /** Who serves each channel; a channel that is not named has nobody. */
  senders: Partial<Record<ChannelName, 'ready' | 'disabled'>>;
}

/** Something outside that is not well, and the step that needs it. Never what somebody drew wrong: that is a problem. */
export type Finding = Said & { node: string };

const ILL = ['paused', 'rejected', 'disabled'];

/**
 * The health of a flow: what the steps say is held against the templates and senders as they are. A template that was
 * never there, or waits for its first approval, is a problem of the document and not found here.
 * @example healthOf(document, surroundings) // [{ node: 'ask', code: 'health.template_paused', params: ... }]
 */
export function healthOf({ nodes }: Pick<FlowDocument, 'nodes'>, around: Surroundings): Finding[] {
  return nodes.flatMap(({ id, kind, config }) => {
    const read = findKind(kind)?.read(config);
    if (!read?.ok) return [];
    const { says } = read.node;
    const channels = [...new Set(says.map(({ channel }) => channel))];
    return [
      ...channels.flatMap((channel) => senderFinding(channel, around)),
      ...says.flatMap((spoken) => templateFinding(spoken, around)),
    ].map((said): Finding => ({ node: id, ...said }));
  });
}

function senderFinding(channel: ChannelName, { senders }: Surroundings): Said[] {
  const state = senders[channel];
  if (state === 'ready') return [];
  return [{ code: state === 'disabled' ? 'health.sender_disabled' : 'health.sender_missing', params: { channel } }];
}

function templateFinding({ channel, language, content }: Spoken, { templates }: Surroundings): Said[] {
  if (content.type !== 'template') return [];
  const found = templates.find(
    (one) => one.name === content.name && one.language === language && one.channel === channel,
  );
  if (!found || !ILL.includes(found.state)) return [];
  return [{ code: `health.template_${found.state}`, params: { template: content.name, language } }];
}
