import { z } from 'zod';
import { JsonSchema } from '../../core/document';
import type { JsonObject } from '../../core/json';

const Facts = z.record(z.string(), JsonSchema);

/** What a handoff wrote on its card. Read, not believed: a card of another release shows what it has. */
const CardSchema = z.object({
  summary: z.string().catch(''),
  flow: z.object({ id: z.string(), name: z.string() }).nullable().catch(null),
  node: z.string().nullable().catch(null),
  variables: Facts.catch({}),
  trigger: z
    .object({ name: z.string(), payload: Facts.catch({}) })
    .nullable()
    .catch(null),
});
export type Card = z.infer<typeof CardSchema>;

export const readCard = (card: JsonObject): Card => CardSchema.parse(card);
