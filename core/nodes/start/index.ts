import { z } from 'zod';
import { RuleSchema } from '../../document';
import { fold, holdsWords } from '../../fold';
import { defineKind } from '../../kind';
import type { Verdict } from '../../rules';
import type { Scope } from '../../scope';
import { CHANNELS } from '../../vocabulary';

const where = RuleSchema.optional();
export const StartConfigSchema = z.discriminatedUnion('on', [
  /** An event of this name arrives; `where` judges its payload (`event.*`) and the contact. */
  z.object({ on: z.literal('event'), event: z.string().min(1).max(200), where }),
  /** The customer writes: one of these words (none: anything), on one of these channels (none: any). */
  z.object({
    on: z.literal('message'),
    keywords: z.array(z.string().min(1).max(100)).max(100).default([]),
    match: z.enum(['contains', 'exact']).default('contains'),
    channels: z.array(z.enum(CHANNELS)).default([]),
    where,
  }),
  z.object({ on: z.literal('api'), where }),
  /** Another flow runs this one. */
  z.object({ on: z.literal('flow'), where }),
]);
export type StartConfig = z.output<typeof StartConfigSchema>;

export const start = defineKind(StartConfigSchema, {
  kind: 'start',
  group: 'start',
  outlets: (config) => [
    { name: 'next', instant: true, expected: true, ...(config.on === 'message' ? { inbound: true } : {}) },
  ],
  rules: (config) => (config.where ? [{ field: 'where', rule: config.where }] : []),
  start(config, { node, rule }) {
    const judge = config.where ? rule(config.where) : null;
    const keywords = config.on === 'message' ? config.keywords.map(fold) : [];
    return {
      node: node.id,
      type: config.on,
      event: config.on === 'event' ? config.event : null,
      keywords,
      accepts(scope: Scope): Verdict {
        if (config.on === 'message') {
          const heard = hears(config, keywords, scope);
          if (!heard.met || !judge) return heard;
          const verdict = judge(scope);
          return { met: verdict.met, reads: [...heard.reads, ...verdict.reads] };
        }
        return judge ? judge(scope) : { met: true, reads: [] };
      },
    };
  },
  compile: () => ({
    enter: (turn) => {
      const { trigger } = turn.state;
      const why = { code: `start.${trigger?.type ?? 'api'}`, params: { name: trigger?.name ?? '' } };
      return { type: 'go', outlet: 'next', why };
    },
  }),
  describe: (config) => ({
    code: `describe.start.${config.on}`,
    params: {
      event: config.on === 'event' ? config.event : '',
      keywords: config.on === 'message' ? config.keywords : [],
    },
  }),
});

function hears(config: Extract<StartConfig, { on: 'message' }>, keywords: string[], scope: Scope): Verdict {
  const { channel } = scope;
  if (config.channels.length > 0 && (channel === null || !config.channels.includes(channel)))
    return {
      met: false,
      reads: [{ field: 'channel', value: channel, op: 'in', expected: config.channels, met: false }],
    };
  if (keywords.length === 0) return { met: true, reads: [] };
  const text = fold(scope.reply?.text ?? '');
  const met = keywords.some((word) => (config.match === 'exact' ? text === word : holdsWords(text, word)));
  return { met, reads: [{ field: 'reply.text', value: text, op: 'contains', expected: keywords, met }] };
}
