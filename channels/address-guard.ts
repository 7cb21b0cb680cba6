import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { NetworkError, sentenceOf } from './network-error';

export interface ResolvedAddress {
  address: string;
  family: 4 | 6;
}

/** Answers a name with its addresses; the system's resolver unless a test says otherwise. */
export type Resolve = (host: string) => Promise<ResolvedAddress[]>;

export interface AddressGuardOptions {
  /** Host names, IP addresses and CIDR ranges that may be called although they are private. */
  allow?: readonly string[];
  resolve?: Resolve;
}

/** Resolves a host to addresses that may be called, or throws a NetworkError. */
export type AddressGuard = (host: string) => Promise<ResolvedAddress[]>;

/** IANA special-purpose registries, and 168.63.129.16, where Azure serves its metadata on a public address. */
const PRIVATE_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** Ranges that embed an IPv4 address (mapped, compatible, NAT64, 6to4, Teredo) are refused whole. */
const PRIVATE_V6 = [
  '::/96',
  '::ffff:0:0/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
];

// A list a family: a BlockList would match every IPv4 address against the mapped range of IPv6.
const privateV4 = rangesOf(PRIVATE_V4);
const privateV6 = rangesOf(PRIVATE_V6);

/**
 * Builds the check that every outgoing connection goes through: a name that resolves to one private address among others
 * is refused whole, so that no order of answers gets past it.
 *
 * @example const guard = createAddressGuard({ allow: ['gateway.internal', '10.1.0.0/16'] })
 */
export function createAddressGuard(options: AddressGuardOptions = {}): AddressGuard {
  const resolve = options.resolve ?? resolveBySystem;
  const allow = (options.allow ?? []).map((entry) =>
    entry
      .trim()
      .toLowerCase()
      .replace(/^\[|\]$/g, ''),
  );
  const names = new Set(allow.filter((entry) => isIP(entry) === 0 && !entry.includes('/')));
  const ranges = allow.filter((entry) => !names.has(entry));
  const allowedV4 = rangesOf(ranges.filter((entry) => !entry.includes(':')));
  const allowedV6 = rangesOf(ranges.filter((entry) => entry.includes(':')));

  const mayCall = ({ address, family }: ResolvedAddress): boolean =>
    family === 4
      ? !privateV4.check(address) || allowedV4.check(address)
      : !privateV6.check(address, 'ipv6') || allowedV6.check(address, 'ipv6');

  return async (host) => {
    const name = host
      .toLowerCase()
      .replace(/^\[|\]$/g, '')
      .replace(/\.$/, '');
    const family = isIP(name);
    const found: ResolvedAddress[] =
      family === 0 ? await resolveOrThrow(resolve, name) : [{ address: name, family: family === 4 ? 4 : 6 }];
    if (names.has(name)) return found;
    const clean = found.map((one) => ({ ...one, address: one.address.replace(/%.*$/, '') }));
    if (!clean.every(mayCall)) throw new NetworkError('blocked_address', false, sentenceOf('blocked_address', name));
    return found;
  };
}

async function resolveOrThrow(resolve: Resolve, name: string): Promise<ResolvedAddress[]> {
  const found = await resolve(name).catch((cause: unknown) => {
    throw new NetworkError('not_found', false, sentenceOf('not_found', name), { cause });
  });
  if (found.length === 0) throw new NetworkError('not_found', false, sentenceOf('not_found', name));
  return found;
}

async function resolveBySystem(host: string): Promise<ResolvedAddress[]> {
  const found = await lookup(host, { all: true, order: 'verbatim' });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
}

function rangesOf(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [net = '', bits] = entry.split('/');
    const family = isIP(net) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(net, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  return list;
}
