import type { Template } from 'liquidjs';
import { analyse, plainOutput } from './liquid-analysis';
import { createLiquid, RENDER_LIMITS } from './liquid-engine';
import type { JsonObject } from './json';
import { lookUp, type Scope } from './scope';

export interface CompiledText {
  ok: true;
  /** The text for a scope: total and at most 100,000 characters; empty where rendering failed. */
  render(scope: Scope): string;
  /** Dotted paths it reads. */
  variables: string[];
  /** Paths printed with no fallback. */
  unguarded: string[];
  /** A slip that the engine reads past: the text renders, but not as it was meant. As the engine would tell it. */
  slip: string | null;
  /** The text itself, where it has nothing to fill in. */
  literal: string | null;
}
export type TextResult = CompiledText | { ok: false; problem: { code: 'liquid.invalid'; params: JsonObject } };

const LONGEST = 100_000;
const liquid = createLiquid();
type Piece = string | { path: string[]; fallback: string };

/**
 * Compiles a Liquid text once.
 * @example compileText("Hola {{ contact.name | default: 'amiga' }}")
 */
export function compileText(source: string): TextResult {
  if (!source.includes('{{') && !source.includes('{%')) {
    const literal = source.slice(0, LONGEST);
    return { ok: true, render: () => literal, variables: [], unguarded: [], slip: null, literal };
  }
  try {
    const templates = liquid.parse(source);
    const { all, unguarded, slip } = analyse(liquid, templates);
    const slow = (scope: Scope) => renderSafely(templates, scope);
    const pieces = toPieces(templates);
    const render = pieces ? (scope: Scope) => renderPieces(pieces, scope) ?? slow(scope) : slow;
    return { ok: true, render, variables: all, unguarded, slip, literal: null };
  } catch (error) {
    const message = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
    return { ok: false, problem: { code: 'liquid.invalid', params: { message: message.slice(0, 300) } } };
  }
}

function renderSafely(templates: Template[], scope: Scope): string {
  try {
    return String(liquid.renderSync(templates, scope, RENDER_LIMITS)).slice(0, LONGEST);
  } catch {
    // A template that spends its limits or trips over a customer's data must not stop the run: the sender refuses
    // empty content, and that is journalled.
    return '';
  }
}

/** Text and plain outputs only: most messages. They render without the template engine, many times faster. */
function toPieces(templates: Template[]): Piece[] | null {
  const pieces: Piece[] = [];
  for (const template of templates) {
    const text = (template as { str?: unknown }).str;
    if (typeof text === 'string' && template.constructor.name.endsWith('HTML')) {
      pieces.push(text);
      continue;
    }
    const plain = plainOutput(template);
    if (!plain) return null;
    pieces.push(plain);
  }
  return pieces;
}

/** Null where a value is a list or an object, whose printing is the engine's business. */
function renderPieces(pieces: Piece[], scope: Scope): string | null {
  let out = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      out += piece;
      continue;
    }
    const value = lookUp(scope, piece.path);
    if (value === undefined || value === null || value === '' || value === false) {
      out += piece.fallback === '' && value === false ? 'false' : piece.fallback;
    } else if (typeof value === 'object') return null;
    else out += typeof value === 'string' ? value : String(value);
  }
  return out.length > LONGEST ? out.slice(0, LONGEST) : out;
}
