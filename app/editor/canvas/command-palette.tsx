import { useNavigate } from '@remix-run/react';
import { createElement, useState } from 'react';
import { paths } from '../../http/paths';
import { useWords } from '../../words/page';
import { listOf } from '../document/records';
import { editorOf } from '../nodes';
import { stepName } from '../step-name';
import { useEditorStore } from '../store';
import { useStudio } from '../studio-context';
import { canDo, type CanvasScope } from './canvas-action';
import { CANVAS_ACTIONS } from './canvas-action-list';
import type { Choice } from './canvas-session';
import { keyNames } from './keys';
import { Picker } from './picker';
import { useCanvasScope } from './use-canvas-scope';

/** Whatever can be done or gone to from here, by typing what it is called. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const w = useWords();
  const editor = useEditorStore();
  const navigate = useNavigate();
  const { flowId, environment } = useStudio();
  const scope = useCanvasScope()();
  // As it stood when it was opened: what is chosen from must not change under one's eyes.
  const [groups] = useState(() => [
    { name: w('studio.commands.actions'), choices: actionsNow(scope) },
    { name: w('studio.commands.steps'), choices: stepsOf(scope) },
    {
      name: w('studio.commands.flows'),
      choices: environment.flows.filter(({ id }) => id !== flowId).map(({ id, name }) => ({ id: `flow:${id}`, name })),
    },
  ]);
  const pick = (picked: string) => {
    const at = picked.indexOf(':');
    const id = picked.slice(at + 1);
    onClose();
    if (picked.startsWith('flow:')) void navigate(paths.flow(id));
    else if (picked.startsWith('step:')) editor.getState().sendFor(id);
    else CANVAS_ACTIONS.find(({ name }) => name === id)?.run(scope);
  };
  return (
    <Picker
      title={w('studio.commands')}
      search={w('studio.commands.hint')}
      nothing={w('studio.commands.nothing')}
      groups={groups}
      at={topOfCanvas()}
      onPick={pick}
      onClose={onClose}
    />
  );
}

/** What menus offer, and what changes the view: walking along the wires is for keys alone. */
const actionsNow = (scope: CanvasScope): Choice[] =>
  CANVAS_ACTIONS.filter((action) => (action.menu ?? action.section === 'view') && canDo(action, scope)).map(
    ({ name, under, icon, keys }) => ({
      id: `action:${name}`,
      name: under ? `${scope.w(under)}: ${scope.w(name)}` : scope.w(name),
      ...(keys?.[0] && { keys: keyNames(keys[0], scope.w).join(' ') }),
      icon: createElement(icon ?? 'span', { className: ICON, 'aria-hidden': true }),
    }),
  );

function stepsOf({ editor, w }: CanvasScope): Choice[] {
  const { records } = editor.getState();
  return listOf(records.nodes).map(({ id, kind, name }) => {
    const { icon, name: called } = editorOf(kind);
    return {
      id: `step:${id}`,
      name: stepName(records, id, w),
      ...(name && { about: w(called) }),
      icon: createElement(icon, { className: ICON, 'aria-hidden': true }),
    };
  });
}

const ICON = 'size-4 shrink-0 text-ink-mute';

function topOfCanvas() {
  const { left, top, width } = document.querySelector('.react-flow')?.getBoundingClientRect() ?? new DOMRect();
  return { x: left + width / 2, y: top + 4 };
}
