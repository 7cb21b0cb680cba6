import type { CelExpression } from '../../../core/cel';
import { celFault, isDataFault } from '../../../core/cel-fault';
import type { JsonObject } from '../../../core/json';
import type { Said } from '../../../core/run';
import type { Scope } from '../../../core/scope';
import { STAND_INS } from '../../../core/stand-ins';
import type { KnownField } from '../forms/known-fields';
import type { Mark } from './suggestion';

/**
 * What is wrong with an expression, where it stands: it does not parse, names what is not there, calls what does not
 * exist, or compares what cannot be compared. Types are found by judging it for the sample; a field that neither the
 * sample nor the flow knows says nothing about them.
 */
export function celMarks(
  source: string,
  cel: CelExpression,
  scope: Scope,
  fields: readonly KnownField[],
  say: (fault: Said) => string,
): Mark[] {
  if (source.trim() === '') return [];
  const mark = (message: string, from = 0, to = source.length): Mark[] => [
    { from, to, message: say(celFault(message)), severity: 'error' },
  ];
  if (!cel.ok) {
    const place = /^<input>:(\d+):(\d+): /.exec(cel.message);
    if (place) {
      const lines = source.split('\n').slice(0, Number(place[1]) - 1);
      const from = lines.reduce((sum, line) => sum + line.length + 1, 0) + Number(place[2]) - 1;
      return mark(cel.message, Math.min(from, source.length - 1));
    }
    return markName(cel.message, /unknown name "(\w+)"/);
  }
  const verdict = cel.evaluate(withStandIns(scope, fields));
  if (verdict.ok || isDataFault(celFault(verdict.message))) return [];
  return markName(verdict.message, /unbound function: (\w+)|applied to|matching overload for '(\w+)'/);

  function markName(message: string, pattern: RegExp): Mark[] {
    const found = pattern.exec(message);
    const name = found?.[1] ?? found?.[2];
    const at = name === undefined ? -1 : source.search(new RegExp(`\\b${name}\\b`));
    return at < 0 || name === undefined ? mark(message) : mark(message, at, at + name.length);
  }
}

function withStandIns(scope: Scope, fields: readonly KnownField[]): Scope {
  const vars: JsonObject = { ...scope.vars };
  for (const { path, group, type } of fields) {
    const name = path.slice('vars.'.length);
    if (group === 'vars' && !Object.hasOwn(vars, name)) vars[name] = STAND_INS[type];
  }
  return { ...scope, vars, channel: scope.channel ?? 'whatsapp', reply: scope.reply ?? { text: '' } };
}
