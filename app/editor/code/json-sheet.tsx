import { Check, Download, Lock, TriangleAlert } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { say } from '../../../core/words';
import { Button, IconButton } from '../../ui/button';
import { download } from '../../ui/download';
import { Sheet } from '../../ui/sheet';
import { usePageContext, useWords } from '../../words/page';
import { replaceDocument } from '../document/replace';
import { listOf, toDocument } from '../document/records';
import { sayProblem } from '../problem-words';
import { useEditor, useEditorStore, useMayChange } from '../store';
import { CodeField, type CodeEditorProps } from './code-field';
import { draftTextOf, onDocument, onText, writeFlow } from './draft-text';
import { problemMarks, refusalMarks } from './json-marks';

/** What is typed rests so long before it is read, and so long before the next edit gets an undo of its own. */
const READ_MS = 250;
const BURST_MS = 1200;

/** The whole flow as text, edited both ways: what can be read goes to the canvas, what the canvas does comes here. */
export function JsonSheet() {
  const w = useWords();
  const { language } = usePageContext();
  const editor = useEditorStore();
  const records = useEditor((state) => state.records);
  const role = useEditor((state) => state.readOnly);
  const readOnly = !useMayChange();
  const problems = useEditor((state) => state.problems);
  const draft = useEditor((state) => state.draftText);
  const [typed, setTyped] = useState<string | null>(null);
  const { setDraftText, setPanel } = editor.getState();

  // The canvas changed, or the panel just opened.
  useEffect(() => {
    if (typed !== null) return;
    const { draftText } = editor.getState();
    const current = toDocument(records);
    const next = draftText ? onDocument(draftText, current) : draftTextOf(current);
    if (next !== draftText) setDraftText(next);
  }, [editor, records, typed, setDraftText]);

  const flush = useRef(() => {});
  flush.current = () => {
    const { draftText, records: now, run } = editor.getState();
    if (typed === null || !draftText) return;
    const { draft: next, apply } = onText(draftText, typed, toDocument(now));
    setDraftText(next);
    setTyped(null);
    if (apply) run((current) => replaceDocument(current, apply), 'json');
  };
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(() => flush.current(), READ_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => {
    const timer = setTimeout(() => editor.getState().settle(), BURST_MS);
    return () => clearTimeout(timer);
  }, [editor, draft]);
  // A text that can be read needs no keeping; one that cannot stays until it is put right or thrown away.
  useEffect(
    () => () => {
      flush.current();
      editor.getState().settle();
      if (!editor.getState().draftText?.refusal) editor.getState().setDraftText(null);
    },
    [editor],
  );

  const text = typed ?? draft?.text ?? '';
  const settled = useDeferredValue(draft);
  const marks = useMemo(() => {
    if (!settled) return [];
    if (settled.refusal) return refusalMarks(settled.text, settled.refusal, (said) => say(said, language));
    const nodes = listOf(editor.getState().records.nodes);
    return problemMarks(settled.text, nodes, problems, (problem) =>
      sayProblem(problem, editor.getState().records, language, w),
    );
  }, [settled, problems, editor, language, w]);
  // Undo is the flow's, not the text's: it takes back what the canvas did as well, and nothing of anybody else's.
  const onReady: CodeEditorProps['onReady'] = (made) =>
    void made.onKeyDown((event) => {
      const { draftText, undo, redo } = editor.getState();
      const key = event.browserEvent.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || (key !== 'z' && key !== 'y') || draftText?.refusal) return;
      flush.current();
      if (key === 'y' || event.shiftKey) redo();
      else undo();
      event.preventDefault();
      event.stopPropagation();
    });
  const refusal = draft?.refusal ?? null;
  const save = () => {
    const flow = toDocument(editor.getState().records);
    download(`${flow.name}.json`, writeFlow(flow), 'application/json');
  };
  return (
    <Sheet
      title={w('studio.json.title')}
      label={w('studio.json.title')}
      actions={
        <IconButton label={w('studio.json.download')} size="small" onClick={save}>
          <Download className="size-4" aria-hidden />
        </IconButton>
      }
      onClose={() => setPanel(null)}
      className="w-[52%]! max-w-4xl"
      footer={
        <div className="flex min-h-6 items-start gap-2" role="status">
          {refusal ? (
            <>
              <TriangleAlert className="mt-0.5 size-4 shrink-0 text-fail-ink" aria-hidden />
              <p className="min-w-0 flex-1">
                <span className="text-fail-ink">{say(refusal.reason, language)}</span>{' '}
                <span className="text-ink-3">{w(draft?.behind ? 'studio.json.behind' : 'studio.json.kept')}</span>
              </p>
              <Button size="small" onClick={() => setDraftText(draftTextOf(toDocument(editor.getState().records)))}>
                {w('studio.json.discard')}
              </Button>
            </>
          ) : (
            <>
              {readOnly ? (
                <Lock className="mt-0.5 size-4 shrink-0 text-ink-mute" aria-hidden />
              ) : (
                <Check className="mt-0.5 size-4 shrink-0 text-done" aria-hidden />
              )}
              <p className="text-ink-3">
                {w(role ? 'studio.json.readOnly' : readOnly ? 'studio.json.looking' : 'studio.json.same')}
              </p>
            </>
          )}
        </div>
      }
    >
      <div className="flex h-full flex-col">
        {draft && (
          <CodeField
            language="json"
            label={w('studio.json.label')}
            value={text}
            onChange={setTyped}
            onBlur={() => flush.current()}
            marks={marks}
            readOnly={readOnly}
            onReady={onReady}
          />
        )}
      </div>
    </Sheet>
  );
}
