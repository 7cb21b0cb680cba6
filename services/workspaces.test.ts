import { expect, test } from 'vitest';
import { createClients } from '../db/client';
import { freshDatabase } from '../tests/support/database';
import { TUESDAY } from '../tests/support/services';
import { manualClock } from './clock';
import { signIn } from './auth';
import { createWorkspaceContexts } from './workspace-context';
import { createWorkspace } from './workspaces';

const AURORA = {
  name: 'Tienda Aurora',
  slug: 'aurora',
  timeZone: 'America/Bogota',
  country: 'CO',
  language: 'es' as const,
  admin: { name: 'Ana Ruiz', email: 'Ana@aurora.example' },
};

test('a new workspace has an administrator who can sign in, a sandbox and policies; names are taken once', async () => {
  const { ownerUrl, appUrl } = await freshDatabase();
  const clock = manualClock(TUESDAY);
  const made = await createWorkspace({ ownerUrl, clock }, AURORA);
  if (!made.created) throw new Error(made.reason);
  expect(await createWorkspace({ ownerUrl, clock }, AURORA)).toEqual({ created: false, reason: 'slug_taken' });
  expect(await createWorkspace({ ownerUrl, clock }, { ...AURORA, slug: 'other' })).toEqual({
    created: false,
    reason: 'email_taken',
  });

  const { sql, db, close } = createClients(appUrl, 2);
  const context = await createWorkspaceContexts(sql, clock).get(made.workspace);
  expect(context).toMatchObject({ country: 'CO', connections: [{ provider: 'sandbox' }], policies: { version: 1 } });
  expect(await signIn({ db, sql, clock }, { email: 'ana@aurora.example', password: made.password })).toMatchObject({
    ok: true,
  });
  await close();
});
