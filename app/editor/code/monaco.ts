import { editor, KeyCode, languages, MarkerSeverity, Range } from 'monaco-editor/editor';
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/liquid/register';
import { jsonDefaults } from 'monaco-editor/languages/features/json/register';
import editorWorker from 'monaco-worker/editor?url';
import jsonWorker from 'monaco-worker/json?url';
import { celLanguage } from './cel-language';
import type { Complete, Mark, Suggestion } from './suggestion';

/** Everything of Monaco that Hilo uses. Only `code-editor.tsx` imports it, and that one only when an editor opens. */
export { editor, jsonDefaults, KeyCode, Range };

self.MonacoEnvironment = {
  getWorker: (_, label) => new Worker(label === 'json' ? jsonWorker : editorWorker, { type: 'module', name: label }),
};

languages.register({ id: 'cel' });
languages.setMonarchTokensProvider('cel', celLanguage);
languages.setLanguageConfiguration('cel', {
  brackets: [
    ['(', ')'],
    ['[', ']'],
    ['{', '}'],
  ],
  autoClosingPairs: [
    { open: '(', close: ')' },
    { open: '[', close: ']' },
    { open: "'", close: "'", notIn: ['string'] },
    { open: '"', close: '"', notIn: ['string'] },
  ],
});

/** Providers belong to a language, suggestions to one editor: each text brings its own. */
const completing = new WeakMap<editor.ITextModel, Complete>();
export const completeWith = (model: editor.ITextModel, complete: Complete) => void completing.set(model, complete);

const KINDS: Record<Suggestion['kind'], languages.CompletionItemKind> = {
  field: languages.CompletionItemKind.Field,
  function: languages.CompletionItemKind.Function,
  word: languages.CompletionItemKind.Keyword,
};

for (const language of ['liquid', 'cel'] as const) {
  languages.registerCompletionItemProvider(language, {
    triggerCharacters: language === 'cel' ? ['.'] : ['.', '{', '|', ' ', '%'],
    provideCompletionItems(model, position) {
      const complete = completing.get(model);
      if (!complete) return { suggestions: [] };
      const offset = model.getOffsetAt(position);
      const { from, items } = complete(model.getValue(), offset);
      const range = Range.fromPositions(model.getPositionAt(from), position);
      return {
        suggestions: items.map(({ label, insert, kind, detail }, at) => ({
          label: detail === undefined ? label : { label, description: detail },
          kind: KINDS[kind],
          insertText: insert ?? label,
          sortText: String(at).padStart(4, '0'),
          range,
        })),
      };
    },
  });
}

/** Shows marks under the text and in the margin, in place of those that were there. */
export function showMarks(model: editor.ITextModel, marks: readonly Mark[]): void {
  editor.setModelMarkers(
    model,
    'hilo',
    marks.map(({ from, to, message, severity }) => {
      const start = model.getPositionAt(from);
      const end = model.getPositionAt(Math.max(to, from + 1));
      return {
        message,
        severity: severity === 'error' ? MarkerSeverity.Error : MarkerSeverity.Warning,
        startLineNumber: start.lineNumber,
        startColumn: start.column,
        endLineNumber: end.lineNumber,
        endColumn: end.column,
      };
    }),
  );
}
