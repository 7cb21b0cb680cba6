import { z } from 'zod';
import { DurationSchema } from '../../document';
import { roughMs } from '../../durations';
import { defineKind } from '../../kind';
import { SHAPES } from '../../shapes';

const Outcome = z.string().regex(SHAPES.name);
export const HandoffConfigSchema = z.object({
  queue: z.string().max(100).optional(),
  /** Why, for the agent. Absent: what brought the run here. */
  reason: z.string().max(500).optional(),
  summary: z.string().max(4000).default(''),
  /** 0 (first) to 9; absent: the flow's. */
  priority: z.number().int().min(0).max(9).optional(),
  /** The outcomes an agent may choose from; each has an outlet of its own. */
  outcomes: z.array(Outcome).max(20).default([]),
  /** Nobody took or resolved it in this time. Null: wait for ever. */
  timeout: DurationSchema.nullable().default(null),
});

/** A person takes over. The run waits for the case's outcome, or for the node the agent hands it back to. */
export const handoff = defineKind(HandoffConfigSchema, {
  kind: 'handoff',
  group: 'people',
  outlets: (config) => [
    ...config.outcomes.map((outcome) => ({ name: `resolved:${outcome}` })),
    { name: 'resolved', expected: true },
    { name: 'no_agent', instant: true },
    ...(config.timeout ? [{ name: 'timeout', expected: true as const }] : []),
  ],
  texts: (config) => [
    { field: 'summary', source: config.summary, shown: false },
    ...(config.reason === undefined ? [] : [{ field: 'reason', source: config.reason, shown: false }]),
  ],
  longest: (config) => (config.timeout ? roughMs(config.timeout) : Infinity),
  compile(config, { node, settings, text, wired }) {
    const summary = text(config.summary);
    const reason = config.reason === undefined ? null : text(config.reason);
    const queue = config.queue ?? settings.handoff?.queue ?? '';
    const wiredOr = (outlet: string, otherwise: string) => (wired(outlet) ? outlet : otherwise);
    return {
      holds: true,
      enter(turn) {
        const timeoutAt = config.timeout ? turn.after(config.timeout) : null;
        const arrived = turn.arrival ?? { code: 'handoff.flow', params: { node: node.name } };
        const call = turn.call({
          kind: 'handoff',
          queue,
          reason: reason ? { code: 'handoff.reason', params: { text: reason(turn.scope) } } : arrived,
          summary: summary(turn.scope),
          priority: config.priority ?? settings.priority,
          timeoutAt,
        });
        return { type: 'wait', wake: timeoutAt, local: { call }, why: { code: 'handoff.waiting', params: { queue } } };
      },
      rewake: (turn) => (config.timeout ? turn.after(config.timeout) : null),
      resume(turn, input) {
        if (input.type === 'timer') {
          const { call } = turn.local;
          if (typeof call === 'string') turn.cancelCall(call);
          return { type: 'go', outlet: 'timeout', why: { code: 'handoff.timeout', params: {} } };
        }
        if (input.type !== 'outcome') return null;
        const { result } = input;
        if (result.status === 'resolved') {
          const why = { code: 'handoff.resolved', params: { outcome: result.outcome, by: result.by ?? '' } };
          if (result.resumeAt !== undefined && turn.program.nodes.has(result.resumeAt))
            return { type: 'jump', node: result.resumeAt, why: { ...why, code: 'handoff.handed_back' } };
          return { type: 'go', outlet: wiredOr(`resolved:${result.outcome}`, 'resolved'), why };
        }
        return { type: 'go', outlet: wiredOr('no_agent', 'timeout'), why: { code: 'handoff.no_agent', params: {} } };
      },
    };
  },
  describe: (config) => ({ code: 'describe.handoff', params: { queue: config.queue ?? '' } }),
});
