import { z } from 'zod';
import { defineKind } from '../../kind';

export const EndConfigSchema = z.object({
  /** The end's name: the run's outcome, and an outlet of the flow that ran this one. */
  name: z.string().max(100).default(''),
});

export const end = defineKind(EndConfigSchema, {
  kind: 'end',
  group: 'end',
  outlets: () => [],
  compile: (config, { node }) => {
    const name = config.name === '' ? node.name : config.name;
    return {
      enter: () => ({ type: 'end', outcome: 'completed', name, why: { code: 'end.reached', params: { name } } }),
    };
  },
  describe: (config) => ({ code: 'describe.end', params: { name: config.name } }),
});
