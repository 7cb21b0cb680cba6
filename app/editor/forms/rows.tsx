import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, IconButton } from '../../ui/button';

/** Rows that are edited one by one, added at the end and removed anywhere. */
export function Rows<Row>(props: {
  rows: readonly Row[];
  /** What stays with a row while others come and go; its place, if nothing does. */
  keyOf?: (row: Row) => string;
  /** What the button that adds says, and the row it adds. */
  add: string;
  fresh: () => Row;
  removeLabel: (row: Row, at: number) => string;
  onChange: (rows: Row[]) => void;
  /** Fewer than so many there cannot be. */
  least?: number;
  children: (row: Row, at: number) => ReactNode;
}) {
  const { rows, keyOf, add, fresh, removeLabel, onChange, least = 0, children } = props;
  return (
    <div className="flex flex-col gap-1.5">
      {rows.map((row, at) => (
        <div key={keyOf?.(row) ?? at} className="flex items-start gap-1">
          <div className="flex min-w-0 flex-1 items-center gap-1">{children(row, at)}</div>
          <IconButton
            label={removeLabel(row, at)}
            size="small"
            className="mt-1"
            disabled={rows.length <= least}
            onClick={() => onChange(rows.filter((_, index) => index !== at))}
          >
            <X className="size-3.5" aria-hidden />
          </IconButton>
        </div>
      ))}
      <Button
        size="small"
        icon={<Plus className="size-3.5" aria-hidden />}
        className="self-start"
        onClick={() => onChange([...rows, fresh()])}
      >
        {add}
      </Button>
    </div>
  );
}
