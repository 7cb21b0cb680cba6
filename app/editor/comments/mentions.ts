import type { Reader } from '../../../services/flows/readers';

/** Longer names first: "Ana María" is not "Ana" and something. */
const byLength = (members: readonly Reader[]) => [...members].sort((a, b) => b.name.length - a.name.length);

/** What was written, `@Ana Gómez`, as it is stored: `<@mem_1>`. */
export const toStored = (written: string, members: readonly Reader[]): string =>
  byLength(members).reduce((text, { id, name }) => text.replaceAll(`@${name}`, `<@${id}>`), written);

/** What is stored, as it is written. */
export const toWritten = (stored: string, members: readonly Reader[]): string =>
  partsOf(stored, members)
    .map(({ text }) => text)
    .join('');

/** A body in pieces: what calls somebody apart. */
export function partsOf(stored: string, members: readonly Reader[]): { text: string; member: string | null }[] {
  const pieces = stored.split(/(<@[\w-]{1,64}>)/).filter((piece) => piece !== '');
  return pieces.map((piece) => {
    const id = /^<@(.+)>$/.exec(piece)?.[1] ?? null;
    if (id === null) return { text: piece, member: null };
    const name = members.find((member) => member.id === id)?.name;
    return { text: `@${name ?? '…'}`, member: id };
  });
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();

/** Whom an `@` before the caret may mean; null: none is being written. */
export function calledBefore(
  written: string,
  caret: number,
  members: readonly Reader[],
): { from: number; members: Reader[] } | null {
  const found = /(?:^|[\s(])@([\p{L}\p{M}]*(?: [\p{L}\p{M}]+)?)$/u.exec(written.slice(0, caret));
  if (!found) return null;
  const query = plain(found[1] ?? '');
  const fits = members.filter(
    ({ name }) =>
      plain(name)
        .split(/\s+/)
        .some((word) => word.startsWith(query)) || plain(name).startsWith(query),
  );
  return fits.length > 0 ? { from: caret - (found[1]?.length ?? 0) - 1, members: fits.slice(0, 6) } : null;
}
