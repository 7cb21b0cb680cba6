import { compileText } from '../../../core/liquid';
import { liquidFault, liquidPlace } from '../../../core/liquid-fault';
import type { Said } from '../../../core/run';
import { SCOPE_ROOTS } from '../../../core/scope';
import type { KnownField } from '../forms/known-fields';
import type { Mark } from './suggestion';

/** How an unknown name is told: a variable that nothing defines, or a word that no value begins with. */
export type SayUnknown = (what: 'variable' | 'root', name: string) => string;

/** What is wrong with a Liquid text, where it stands: it does not parse, or prints what the flow does not know. */
export function liquidMarks(
  text: string,
  fields: readonly KnownField[],
  say: SayUnknown,
  sayFault: (fault: Said) => string,
): Mark[] {
  const compiled = compileText(text);
  if (!compiled.ok) return [unread(text, String(compiled.problem.params.message), sayFault)];
  if (compiled.slip !== null) return [unread(text, compiled.slip, sayFault)];
  const known = new Set(fields.map(({ path }) => path));
  return compiled.variables.flatMap((path): Mark[] => {
    const [root = '', name] = path.split('.');
    const rooted = (SCOPE_ROOTS as readonly string[]).includes(root);
    if (rooted && (root !== 'vars' || name === undefined || known.has(`vars.${name}`))) return [];
    const written = rooted ? `vars.${name ?? ''}` : root;
    const message = rooted ? say('variable', name ?? '') : say('root', root);
    return placesOf(written, text).map((from) => ({ from, to: from + written.length, message, severity: 'error' }));
  });
}

/** Where a name stands inside of braces, as a whole. */
function placesOf(name: string, text: string): number[] {
  const whole = new RegExp(`(?<![\\w.'"])${name.replaceAll('.', '\\.')}(?!\\w)`, 'g');
  return [...text.matchAll(/\{\{.*?\}\}|\{%.*?%\}/gs)].flatMap((tag) =>
    [...tag[0].matchAll(whole)].map(({ index }) => tag.index + index),
  );
}

/** From where the library stumbled to the end. */
function unread(text: string, told: string, sayFault: (fault: Said) => string): Mark {
  const { line, column } = liquidPlace(told);
  const before = text.split('\n').slice(0, line - 1);
  const from = before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  return { from, to: text.length, message: sayFault(liquidFault(told)), severity: 'error' };
}
