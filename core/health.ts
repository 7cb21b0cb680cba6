import type { FlowDocument } from './document';
import type { JsonObject } from './json';
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
  /** Channels that are served, but whose latest sends did not get through. */
  failing?: Partial<Record<ChannelName, Trouble>>;
  /** Hosts that HTTP requests asked lately in vain. */
  sources?: Record<string, Trouble>;
}

/** Failures in a row up to now, and what the latest of them was told. */
export interface Trouble {
  tries: number;
  code: string;
  params: JsonObject;
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
    const { says, asks } = read.node;
    const channels = [...new Set(says.map(({ channel }) => channel))];
    return [
      ...channels.flatMap((channel) => senderFinding(channel, around)),
      ...says.flatMap((spoken) => templateFinding(spoken, around)),
      ...asks.flatMap((host) => sourceFinding(host, around)),
    ].map((found): Finding => ({ node: id, ...found }));
  });
}

function senderFinding(channel: ChannelName, { senders, failing }: Surroundings): Said[] {
  const state = senders[channel];
  const trouble = failing?.[channel];
  if (state === 'ready' && trouble) return [{ code: 'health.sender_failing', params: { channel, ...said(trouble) } }];
  if (state === 'ready') return [];
  return [{ code: state === 'disabled' ? 'health.sender_disabled' : 'health.sender_missing', params: { channel } }];
}

function sourceFinding(host: string, { sources }: Surroundings): Said[] {
  const trouble = sources && Object.hasOwn(sources, host) ? sources[host] : undefined;
  return trouble ? [{ code: 'health.source_failing', params: { host, ...said(trouble) } }] : [];
}

const said = ({ tries, code, params }: Trouble): JsonObject => ({ ...params, tries, code });

/** One attempt to reach something outside. */
export interface Attempt {
  ok: boolean;
  /** How many tries it stands for. */
  tries: number;
  /** It fails until somebody mends the settings: once is enough to say so. */
  settled: boolean;
  code: string;
  params: JsonObject;
}

/** A single failure may be chance. */
const IN_A_ROW = 2;

/**
 * What the latest attempts say of whoever was asked: null while the newest got through, or failed but once.
 * @param attempts newest first
 */
export function troubleOf(attempts: readonly Attempt[]): Trouble | null {
  const [newest] = attempts;
  if (!newest || newest.ok) return null;
  const good = attempts.findIndex(({ ok }) => ok);
  const failed = good === -1 ? attempts : attempts.slice(0, good);
  const tries = failed.reduce((sum, one) => sum + one.tries, 0);
  return tries >= IN_A_ROW || newest.settled ? { tries, code: newest.code, params: newest.params } : null;
}

function templateFinding({ channel, language, content }: Spoken, { templates }: Surroundings): Said[] {
  if (content.type !== 'template') return [];
  const found = templates.find(
    (one) => one.name === content.name && one.language === language && one.channel === channel,
  );
  if (!found || !ILL.includes(found.state)) return [];
  return [{ code: `health.template_${found.state}`, params: { template: content.name, language } }];
}
