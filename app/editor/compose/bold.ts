import type { ChannelName } from '../../../core/vocabulary';

/**
 * What makes a word bold on a channel; null where nothing does. WhatsApp reads asterisks. RCS, SMS and the spoken channel
 * carry plain text; our web chat shows what it is given, and a mail is made from its text as it stands.
 */
export const BOLD: Record<ChannelName, string | null> = {
  whatsapp: '*',
  rcs: null,
  sms: null,
  email: null,
  voice: null,
  webchat: null,
};

export interface Run {
  text: string;
  mark: 'bold' | 'italic' | 'struck' | null;
}

const MARKS = { '*': 'bold', _: 'italic', '~': 'struck' } as const;
const MARKED = /(^|[\s(¡¿"'.,;:])([*_~])(?=\S)([^\n]*?\S)\2(?=$|[\s).,;:!?"'])/;

/**
 * A text as WhatsApp shows it: marks count where a word begins and ends with them.
 *
 * @example formatted('Hola *Ana*') // [{ text: 'Hola ', mark: null }, { text: 'Ana', mark: 'bold' }]
 */
export function formatted(text: string): Run[] {
  const runs: Run[] = [];
  let rest = text;
  for (let match = MARKED.exec(rest); match; match = MARKED.exec(rest)) {
    const [whole, before = '', mark, inner = ''] = match;
    const lead = rest.slice(0, match.index) + before;
    if (lead) runs.push({ text: lead, mark: null });
    runs.push({ text: inner, mark: MARKS[mark as keyof typeof MARKS] });
    rest = rest.slice(match.index + whole.length);
  }
  if (rest) runs.push({ text: rest, mark: null });
  return runs;
}
