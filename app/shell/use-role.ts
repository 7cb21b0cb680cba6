import { useRouteLoaderData } from '@remix-run/react';
import type { Role } from '../../core/vocabulary';
import type { loader } from '../routes/_app';

/** True if the member who looks has one of `roles`: a link that would only refuse them is not drawn. */
export function useIsAmong(roles: readonly Role[]): boolean {
  const role = useRouteLoaderData<typeof loader>('routes/_app')?.me.member.role;
  return role !== undefined && roles.includes(role);
}
