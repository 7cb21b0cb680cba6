import type { Deps } from '../services/deps';
import type { SignedIn } from './session.server';

export async function findSession(_deps: Deps, token: string): Promise<SignedIn | null> {
  return token === 'stub'
    ? {
        session: 'ses_1',
        member: { id: 'mem_1', name: 'Ana Torres', email: 'ana@demo.co', role: 'admin', language: 'es' },
        workspace: { id: 'ws_1', name: 'Tienda Andina', timeZone: 'America/Bogota' },
      }
    : null;
}
export async function signIn(_deps: Deps, email: string, password: string) {
  return email && password ? { ok: true as const, token: 'stub', language: 'es' as const } : { ok: false as const };
}
