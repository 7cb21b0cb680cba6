import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  Copy,
  CopyPlus,
  Scissors,
  Send,
  Trash2,
  type LucideIcon,
} from 'lucide-react';
import { useMemo } from 'react';
import { Button, IconButton } from '../../ui/button';
import { Sheet, SheetSection } from '../../ui/sheet';
import { useWords } from '../../words/page';
import { duplicateSelected, removeSelected } from '../canvas/edits';
import { sizeOf } from '../canvas/size-of';
import { useCalm } from '../canvas/use-calm';
import { toClipboard } from '../canvas/use-canvas-clipboard';
import { align, type Alignment } from '../document/arrange';
import { editorOf } from '../nodes';
import { useEditor, useEditorStore, useMayChange } from '../store';
import { LookingNotice } from './looking-notice';
import { SharedFields } from './shared-fields';

const ALIGN: readonly [Alignment, LucideIcon][] = [
  ['left', AlignStartVertical],
  ['center', AlignCenterVertical],
  ['right', AlignEndVertical],
  ['top', AlignStartHorizontal],
  ['middle', AlignCenterHorizontal],
  ['bottom', AlignEndHorizontal],
  ['across', AlignHorizontalDistributeCenter],
  ['down', AlignVerticalDistributeCenter],
];

/** Several steps at once: what they are, what they share, where they stand. */
export function SelectionSheet() {
  const w = useWords();
  const editor = useEditorStore();
  const selected = useCalm((state) => state.selected);
  const byId = useEditor((state) => state.records.nodes.byId);
  const readOnly = !useMayChange();
  const nodes = useMemo(() => selected.flatMap((id) => byId[id] ?? []), [selected, byId]);
  const counts = useMemo(() => {
    const found = new Map<string, number>();
    for (const { kind } of nodes) found.set(kind, (found.get(kind) ?? 0) + 1);
    return [...found].sort((a, b) => b[1] - a[1]);
  }, [nodes]);
  return (
    <Sheet
      label={w('studio.selection.label')}
      title={w('studio.steps', { count: nodes.length })}
      onClose={() => editor.getState().select([])}
    >
      <LookingNotice />
      <SheetSection>
        <ul className="flex flex-col gap-1">
          {counts.map(([name, count]) => {
            const { icon: Icon, name: word } = editorOf(name);
            return (
              <li key={name} className="flex items-center gap-2">
                <Icon className="size-4 text-ink-mute" aria-hidden />
                <span className="flex-1">{w(word)}</span>
                <span className="text-ink-3 tabular-nums">{count}</span>
              </li>
            );
          })}
        </ul>
      </SheetSection>
      <fieldset disabled={readOnly} className="contents">
        <SheetSection title={w('studio.selection.shared')}>
          <SharedFields nodes={nodes} />
        </SheetSection>
        <SheetSection title={w('studio.selection.arrange')}>
          <div role="group" aria-label={w('studio.selection.arrange')} className="flex gap-0.5">
            {ALIGN.map(([how, Icon]) => (
              <IconButton
                key={how}
                label={w(`studio.align.${how}`)}
                onClick={() => editor.getState().run((records) => align(records, selected, how, sizeOf))}
              >
                <Icon className="size-4" aria-hidden />
              </IconButton>
            ))}
          </div>
        </SheetSection>
        <SheetSection>
          <div className="flex flex-wrap gap-2">
            <Button icon={<CopyPlus className="size-4" aria-hidden />} onClick={() => duplicateSelected(editor)}>
              {w('common.duplicate')}
            </Button>
            <Button icon={<Copy className="size-4" aria-hidden />} onClick={() => toClipboard('copy')}>
              {w('studio.action.copy')}
            </Button>
            <Button icon={<Scissors className="size-4" aria-hidden />} onClick={() => toClipboard('cut')}>
              {w('studio.action.cut')}
            </Button>
            <Button
              icon={<Send className="size-4" aria-hidden />}
              onClick={() => editor.getState().float({ show: 'flows', nodes: selected })}
            >
              {w('studio.action.copyTo')}
            </Button>
            <Button icon={<Trash2 className="size-4" aria-hidden />} onClick={() => removeSelected(editor, w)}>
              {w('common.delete')}
            </Button>
          </div>
        </SheetSection>
      </fieldset>
    </Sheet>
  );
}
