import type { AppLoadContext } from '@remix-run/node';
import type { Deps } from '../../services/deps';

/** The services' dependencies, given by the server to every loader and action. */
export function depsOf(context: AppLoadContext): Deps {
  if (!context.deps) throw new Error('the load context carries no deps: the server must give them');
  return context.deps as Deps;
}

export type { Deps };
