import { renameSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { seedDemo, type DemoAccess } from '../services/demo';
import type { Deps } from '../services/deps';
import type { Config } from './config';
import { StartError } from './start-error';
import { VaultError } from './vault';

/**
 * Makes the demo workspace where it is missing, and says how to get in.
 *
 * @throws StartError when its passwords cannot be read with this installation's secret.
 */
export async function prepareDemo(
  config: Pick<Config, 'database'>,
  { clock, vault }: Pick<Deps, 'clock' | 'vault'>,
): Promise<DemoAccess> {
  try {
    return await seedDemo({ ownerUrl: config.database.owner, clock, vault });
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    throw new StartError(
      'demo_sealed',
      'This database holds a demo workspace whose passwords were sealed with another secret. ' +
        'Start from the HILO_HOME it was made with, set its HILO_SECRET, or use an empty database.',
    );
  }
}

/** Leaves address, key and passwords in HILO_HOME/demo.json, for people and scripts on this machine. */
export function writeDemo(home: string, url: string, access: DemoAccess): void {
  const file = join(home, 'demo.json');
  const { apiKey, users } = access;
  writeFileSync(`${file}.new`, `${JSON.stringify({ url, apiKey, users }, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The end of the last line of a start. */
export function signInLine(home: string, { users }: DemoAccess): string {
  const admin = users.find((user) => user.role === 'admin') ?? users[0];
  return admin === undefined
    ? ''
    : `sign in as ${admin.email} with ${admin.password} (everybody else: ${nearby(join(home, 'demo.json'))})`;
}

/** A path as short as it can be said from where we stand. */
function nearby(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') ? file : path;
}
