import { drizzle } from 'drizzle-orm/postgres-js';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { compile } from '../core/compile';
import { SAMPLE_ENVIRONMENT } from '../core/samples/environment';
import { POST_SALE } from '../core/samples/post-sale';
import { ROLES, type Role } from '../core/vocabulary';
import type { Scoped } from '../db/client';
import { insertApiKey } from '../db/queries/api-keys';
import { insertAudit } from '../db/queries/audit';
import { appendConsents, insertSuppression } from '../db/queries/consents';
import { insertFlow, setLiveVersion } from '../db/queries/flows';
import { upsertTemplate } from '../db/queries/templates';
import { insertVersion } from '../db/queries/versions';
import * as schema from '../db/schema/index';
import { newApiSecret } from './api-keys';
import { hashOf, newSecret } from './auth';
import type { Clock } from './clock';
import type { Vault } from './deps';
import { iso } from './moments';
import { hashPassword } from './passwords';
import { foundWorkspace } from './workspaces';
import { DEMO_CONTACTS } from './demo/contacts';

/** Ids of the demo workspace: the same on every machine, so that documents and tests can name them. */
export const DEMO = {
  workspace: 'ws_demo',
  flow: 'flw_demo_post_sale',
  version: 'ver_demo_post_sale_1',
  connection: 'con_demo_sandbox',
  apiKey: 'key_demo',
  member: (role: Role) => `mem_demo_${role}`,
} as const;

export interface DemoUser {
  role: Role;
  email: string;
  password: string;
}
/** How to get in: what `.hilo/demo.json` holds. */
export interface DemoAccess {
  workspace: string;
  apiKey: string;
  users: DemoUser[];
}

const NAMES: Record<Role, string> = {
  admin: 'Camila Duarte',
  designer: 'Andrés Vélez',
  marketer: 'Natalia Rincón',
  agent: 'Julián Mesa',
  supervisor: 'Gloria Acosta',
  auditor: 'Ramiro Nieto',
};

/** The sample flow does not compile, which a release must not ship. */
export class DemoError extends Error {
  readonly code = 'demo.flow_broken';
}

/**
 * Makes the demo workspace: a shop in Bogotá with a member for every role, its rules, the sandbox on every channel, the
 * approved templates, the published journey and ten customers. Everything but the passwords and the key is the same on
 * every machine; those are drawn once and kept sealed, so that a second call changes nothing and answers the same.
 * @param input `ownerUrl`: a connection as the owner role, since making a workspace is beyond the app role's rights
 */
export async function seedDemo(input: { ownerUrl: string; clock: Clock; vault: Vault }): Promise<DemoAccess> {
  const client = postgres(input.ownerUrl, { max: 1, onnotice: () => {} });
  try {
    return await drizzle(client, { schema }).transaction(async (tx) => {
      // two starts at once: the second waits and finds the workspace made
      await tx.execute(sql`select pg_advisory_xact_lock(4871003)`);
      const [found] = await tx.execute<{ sealed: string }>(
        sql`select settings ->> 'demo' as sealed from workspaces where id = ${DEMO.workspace}`,
      );
      if (found) return JSON.parse(input.vault.open(found.sealed)) as DemoAccess;
      const access = newAccess();
      await seed(tx, access, input.vault.seal(JSON.stringify(access)), iso(input.clock.now()));
      return access;
    });
  } finally {
    await client.end();
  }
}

function newAccess(): DemoAccess {
  const users = ROLES.map((role) => ({ role, email: `${role}@aurora.example`, password: newSecret().slice(0, 16) }));
  return { workspace: DEMO.workspace, apiKey: newApiSecret(), users };
}

async function seed(tx: Scoped, access: DemoAccess, sealed: string, at: string): Promise<void> {
  const { workspace } = DEMO;
  await foundWorkspace(tx, {
    id: workspace,
    name: 'Tienda Aurora',
    slug: 'aurora',
    timeZone: 'America/Bogota',
    country: 'CO',
    language: 'es',
    settings: { demo: sealed, languages: ['es', 'es-MX', 'pt-BR', 'en'] },
    connection: DEMO.connection,
    policies: 'pol_demo_1',
    at,
  });
  await tx.insert(schema.members).values(
    await Promise.all(
      access.users.map(async ({ role, email, password }) => ({
        id: DEMO.member(role),
        workspaceId: workspace,
        email,
        name: NAMES[role],
        role,
        passwordHash: await hashPassword(password),
      })),
    ),
  );
  await insertApiKey(tx, { workspace, id: DEMO.apiKey, name: 'Demo', hash: hashOf(access.apiKey), role: 'admin' });
  for (const template of SAMPLE_ENVIRONMENT.templates) {
    const id = `tpl_demo_${template.name}_${template.language}`;
    await upsertTemplate(tx, { workspace, id, ...template, detail: { approvedBy: 'sandbox' } });
  }
  await seedFlow(tx, at);
  await seedContacts(tx);
  await insertAudit(tx, {
    workspace,
    id: 'aud_0demo',
    at,
    actor: 'system',
    action: 'demo.seed',
    subject: workspace,
    detail: {},
  });
}

async function seedFlow(tx: Scoped, at: string): Promise<void> {
  const compiled = compile(POST_SALE, SAMPLE_ENVIRONMENT);
  if (!compiled.ok) throw new DemoError(`the demo flow does not compile: ${JSON.stringify(compiled.problems)}`);
  const { workspace, flow, version } = DEMO;
  const { document, mentions } = compiled.program;
  const author = `member:${DEMO.member('designer')}`;
  await insertFlow(tx, { workspace, id: flow, document, at, by: author });
  await insertVersion(tx, {
    workspace,
    id: version,
    flow,
    number: 1,
    document,
    mentions: [...mentions].sort(),
    author,
    reason: 'Primera versión',
    at,
  });
  await setLiveVersion(tx, { workspace, id: flow, version, draining: false, at });
}

async function seedContacts(tx: Scoped): Promise<void> {
  const { workspace } = DEMO;
  for (const [index, person] of DEMO_CONTACTS.entries()) {
    const { id, phone, email, consents, suppressed, ...rest } = person;
    const key = id.slice('cnt_'.length);
    // a minute apart, so that lists have one order
    const createdAt = iso(Date.UTC(2025, 10, 3, 15, index));
    await tx.insert(schema.contacts).values({ id, workspaceId: workspace, createdAt, ...rest });
    const addresses = [
      ...(phone ? [{ id: `adr_${key}_phone`, kind: 'phone' as const, value: phone }] : []),
      ...(email ? [{ id: `adr_${key}_email`, kind: 'email' as const, value: email }] : []),
    ];
    await tx
      .insert(schema.addresses)
      .values(addresses.map((address) => ({ ...address, workspaceId: workspace, contactId: id })));
    if (consents.length > 0) {
      await appendConsents(tx, {
        workspace,
        contact: id,
        consents: consents.map((consent, n) => ({ ...consent, id: `cst_${key}_${n + 1}`, expiresAt: null })),
      });
    }
    if (suppressed) {
      await insertSuppression(tx, {
        workspace,
        id: `sup_${key}`,
        contact: id,
        purpose: null,
        until: null,
        at: createdAt,
        ...suppressed,
      });
    }
  }
}
