import type { FlowDocument } from '../../document';
import type { Json } from '../../json';
import type { CompileContext, LiquidUse } from '../../kind';
import { lookUp, type Scope } from '../../scope';

/** A text that is one plain output keeps the type of what it names: `{{ event.items }}` stays a list. */
const PLAIN = /^\{\{\s*([A-Za-z_][\w-]*(?:\.[\w-]+)*)\s*\}\}$/;

/** A configured value: text is Liquid, anything else is taken as it stands. */
export function compileValue(value: Json, { text }: Pick<CompileContext, 'text'>): (scope: Scope) => Json {
  if (typeof value !== 'string') return () => value;
  const plain = PLAIN.exec(value.trim());
  if (plain?.[1] !== undefined) {
    const path = plain[1].split('.');
    return (scope) => lookUp(scope, path) ?? null;
  }
  return text(value);
}

export function valueText(field: string, value: Json): LiquidUse[] {
  return typeof value === 'string' ? [{ field, source: value, shown: false }] : [];
}

export type VariableType = FlowDocument['variables'][number]['type'];

/** Brings a value to a variable's declared type where it has an obvious form in it; else leaves it as it is. */
export function coerce(value: Json, type: VariableType | undefined): Json {
  if (type === 'number' && typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value)) return Number(value);
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  if (type === 'text' && (typeof value === 'number' || typeof value === 'boolean')) return String(value);
  return value;
}

/** The length of a value as JSON, up to `limit`; null where it is longer or nests too deep to write. */
export function jsonLength(value: Json, limit: number): number | null {
  try {
    const { length } = JSON.stringify(value);
    return length <= limit ? length : null;
  } catch {
    return null;
  }
}
