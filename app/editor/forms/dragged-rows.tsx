import { GripVertical } from 'lucide-react';
import { useEffect, useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { cx } from '../../ui/cx';
import { gapAt, placeIn } from './row-drag';

/** How near the edge of what scrolls a held row makes it scroll, and by how much. */
const EDGE = 48;
const STEP = 12;

function scrollAlong(from: Element, y: number): void {
  for (let at = from.parentElement; at; at = at.parentElement) {
    if (at.scrollHeight <= at.clientHeight || getComputedStyle(at).overflowY !== 'auto') continue;
    const { top, bottom } = at.getBoundingClientRect();
    at.scrollTop += y < top + EDGE ? -STEP : y > bottom - EDGE ? STEP : 0;
    return;
  }
}

/**
 * Rows that a handle drags into another order: `move` is called once, at the drop, and never where Escape was pressed
 * before it. Whoever uses no pointer needs buttons beside it that do the same.
 */
export function DraggedRows<Row>(props: {
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** What the handle says. */
  label: string;
  move: (from: number, to: number) => void;
  children: (row: Row, at: number, handle: ReactNode) => ReactNode;
}) {
  const { rows, move } = props;
  const list = useRef<HTMLOListElement>(null);
  const [drag, setDrag] = useState<{ from: number; gap: number } | null>(null);
  const held = drag !== null;
  useEffect(() => {
    if (!held) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      setDrag(null);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [held]);

  const onPointerMove = (event: PointerEvent) => {
    if (!drag || !list.current) return;
    scrollAlong(list.current, event.clientY);
    const places = [...list.current.children].map((row) => row.getBoundingClientRect());
    setDrag({ ...drag, gap: gapAt(places, event.clientY) });
  };
  const onPointerUp = () => {
    setDrag(null);
    if (drag && placeIn(drag.gap, drag.from) !== drag.from) move(drag.from, placeIn(drag.gap, drag.from));
  };
  const handle = (from: number) =>
    rows.length > 1 && (
      <span
        title={props.label}
        className={cx(
          '-ml-1.5 grid h-7 w-5 shrink-0 touch-none place-items-center rounded-control text-ink-mute hover:bg-hover hover:text-ink-2',
          held ? 'cursor-grabbing' : 'cursor-grab',
        )}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ from, gap: from });
        }}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => setDrag(null)}
      >
        <GripVertical className="size-3.5" aria-hidden />
      </span>
    );
  const moves = drag && placeIn(drag.gap, drag.from) !== drag.from;
  return (
    <ol ref={list}>
      {rows.map((row, at) => (
        <li key={props.keyOf(row)} className={cx('relative border-b', drag?.from === at && 'opacity-50')}>
          {moves && drag.gap === at && <Line className="-top-px" />}
          {props.children(row, at, handle(at))}
          {moves && drag.gap === rows.length && at === rows.length - 1 && <Line className="-bottom-px" />}
        </li>
      ))}
    </ol>
  );
}

/** Where the held row would come to stand. */
const Line = ({ className }: { className: string }) => (
  <span aria-hidden className={cx('absolute inset-x-3 z-10 h-0.5 rounded-full bg-accent', className)} />
);
