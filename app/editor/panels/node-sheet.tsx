import { Copy, Trash2 } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { IconButton } from '../../ui/button';
import { Sheet } from '../../ui/sheet';
import { useFollows } from '../../ui/use-follows';
import { usePageContext, useWords } from '../../words/page';
import { CommentOnStep } from '../comments/comment-on-step';
import { duplicateSelected, removeSelected } from '../canvas/edits';
import { renameNode } from '../document/commands';
import { configureStep } from '../document/configure-step';
import { inOrder } from '../health/go-to-problem';
import { StepHealth } from '../health/step-health';
import { editorOf } from '../nodes';
import { KIND_FORMS } from '../nodes/forms';
import type { KindFormProps } from '../nodes/kind-editor';
import { fieldIssues, sayProblem } from '../problem-words';
import { useEditor, useEditorStore, useMayChange } from '../store';
import { LookingNotice } from './looking-notice';
import { PlaceSection } from './place-section';
import { StepProblems } from './step-problems';
import { HeldNotice } from '../together/held-notice';
import { FieldsHeld, useHolder } from '../together/together';

/** The selected step's configuration, beside the canvas: what it is called, what is wrong, and its kind's own form. */
export function NodeSheet({ id }: { id: string }) {
  const w = useWords();
  const { language } = usePageContext();
  const editor = useEditorStore();
  const node = useEditor((state) => state.records.nodes.byId[id]);
  const heldBy = useHolder(id);
  const readOnly = !useMayChange() || heldBy !== null;
  const problems = useEditor((state) => state.problems);
  // What was just added is filled in before it is judged.
  const fresh = useEditor((state) => state.fresh.has(id));
  const own = useMemo(() => (fresh ? [] : problems.filter((problem) => problem.node === id)), [fresh, problems, id]);
  // Whoever takes the step over takes the keyboard out of its name as well: a ring would say that one can type.
  const nameField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (heldBy !== null) nameField.current?.blur();
  }, [heldBy]);
  const set: KindFormProps['set'] = useMemo(
    () => (change, gesture) => {
      editor.getState().run((records) => configureStep(records, id, change), gesture && `${id}:${gesture}`);
    },
    [editor, id],
  );
  // The form follows: the card that was pressed does not wait for a composer and its phones.
  const filled = useFollows();
  if (!node) return null;
  const kind = editorOf(node.kind);
  const Icon = kind.icon;
  const Form = KIND_FORMS[node.kind];
  const say = (problem: (typeof own)[number]) => sayProblem(problem, editor.getState().records, language, w);
  const issues = fieldIssues(own, id, say);
  const errors = own.filter((problem) => problem.severity === 'error').length;
  return (
    <Sheet
      label={w('studio.sheet.label')}
      className={kind.wide && 'w-210! max-w-[60%]'}
      onClose={() => editor.getState().select([])}
      title={
        <span className="flex items-center gap-2">
          <Icon className="size-4 shrink-0 text-ink-mute" aria-hidden />
          <input
            key={id}
            ref={nameField}
            aria-label={w('studio.sheet.name')}
            value={node.name}
            placeholder={w(kind.name)}
            readOnly={readOnly}
            onBlur={editor.getState().settle}
            onChange={(event) => {
              const name = event.target.value;
              editor.getState().run((records) => renameNode(records, id, name), `${id}:name`);
            }}
            className="min-w-0 flex-1 rounded-sm bg-transparent px-1 py-0.5 font-semibold text-ellipsis read-only:hover:bg-transparent hover:bg-hover focus:bg-surface"
          />
        </span>
      }
      actions={
        <>
          <CommentOnStep step={id} />
          {!readOnly && (
            <>
              <IconButton
                label={w('common.duplicate')}
                keys="Ctrl D"
                size="small"
                onClick={() => duplicateSelected(editor)}
              >
                <Copy className="size-3.5" aria-hidden />
              </IconButton>
              <IconButton label={w('common.delete')} keys="Del" size="small" onClick={() => removeSelected(editor, w)}>
                <Trash2 className="size-3.5" aria-hidden />
              </IconButton>
            </>
          )}
        </>
      }
    >
      <LookingNotice />
      {heldBy && <HeldNotice by={heldBy} />}
      {own.length > 0 && <StepProblems problems={inOrder(own)} say={say} />}
      <StepHealth id={id} />
      {errors === 0 && own.length === 0 && (
        <p className="border-b px-4 py-2.5 text-label text-ink-3">{w(kind.about)}</p>
      )}
      {filled && (
        <fieldset disabled={readOnly} key={id} className="contents">
          <FieldsHeld value={heldBy !== null}>
            {Form && <Form node={id} config={node.config} set={set} issues={issues} />}
          </FieldsHeld>
          <PlaceSection id={id} />
        </fieldset>
      )}
    </Sheet>
  );
}
