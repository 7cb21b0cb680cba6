import type { ButtonRef } from '../core/run';
import type { Content } from '../core/document';
import { SLOT, templateSlots } from '../core/template-slots';

/** Providers keep a payload up to this length (WhatsApp's reply id is the shortest). */
const PAYLOAD_MAX = 256;
const MARK = 'h';

/**
 * What a content says, as plain text: for the thread, and for providers that know no templates.
 *
 * @param templateBody the body of the template a `template` content names; without it the parameters alone are all
 * that is known, one a line.
 * @example textOf({ type: 'template', name: 'hola', parameters: ['Ana'] }, 'Hola {{1}}') // 'Hola Ana'
 */
export function textOf(content: Content, templateBody?: string): string {
  switch (content.type) {
    case 'text':
    case 'email':
      return content.text;
    case 'voice':
      return content.say;
    case 'template':
      return templateBody === undefined
        ? content.parameters.join('\n')
        : fillTemplate(templateBody, content.parameters);
  }
}

/**
 * Puts parameters in the place of `{{1}}`, `{{2}}` ... or of named ones, in one pass: a value that looks like a
 * placeholder, or like a replacement pattern, is text. A placeholder without a parameter disappears.
 */
export function fillTemplate(body: string, parameters: readonly string[]): string {
  const slots = templateSlots(body);
  return body.replace(SLOT, (_, slot: string) => {
    return parameters[/^\d+$/.test(slot) ? Number(slot) - 1 : slots.indexOf(slot)] ?? '';
  });
}

/** How many parameters a template body asks for: its highest placeholder. */
export function countParameters(body: string): number {
  const indexes = [...body.matchAll(/\{\{\s*(\d{1,3})\s*\}\}/g)].map((match) => Number(match[1]));
  return Math.max(0, ...indexes);
}

/**
 * The payload an answer brings back: which button, and the run and node that drew it. At most 256 characters; where it
 * would be longer the run and the node are left out, and the thread's holder takes the answer.
 *
 * @example encodeButton({ id: 'help', run: 'run_1', node: 'n2' }) // 'h~run_1~n2~help'
 */
export function encodeButton(button: ButtonRef): string {
  const id = escapePart(button.id);
  const full = [MARK, escapePart(button.run ?? ''), escapePart(button.node ?? ''), id].join('~');
  if (full.length <= PAYLOAD_MAX) return full;
  return `${MARK}~~~${id}`.slice(0, PAYLOAD_MAX);
}

/**
 * Reads a payload back. One that we did not write (a quick reply fixed in a template) is the button's own id.
 *
 * @returns null for an empty payload or one that is longer than any provider brings back.
 */
export function decodeButton(payload: string): ButtonRef | null {
  if (payload === '' || payload.length > PAYLOAD_MAX) return null;
  const [mark, run, node, id, ...rest] = payload.split('~');
  if (mark !== MARK || id === undefined || id === '' || rest.length > 0) return { id: payload };
  const parts = [run, node, id].map((part) => unescapePart(part ?? ''));
  if (parts.includes(null)) return { id: payload };
  return {
    id: parts[2] ?? payload,
    ...(parts[0] ? { run: parts[0] } : {}),
    ...(parts[1] ? { node: parts[1] } : {}),
  };
}

function escapePart(part: string): string {
  const paired = part.replace(/\p{Surrogate}/gu, '\uFFFD'); // a lone surrogate would make encodeURIComponent throw
  return encodeURIComponent(paired).replaceAll('~', '%7E');
}

function unescapePart(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
