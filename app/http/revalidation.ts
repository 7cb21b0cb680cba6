import type { ShouldRevalidateFunction } from '@remix-run/react';

/** An answer that never came: nothing changed, and whoever reads again now loses the screen with what was typed on it. */
export interface Unheard {
  ok: false;
  fault: 'offline' | 'refused' | 'server';
  id: string;
}

const isUnheard = (answer: unknown): answer is Unheard =>
  typeof answer === 'object' && answer !== null && 'fault' in answer;

/** For the loaders of a screen that keeps what was typed: after a fault they are not read again. */
export const unlessUnheard: ShouldRevalidateFunction = ({ actionResult, defaultShouldRevalidate }) =>
  isUnheard(actionResult) ? false : defaultShouldRevalidate;
