import { pino } from 'pino';
import postgres from 'postgres';
import { listProviders } from '../../channels/index';
import { createClients, type Sql } from '../../db/client';
import { createVault } from '../../server/vault';
import { freshDatabase } from './database';
import { manualClock } from '../../services/clock';
import { DEMO, seedDemo, type DemoAccess } from '../../services/demo';
import type { Actor, Deps } from '../../services/deps';
import { createPrograms } from '../../services/flows/programs';
import { createWorkspaceContexts } from '../../services/workspace-context';

/** A Tuesday, ten in the morning in Bogotá. */
export const TUESDAY = Date.UTC(2026, 0, 6, 15);

export interface TestServices {
  deps: Deps & { clock: ReturnType<typeof manualClock> };
  /** The demo's workspace, and a second one that must never be seen from it. */
  workspace: string;
  other: string;
  access: DemoAccess;
  actor: Actor;
  /** As the owner role: sees every workspace. */
  owner: Sql;
  close(): Promise<void>;
}

/** A database of its own with the demo in it, and everything a service may reach. For tests. */
export async function testServices(): Promise<TestServices> {
  const { ownerUrl, appUrl } = await freshDatabase();
  const clock = manualClock(TUESDAY);
  const vault = createVault('a secret of the tests, long enough');
  const access = await seedDemo({ ownerUrl, clock, vault });
  const owner = postgres(ownerUrl, { max: 2, onnotice: () => {} });
  await owner`insert into workspaces (id, name, slug) values ('ws_other', 'Otra', 'otra')`;
  const { sql, db, close } = createClients(appUrl, 4);
  const contexts = createWorkspaceContexts(sql, clock);
  const deps = {
    sql,
    db,
    clock,
    log: pino({ level: 'silent' }),
    contexts,
    programs: createPrograms(sql),
    channels: new Map(listProviders().map((channel) => [channel.provider, channel])),
    fetch: () => Promise.reject(new Error('no network in tests')),
    vault,
    publicUrl: 'http://127.0.0.1',
  };
  return {
    deps,
    workspace: DEMO.workspace,
    other: 'ws_other',
    access,
    actor: { workspace: DEMO.workspace, id: `member:${DEMO.member('designer')}` },
    owner,
    close: async () => {
      await Promise.all([close(), owner.end()]);
    },
  };
}
