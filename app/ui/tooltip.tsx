import { Tooltip as Base } from '@base-ui/react/tooltip';
import {
  cloneElement,
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  type SyntheticEvent,
} from 'react';
import { Kbd } from './kbd';

/** How long the pointer rests on something before its word is shown; from one to the next it is there at once. */
const DELAY_MS = 400;
let lastShown = -Infinity;

type Handlers = Record<string, unknown>;

/**
 * A word on what an element does. Never the only place where something is said. There are dozens on a screen and one is
 * shown: until the pointer or the keyboard comes to it, it is a few handlers on its element.
 */
export function Tooltip(props: {
  label: ReactNode;
  keys?: string;
  side?: 'top' | 'bottom' | 'left' | 'right';
  children: ReactElement<Handlers>;
}) {
  const [at, setAt] = useState<Element | null>(null);
  const [open, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const show = (element: Element) => {
    setAt(element);
    setOpen(true);
  };
  const hide = () => {
    clearTimeout(timer.current);
    if (open) lastShown = performance.now();
    setOpen(false);
  };
  const handlers = {
    onPointerEnter: ({ pointerType, currentTarget }: PointerEvent) => {
      if (pointerType === 'touch') return;
      clearTimeout(timer.current);
      const wait = performance.now() - lastShown < DELAY_MS ? 0 : DELAY_MS;
      timer.current = setTimeout(() => currentTarget.isConnected && show(currentTarget), wait);
    },
    onPointerLeave: hide,
    onPointerDown: hide,
    onFocus: ({ currentTarget }: FocusEvent) => currentTarget.matches(':focus-visible') && show(currentTarget),
    onBlur: hide,
    // A drag sends no more moves of the pointer: nothing else would tell it to go.
    onDragStart: hide,
  };
  return (
    <>
      {cloneElement(props.children, beside(props.children.props, handlers))}
      {at && (
        <Base.Root
          open={open}
          onOpenChange={(next) => !next && hide()}
          onOpenChangeComplete={(next) => !next && setAt(null)}
        >
          <Base.Portal>
            <Base.Positioner anchor={at} side={props.side ?? 'bottom'} sideOffset={6} className="z-50">
              <Base.Popup className="pop flex items-center gap-2 rounded-control bg-ink px-2 py-1 text-label text-paper">
                {props.label}
                {props.keys && <Kbd onInk>{props.keys}</Kbd>}
              </Base.Popup>
            </Base.Positioner>
          </Base.Portal>
        </Base.Root>
      )}
    </>
  );
}

/** Handlers of ours beside those that an element has of its own. */
function beside(own: Handlers, ours: Record<string, (event: never) => unknown>): Handlers {
  return Object.fromEntries(
    Object.entries(ours).map(([name, handle]) => [
      name,
      (event: SyntheticEvent) => {
        const first = own[name];
        if (typeof first === 'function') first(event);
        handle(event as never);
      },
    ]),
  );
}
