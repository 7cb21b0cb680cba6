import { appointment } from './appointment';
import { hours } from './hours';
import { onboarding } from './onboarding';
import { orderStatus } from './order-status';
import { postSale } from './post-sale';
import type { Starter } from './starter';

export { INDUSTRIES, type Industry, type Starter, type StarterGoal } from './starter';

/** What one can begin with, in the order of the gallery. A new one is its file and a line here. */
export const STARTERS: readonly Starter[] = [onboarding, postSale, appointment, orderStatus, hours];

/** A starter by its id, or null. */
export const findStarter = (id: string): Starter | null => STARTERS.find((starter) => starter.id === id) ?? null;
