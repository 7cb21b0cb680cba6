import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Vault } from '../services/deps';

const VERSION = 'v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What was sealed was sealed with another secret, or changed since. */
export class VaultError extends Error {
  readonly code = 'vault.cannot_open';
}

/**
 * Seals provider credentials with a key derived from the installation's secret (AES-256-GCM, a fresh nonce each time).
 * Whoever reads the database alone reads nothing of them.
 */
export function createVault(secret: string): Vault {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'hilo provider credentials', 32));
  return {
    seal(text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')}`;
    },
    open(sealed) {
      const [version, encoded = ''] = sealed.split('.');
      const bytes = Buffer.from(encoded, 'base64');
      if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES) {
        throw new VaultError('This was not sealed by Hilo. Enter the credentials again.');
      }
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString(
          'utf8',
        );
      } catch {
        throw new VaultError(
          'These credentials were sealed with another HILO_SECRET. Set that one again, or enter them again.',
        );
      }
    },
  };
}
