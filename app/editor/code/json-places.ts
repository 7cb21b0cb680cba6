export interface TextSpan {
  from: number;
  to: number;
}

/** Wanted paths by their steps: one walk over the text finds them all. */
interface Wanted {
  /** Which of the paths end or pass here, as their indexes. */
  paths: number[];
  next: Map<string, Wanted>;
}

const STRING = /"(?:[^"\\]|\\.)*"/y;
const SCALAR = /[^\s,\]}]+/y;

/**
 * Where values stand in a JSON text, by their paths; the nearest that is there for a path that leads nowhere. What is a
 * list or an object is shown by its key, or by its bracket. Null: the text holds nothing of it.
 */
export function placesIn(text: string, paths: readonly (readonly string[])[]): (TextSpan | null)[] {
  const root: Wanted = { paths: [], next: new Map() };
  paths.forEach((path, index) => {
    let at = root;
    at.paths.push(index);
    for (const step of path) {
      const next: Wanted = at.next.get(step) ?? { paths: [], next: new Map() };
      at.next.set(step, next);
      next.paths.push(index);
      at = next;
    }
  });
  const found: (TextSpan | null)[] = paths.map(() => null);
  let at = 0;

  const blank = () => {
    while (at < text.length && /\s/.test(text[at] ?? '')) at += 1;
  };
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const taken = pattern.exec(text)?.[0] ?? '';
    at += taken.length;
    return taken;
  };
  // Recursion is safe: the caller has read the text, and refuses what nests deeper than a hundred levels.
  const value = (wanted: Wanted | undefined, key: TextSpan | null): void => {
    blank();
    const from = at;
    const sign = text[at];
    if (sign === '{' || sign === '[') {
      for (const index of wanted?.paths ?? []) found[index] = key ?? { from, to: from + 1 };
      at += 1;
      for (let index = 0; ; index += 1) {
        blank();
        if (at >= text.length) return;
        if (text[at] === '}' || text[at] === ']') {
          at += 1;
          return;
        }
        let name = String(index);
        let span: TextSpan | null = null;
        if (sign === '{') {
          span = { from: at, to: at };
          const quoted = take(STRING);
          if (quoted === '') return;
          span.to = at;
          name = quoted.slice(1, -1);
          blank();
          at += 1;
        }
        const before = at;
        value(wanted?.next.get(name), span);
        blank();
        if (text[at] === ',') at += 1;
        else if (at === before) return;
      }
    }
    if (sign === '"') take(STRING);
    else take(SCALAR);
    for (const index of wanted?.paths ?? []) found[index] = { from, to: at };
  };
  value(root, null);
  return found;
}
