import type { Sentences } from '../sentence';

export const flow: Sentences = {};
