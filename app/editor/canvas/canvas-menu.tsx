import { Menu as Base } from '@base-ui/react/menu';
import { ChevronRight } from 'lucide-react';
import { Fragment, useMemo } from 'react';
import { MenuItem, MenuLine } from '../../ui/menu';
import { useWords } from '../../words/page';
import { useEditorStore } from '../store';
import { canDo, SECTIONS, type CanvasAction } from './canvas-action';
import { CANVAS_ACTIONS } from './canvas-action-list';
import type { Floating } from './canvas-session';
import { keyNames } from './keys';
import { useCanvasScope } from './use-canvas-scope';

type Asked = Extract<Floating, { show: 'menu' }>;

/** What can be done with what was pointed at, from the list of all actions. */
export function CanvasMenu({ on, screen, onClose }: Asked & { onClose: () => void }) {
  const w = useWords();
  const editor = useEditorStore();
  const scope = useCanvasScope()(screen);
  const shown = CANVAS_ACTIONS.filter((action) => action.menu?.includes(on) && canDo(action, scope));
  const sections = SECTIONS.map((name) => shown.filter(({ section }) => section === name)).filter(
    (actions) => actions.length > 0,
  );
  const anchor = useMemo(
    () => ({ getBoundingClientRect: () => new DOMRect(screen.x, screen.y, 0, 0) }),
    [screen.x, screen.y],
  );
  const item = (action: CanvasAction) => {
    const { name, icon: Icon, keys, danger } = action;
    return (
      <MenuItem
        key={name}
        icon={Icon && <Icon className="size-4" aria-hidden />}
        keys={keys?.[0] && keyNames(keys[0], w).join(' ')}
        danger={danger}
        onSelect={() => {
          onClose();
          action.run(scope);
        }}
      >
        {w(name)}
      </MenuItem>
    );
  };
  return (
    <Base.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} side="bottom" align="start" className="z-50">
          <Base.Popup
            aria-label={w('studio.menu')}
            // What its action opened has the focus already.
            finalFocus={() => editor.getState().floating === null}
            className={POPUP}
          >
            {sections.map((actions, at) => (
              <Fragment key={actions[0]?.section}>
                {at > 0 && <MenuLine />}
                {actions.map((action, index) => {
                  const { under } = action;
                  if (!under) return item(action);
                  const same = actions.filter((each) => each.under === under);
                  if (actions.findIndex((each) => each.under === under) !== index) return null;
                  return (
                    <Base.SubmenuRoot key={under}>
                      <Base.SubmenuTrigger className={SUBMENU}>
                        <span className="size-4" />
                        <span className="flex-1">{w(under)}</span>
                        <ChevronRight className="size-3.5 text-ink-mute" aria-hidden />
                      </Base.SubmenuTrigger>
                      <Base.Portal>
                        <Base.Positioner className="z-50" sideOffset={2}>
                          <Base.Popup className={POPUP}>{same.map(item)}</Base.Popup>
                        </Base.Positioner>
                      </Base.Portal>
                    </Base.SubmenuRoot>
                  );
                })}
              </Fragment>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

const POPUP = 'pop min-w-56 rounded-card bg-float p-1 shadow-float outline-none';
const SUBMENU =
  'flex h-7 cursor-default items-center gap-2 rounded-control px-2 text-body outline-none select-none ' +
  'data-highlighted:bg-hover data-popup-open:bg-hover';
