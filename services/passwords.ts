import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The form in which a password is kept. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

let nobody: Promise<string> | undefined;

/**
 * Whether a password is the one that was hashed. For an unknown person (`null`) it works as long and says no: the time
 * an answer takes tells nobody who has an account.
 */
export async function isPassword(hashed: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody signs in with this');
  const against = await nobody;
  const right = await verify(hashed ?? against, password).catch(() => false);
  return hashed !== null && right;
}
