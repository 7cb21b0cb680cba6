/** Deeper documents are refused: nothing a person draws nests like that, and parsers recurse. */
export const DEEPEST = 100;

/** Whether a value nests deeper than `DEEPEST`. Does not recurse itself. */
export function isTooDeep(document: unknown): boolean {
  const stack: { value: unknown; depth: number }[] = [{ value: document, depth: 0 }];
  for (let item = stack.pop(); item; item = stack.pop()) {
    const { value, depth } = item;
    if (value === null || typeof value !== 'object') continue;
    if (depth >= DEEPEST) return true;
    for (const child of Object.values(value)) stack.push({ value: child, depth: depth + 1 });
  }
  return false;
}
