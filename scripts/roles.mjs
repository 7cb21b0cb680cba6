// The two logins of a database: the owner of the schema, and the product's own, which row-level security binds.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Plain } from './say.mjs';

/**
 * @typedef {{ superuser: string, owner: string, app: string }} Passwords
 */

export const SUPERUSER = 'postgres';
export const OWNER = 'hilo_owner';
export const APP = 'hilo_app';
export const NAME = 'hilo';

/**
 * @param {string} home
 * @returns {Passwords}
 */
export function keptPasswords(home) {
  const file = join(home, 'database.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const fresh = () => randomBytes(24).toString('hex');
  const passwords = { superuser: fresh(), owner: fresh(), app: fresh() };
  writeFileSync(`${file}.new`, JSON.stringify(passwords), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return passwords;
}

/**
 * A database that is somebody else's: its owner's URL is given, the app's login is made there unless it is given too.
 * @param {{ ownerUrl: string, appUrl: string | undefined, home: string }} options
 * @returns {Promise<import('./postgres.mjs').Database>}
 */
export async function useDatabase({ ownerUrl, appUrl, home }) {
  const none = { superUrl: null, adopted: true, stop: async () => {} };
  if (appUrl) return { ownerUrl, appUrl, ...none };
  mkdirSync(home, { recursive: true });
  const password = keptPasswords(home).app;
  const { default: postgres } = await import('postgres');
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const [role] = await sql`select rolsuper or rolbypassrls as strong from pg_roles where rolname = ${APP}`;
    if (role?.strong)
      throw new Plain(
        `The role ${APP} may bypass row-level security. Take that right away, or set DATABASE_APP_URL to another login.`,
      );
    // Its password is kept under HILO_HOME; a role made from another folder has one we cannot know, and is left alone.
    if (!role) await sql.unsafe(`create role ${APP} login nosuperuser nobypassrls password '${password}'`);
    const url = new URL(ownerUrl);
    url.username = APP;
    url.password = password;
    const asApp = postgres(url.href, { max: 1, onnotice: () => {} });
    await asApp`select 1`.finally(() => asApp.end());
    return { ownerUrl, appUrl: url.href, ...none };
  } catch (error) {
    if (error instanceof Plain) throw error;
    throw new Plain(
      `Hilo could not make or use the login ${APP} at DATABASE_URL: ${messageOf(error)}. ` +
        `Check the address, or create a login without superuser and BYPASSRLS rights and set DATABASE_APP_URL to it.`,
    );
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/**
 * Roles and database, made where missing: the owner of the schema, and the app's login that row-level security binds.
 * @param {string} serverUrl
 * @param {string} superUrl
 * @param {Passwords} passwords
 */
export async function createRoles(serverUrl, superUrl, passwords) {
  const { default: postgres } = await import('postgres');
  const server = postgres(serverUrl, { max: 1, onnotice: () => {} });
  try {
    const databases = await server`select 1 from pg_database where datname = ${NAME}`;
    const roles = (await server`select rolname from pg_roles where rolname in (${OWNER}, ${APP})`).map(
      (row) => row.rolname,
    );
    for (const [role, password] of /** @type {const} */ ([
      [OWNER, passwords.owner],
      [APP, passwords.app],
    ])) {
      if (!roles.includes(role))
        await server.unsafe(`create role ${role} login nosuperuser nobypassrls nocreaterole password '${password}'`);
    }
    // The owner makes the databases of tests and benches, cloned from a template of its own.
    if (databases.length === 0) await server.unsafe(`alter role ${OWNER} createdb`);
    if (databases.length === 0) await server.unsafe(`create database ${NAME} owner ${OWNER}`);
  } finally {
    await server.end({ timeout: 2 });
  }
  const database = postgres(superUrl, { max: 1, onnotice: () => {} });
  await database`create extension if not exists pg_stat_statements`.finally(() => database.end({ timeout: 2 }));
}

/** @param {unknown} error */
const messageOf = (error) => (error instanceof Error ? error.message : String(error));
