import type { FindQuery } from '../../../core/find/find';
import { VARIABLE_NAME } from '../../../core/find/variable';
import type { Editor } from '../store';

/** What the find panel looks for, and what is to stand in its place. */
export interface Sought {
  scope: 'here' | 'all';
  mode: FindQuery['mode'];
  text: string;
  /** The variable to rename. */
  name: string;
  replacement: string;
  case: boolean;
  whole: boolean;
  accents: boolean;
}

export const NOTHING_SOUGHT: Sought = {
  scope: 'here',
  mode: 'text',
  text: '',
  name: '',
  replacement: '',
  case: false,
  whole: false,
  accents: false,
};

/** As `core/find` asks it; null while there is nothing to look for. */
export function queryOf({ mode, text, name, case: cased, whole, accents }: Sought): FindQuery | null {
  if (mode === 'variable') return VARIABLE_NAME.test(name) ? { mode, name } : null;
  return text === '' ? null : { mode, text, options: { case: cased, whole, accents } };
}

/** Opens the panel, over this flow or over all drafts. */
export function openFind(editor: Editor, scope: Sought['scope']): void {
  const { seek, setMode, setPanel, mode } = editor.getState();
  if (mode !== 'build') setMode('build');
  seek({ scope });
  setPanel('find');
}
