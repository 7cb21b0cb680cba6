import { z } from 'zod';
import { fractionOf } from '../../hash';
import { defineKind } from '../../kind';
import { SHAPES } from '../../shapes';

export const SplitConfigSchema = z.object({
  variants: z
    .array(
      z.object({
        id: z.string().regex(SHAPES.name),
        name: z.string().max(100).default(''),
        /** Percent. */
        weight: z.number().min(0).max(100),
      }),
    )
    .min(2)
    .max(20),
  /** Two splits with the same salt put a contact in the same place. Absent: the node's id. */
  salt: z.string().max(100).optional(),
});

/** Divides contacts by weight; the same contact always goes the same way. */
export const split = defineKind(SplitConfigSchema, {
  kind: 'split',
  group: 'decide',
  outlets: (config) => config.variants.map(({ id }) => ({ name: id, instant: true, expected: true })),
  check({ variants }, { report }) {
    const total = variants.reduce((sum, { weight }) => sum + weight, 0);
    if (Math.abs(total - 100) > 1e-6) report('split.total', { total: Math.round(total * 100) / 100 });
    if (new Set(variants.map(({ id }) => id)).size < variants.length) report('split.duplicate_variant');
  },
  compile({ variants, salt }, { node }) {
    const key = salt ?? node.id;
    return {
      enter(turn) {
        const drawn = fractionOf(`${turn.facts.contact.id}/${key}`) * 100;
        let below = 0;
        const chosen = variants.find(({ weight }) => drawn < (below += weight)) ?? variants[variants.length - 1];
        const outlet = chosen?.id ?? '';
        const params = {
          name: chosen?.name === '' ? outlet : (chosen?.name ?? ''),
          drawn: Math.round(drawn * 100) / 100,
        };
        return { type: 'go', outlet, why: { code: 'split.drawn', params } };
      },
    };
  },
  describe: ({ variants }) => ({
    code: 'describe.split',
    params: { variants: variants.map(({ id, name, weight }) => `${name === '' ? id : name} ${weight} %`) },
  }),
});
