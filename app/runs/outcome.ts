import type { JsonObject } from '../../core/json';
import type { Said } from '../../core/run';

const KINDS = ['completed', 'goal', 'exited', 'cancelled', 'failed'] as const;
type Kind = (typeof KINDS)[number];

/** How a run ended, as a sentence for `say`. */
export function endOf(outcome: JsonObject | null): { kind: Kind; name: string; said: Said } {
  const kind = KINDS.find((one) => one === outcome?.kind) ?? 'completed';
  const name = typeof outcome?.name === 'string' ? outcome.name : '';
  return { kind, name, said: { code: `outcome.${kind}`, params: { name } } };
}
