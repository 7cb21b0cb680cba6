import { Tooltip as Base } from '@base-ui/react/tooltip';
import { useState, type ReactElement, type ReactNode } from 'react';
import { Kbd } from './kbd';

export const TooltipProvider = ({ children }: { children: ReactNode }) => (
  <Base.Provider delay={400} closeDelay={0}>
    {children}
  </Base.Provider>
);

/** A word on what an element does. Never the only place where something is said. */
export function Tooltip(props: {
  label: ReactNode;
  keys?: string;
  side?: 'top' | 'bottom' | 'left' | 'right';
  children: ReactElement<Record<string, unknown>>;
}) {
  const [open, setOpen] = useState(false);
  return (
    <Base.Root open={open} onOpenChange={setOpen}>
      {/* A drag sends no more moves of the pointer: nothing else would tell it to go. */}
      <Base.Trigger render={props.children} onDragStart={() => setOpen(false)} />
      <Base.Portal>
        <Base.Positioner side={props.side ?? 'bottom'} sideOffset={6} className="z-50">
          <Base.Popup className="pop flex items-center gap-2 rounded-control bg-ink px-2 py-1 text-label text-paper">
            {props.label}
            {props.keys && <Kbd onInk>{props.keys}</Kbd>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
