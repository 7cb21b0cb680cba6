import { type Template, TypeGuards } from 'liquidjs';

/**
 * What the library reads past without a word: `{{ contact.name. }}`, `{{ a b }}`, `{{ x | }}`, `{% if a == %}`. Told as
 * the library tells what it refuses, so that `liquidFault` and `liquidPlace` read it.
 * @param template one of a parsed text, without those inside of it
 * @returns the first slip; null: none
 * @example slipIn(liquid.parse('{{ a b }}')[0]) // unexpected value "b", line:1, col:6
 */
export function slipIn(template: Template): string | null {
  const slip = argumentsOf(template).reduce<Slip | null>(firstSlip, null) ?? atTheEnd(template.token);
  return slip && `${slip.what}, ${placeOf(template.token.input, slip.at)}`;
}

interface Slip {
  what: string;
  at: number;
}

/** What of the library's tokens and values is read here; its own types do not tell them apart. */
interface Token {
  getText(): string;
  begin: number;
}
interface ValueLike {
  initial: { postfix: Token[] };
  filters: { args: (Token | [string, Token | undefined])[] }[];
}

const isValue = (argument: unknown): argument is ValueLike =>
  typeof argument === 'object' && argument !== null && 'initial' in argument && 'filters' in argument;

function argumentsOf(template: Template): unknown[] {
  return template.arguments ? [...template.arguments()].filter((each) => (each as unknown) !== undefined) : [];
}

const firstSlip = (found: Slip | null, argument: unknown): Slip | null => found ?? inArgument(argument);

function inArgument(argument: unknown): Slip | null {
  if (!isValue(argument)) return dotAfter(argument as Token);
  const { initial, filters } = argument;
  const given = filters.flatMap(({ args }) => args.flatMap((each) => (Array.isArray(each) ? (each[1] ?? []) : each)));
  for (const token of [...initial.postfix, ...given]) {
    const dot = dotAfter(token);
    if (dot) return dot;
  }
  return uneven(initial.postfix);
}

const dotAfter = (token: Token): Slip | null =>
  TypeGuards.isPropertyAccessToken(token) && /\.\s*$/.test(token.getText())
    ? { what: `expected name after "${token.getText().trim()}"`, at: token.begin }
    : null;

/** Operators in postfix take what stands before them: one value has to be left. */
function uneven(postfix: readonly Token[]): Slip | null {
  const values: Token[] = [];
  for (const token of postfix) {
    if (!TypeGuards.isOperatorToken(token)) {
      values.push(token);
      continue;
    }
    const takes = token.getText().trim() === 'not' ? 1 : 2;
    if (values.length < takes) return { what: `expected value beside "${token.getText().trim()}"`, at: token.begin };
    values.length -= takes - 1;
  }
  const surplus = values[1];
  return surplus ? { what: `unexpected value "${surplus.getText().trim()}"`, at: surplus.begin } : null;
}

/** A bar, a colon or a comma with nothing behind it. */
function atTheEnd(token: Template['token']): Slip | null {
  const output = TypeGuards.isOutputToken(token);
  if (!output && !TypeGuards.isTagToken(token)) return null;
  const [begin] = token.contentRange;
  const content = token.content.trimEnd();
  const at = begin + content.length - 1;
  if (content.endsWith('|') && !content.startsWith('#')) return { what: 'expected filter name', at };
  return output && /[:,]$/.test(content) ? { what: `expected value after "${content.at(-1) ?? ''}"`, at } : null;
}

function placeOf(input: string, at: number): string {
  const lines = input.slice(0, at).split('\n');
  return `line:${lines.length}, col:${(lines.at(-1) ?? '').length + 1}`;
}
