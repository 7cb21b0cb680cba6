/**
 * MurmurHash3 (32 bits) over the UTF-16 code units of a text: chance that is the same everywhere and every time.
 * Source of the algorithm: Austin Appleby, MurmurHash3_x86_32, public domain.
 */
export function hash32(text: string, seed = 0): number {
  let hash = seed | 0;
  let i = 0;
  for (; i + 1 < text.length; i += 2) {
    const block = Math.imul(text.charCodeAt(i) | (text.charCodeAt(i + 1) << 16), 0xcc9e2d51);
    hash ^= Math.imul((block << 15) | (block >>> 17), 0x1b873593);
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64;
  }
  if (i < text.length) {
    const block = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    hash ^= Math.imul((block << 15) | (block >>> 17), 0x1b873593);
  }
  hash ^= text.length * 2;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A fraction in [0, 1) that a text always draws. */
export function fractionOf(text: string): number {
  return hash32(text) / 0x1_0000_0000;
}
