import { z } from 'zod';
import { inLanguage } from './nodes/shared/content';
import { intentOf, SendingShape } from './nodes/shared/sending';
import type { Proposal } from './policy/types';
import type { Program } from './program';
import type { ChannelName, Purpose } from './vocabulary';

/** A message that a flow would send to somebody who got to it: what the rules are asked about, before anybody did. */
export interface PlannedMessage {
  node: string;
  name: string;
  intent: string;
  purpose: Purpose;
  /** Those it has something to say on, in its order. */
  channels: ChannelName[];
  /** What would go out as a template, by channel. */
  templates: Proposal['templates'];
}

const Sending = z.object(SendingShape);

/**
 * The messages of a flow, as it would propose them to the rules.
 * @param language of the contact, such as `es-CO`; null: the flow's own
 */
export function plannedMessages(program: Program, language: string | null): PlannedMessage[] {
  const { document, settings, nodes } = program;
  return document.nodes.flatMap((node): PlannedMessage[] => {
    const says = nodes.get(node.id)?.configured.says ?? [];
    const sending = Sending.safeParse(node.config);
    if (says.length === 0 || !sending.success) return [];
    const { choose, channels: listed } = sending.data.channels;
    const said = (choose === 'one' ? listed.slice(0, 1) : listed).filter((name) =>
      says.some((s) => s.channel === name),
    );
    const templates: Proposal['templates'] = {};
    for (const channel of said) {
      const languages = new Map(says.filter((s) => s.channel === channel).map((s) => [s.language, s]));
      const one = inLanguage(languages, language, settings);
      if (one?.content.type !== 'template') continue;
      templates[channel] = { name: one.content.name, language: one.content.language ?? one.language };
    }
    if (said.length === 0) return [];
    return [
      {
        node: node.id,
        name: node.name,
        intent: intentOf(sending.data, document.name, node.id),
        purpose: sending.data.purpose ?? settings.purpose,
        channels: said,
        templates,
      },
    ];
  });
}
