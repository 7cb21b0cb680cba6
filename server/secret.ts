import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Config } from './config';

/** The secret of this installation: the one given, or in demo mode one made once and kept under HILO_HOME. */
export function requireSecret(config: Pick<Config, 'secret' | 'home' | 'demo'>): string {
  if (config.secret !== null) return config.secret;
  if (!config.demo) throw new Error('no secret outside demo mode');
  const file = join(config.home, 'secret');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(config.home, { recursive: true });
  const secret = randomBytes(32).toString('hex');
  writeFileSync(`${file}.new`, secret, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secret;
}
