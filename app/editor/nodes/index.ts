import { CircleHelp } from 'lucide-react';
import { branch } from './branch';
import { end } from './end';
import { goal } from './goal';
import { handoff } from './handoff';
import { http } from './http';
import type { KindEditor } from './kind-editor';
import { message } from './message';
import { question } from './question';
import { runFlow } from './run-flow';
import { set } from './set';
import { split } from './split';
import { start } from './start';
import { wait } from './wait';
import { waitFor } from './wait-for';

/** The app's side of every node kind. A new kind is its folder, one line here and one in `forms.ts`. */
export const KIND_EDITORS: readonly KindEditor[] = [
  start,
  message,
  question,
  branch,
  split,
  wait,
  waitFor,
  set,
  http,
  goal,
  runFlow,
  handoff,
  end,
];

const BY_NAME = new Map(KIND_EDITORS.map((editor) => [editor.kind, editor]));

/** A document of a later release may hold a kind we do not know: it is shown and kept, not changed. */
const UNKNOWN: KindEditor = {
  kind: '',
  icon: CircleHelp,
  shape: 'card',
  name: 'studio.kind.unknown',
  about: 'studio.kind.unknown.about',
  initial: () => ({}),
};

export const editorOf = (kind: string): KindEditor => BY_NAME.get(kind) ?? UNKNOWN;
