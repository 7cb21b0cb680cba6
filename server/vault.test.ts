import { expect, test } from 'vitest';
import { VaultError, createVault } from './vault';

const vault = createVault('a'.repeat(64));

test('opens what it sealed, and never seals the same text twice alike', () => {
  const sealed = vault.seal('clave ñ 🔑');
  expect(vault.open(sealed)).toBe('clave ñ 🔑');
  expect(vault.seal('clave ñ 🔑')).not.toBe(sealed);
  expect(sealed).not.toContain('clave');
});

test('refuses what another secret sealed, what was changed, and what was never sealed', () => {
  const sealed = vault.seal('hush');
  expect(() => createVault('b'.repeat(64)).open(sealed)).toThrow(VaultError);
  const bytes = Buffer.from(sealed.slice(3), 'base64');
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  expect(() => vault.open(`v1.${bytes.toString('base64')}`)).toThrow(VaultError);
  expect(() => vault.open('hush')).toThrow(VaultError);
});
