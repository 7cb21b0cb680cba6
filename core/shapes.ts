/**
 * How a word of a document is written. A schema that is given one of these, and a person who writes it otherwise, mean the
 * same: `schema-issue.ts` knows them again and says what may stand there.
 */
export const SHAPES = {
  /** What expressions and templates call a value. */
  variable: /^[a-zA-Z_][a-zA-Z0-9_]{0,63}$/,
  /** An id inside of a document. */
  name: /^[A-Za-z0-9_-]{1,64}$/,
  /** A time of day, `09:30`. */
  time: /^([01]\d|2[0-3]):[0-5]\d$/,
  /** A key of a telephone. */
  key: /^[0-9*#]$/,
} as const;

export type Shape = keyof typeof SHAPES;

/** @param pattern a pattern as a schema tells it; null: none of the named ones */
export function shapeOf(pattern: string | undefined): Shape | null {
  for (const [name, shape] of Object.entries(SHAPES)) if (String(shape) === pattern) return name as Shape;
  return null;
}
