import type { Sentences } from '../sentence';
import { cards } from './flow-cards';
import { problems } from './flow-problems';
import { steps } from './flow-steps';

export const flow: Sentences = { ...problems, ...steps, ...cards };
