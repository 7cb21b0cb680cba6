import { useEffect, useRef } from 'react';
import { flowJsonSchema } from '../../../core/json-schema';
import { completeWith, editor, jsonDefaults, KeyCode, Range, showMarks } from './monaco';
import { followTheme } from './theme';
import type { CodeEditorProps } from './code-field';

const LINE = 18;
/** The one kind of JSON there is to write here is a flow. */
jsonDefaults.setDiagnosticsOptions({
  validate: true,
  allowComments: false,
  schemaValidation: 'error',
  schemas: [{ uri: 'hilo://flow', fileMatch: ['*'], schema: flowJsonSchema() }],
});
const NO_WIDGET =
  '!suggestWidgetVisible && !findWidgetVisible && !editorHasMultipleSelections && !inSnippetMode && !parameterHintsVisible';

/** Monaco over one text. Loaded by `CodeField` when it opens, never with a page. Tab and Escape leave it. */
export default function CodeEditor(props: CodeEditorProps) {
  const { language, label, value, complete, marks, readOnly = false, rows } = props;
  const box = useRef<HTMLDivElement>(null);
  const out = useRef<HTMLSpanElement>(null);
  const held = useRef<editor.IStandaloneCodeEditor | null>(null);
  const latest = useRef(props);
  latest.current = props;
  /** The text comes from outside: not an edit to be told about. */
  const writing = useRef(false);

  useEffect(() => {
    const host = box.current;
    if (!host) return;
    const unfollow = followTheme();
    const model = editor.createModel(latest.current.value, language);
    const whole = latest.current.rows === undefined;
    const made = editor.create(host, {
      model,
      ariaLabel: label,
      automaticLayout: true,
      editContext: false,
      fixedOverflowWidgets: true,
      fontFamily: getComputedStyle(host).fontFamily,
      fontSize: 12,
      lineHeight: LINE,
      tabSize: 2,
      tabFocusMode: true,
      wordWrap: 'on',
      minimap: { enabled: false },
      scrollBeyondLastLine: false,
      overviewRulerLanes: 0,
      lineNumbers: whole ? 'on' : 'off',
      lineNumbersMinChars: 4,
      folding: whole,
      glyphMargin: false,
      bracketPairColorization: { enabled: false },
      lineDecorationsWidth: whole ? 12 : 8,
      renderLineHighlight: whole ? 'line' : 'none',
      padding: { top: 7, bottom: 7 },
      quickSuggestions: { other: true, strings: language === 'json', comments: false },
      wordBasedSuggestions: 'off',
      scrollbar: { alwaysConsumeMouseWheel: false, verticalScrollbarSize: 8, horizontalScrollbarSize: 8 },
      stickyScroll: { enabled: false },
      contextmenu: false,
      unicodeHighlight: { ambiguousCharacters: false },
    });
    held.current = made;
    latest.current.onReady?.(made, model);
    made.addAction({
      id: 'hilo.leave',
      label: 'Esc',
      keybindings: [KeyCode.Escape],
      precondition: NO_WIDGET,
      run: () => out.current?.focus(),
    });
    model.onDidChangeContent(() => {
      if (!writing.current) latest.current.onChange(model.getValue());
    });
    made.onDidBlurEditorText(() => latest.current.onBlur?.());
    if (latest.current.autoFocus) made.focus();
    return () => {
      held.current = null;
      unfollow();
      made.dispose();
      model.dispose();
    };
  }, [language, label]);

  useEffect(() => {
    const model = held.current?.getModel();
    if (!model || model.getValue() === value) return;
    writing.current = true;
    write(model, value);
    writing.current = false;
  }, [value]);
  useEffect(() => {
    const model = held.current?.getModel();
    if (model && complete) completeWith(model, complete);
  }, [complete]);
  useEffect(() => {
    const model = held.current?.getModel();
    if (model) showMarks(model, marks ?? []);
  }, [marks]);
  useEffect(() => held.current?.updateOptions({ readOnly }), [readOnly]);

  return (
    <>
      <div ref={box} className="size-full font-mono" style={{ minHeight: rows === undefined ? 0 : rows * LINE + 12 }} />
      {/* Escape goes here: Tab leads on from behind the editor. */}
      <span ref={out} tabIndex={-1} className="sr-only" />
    </>
  );
}

/** Puts a text in place of another and touches only what differs, so that cursor and scroll stay where they are. */
function write(model: editor.ITextModel, next: string): void {
  const now = model.getValue();
  const most = Math.min(now.length, next.length);
  let head = 0;
  while (head < most && now[head] === next[head]) head += 1;
  let tail = 0;
  while (tail < most - head && now[now.length - 1 - tail] === next[next.length - 1 - tail]) tail += 1;
  const range = Range.fromPositions(model.getPositionAt(head), model.getPositionAt(now.length - tail));
  model.pushEditOperations(null, [{ range, text: next.slice(head, next.length - tail) }], () => null);
}
