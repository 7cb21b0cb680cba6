import { List } from 'lucide-react';
import { useState } from 'react';
import { sectionsOf } from '../../../core/list-sections';
import { cx } from '../../ui/cx';
import type { DrawnButton } from './drawn-button';

/** The list below a bubble: a button that opens it, and its rows by sections. Where nothing can be tapped it stands open. */
export function ListRows(props: { opens: string; rows: readonly DrawnButton[]; onTap?: (key: string) => void }) {
  const { opens, rows, onTap } = props;
  const [asked, setAsked] = useState(false);
  const open = asked || !onTap;
  const line = 'flex h-9 w-full items-center justify-center gap-1.5 font-medium text-(--chip)';
  const label = (
    <>
      <List className="size-3.5 shrink-0" aria-hidden />
      <span className="truncate">{opens || '…'}</span>
    </>
  );
  return (
    <div className="w-full overflow-hidden rounded-[14px] bg-(--theirs) text-body text-(--theirs-ink)">
      {onTap ? (
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setAsked(!asked)}
          className={cx(line, '-outline-offset-2 hover:bg-(--field)')}
        >
          {label}
        </button>
      ) : (
        <span className={line}>{label}</span>
      )}
      {open &&
        sectionsOf(rows).map(({ title, rows: within }) => (
          <div key={title ?? ''} className="border-t border-(--hair)!">
            {title !== null && <p className="truncate px-3 pt-2 text-label font-semibold text-(--chip)">{title}</p>}
            <ul>
              {within.map((row) => (
                <li key={row.key}>
                  <Row
                    row={row}
                    onTap={
                      onTap &&
                      (() => {
                        setAsked(false);
                        onTap(row.key);
                      })
                    }
                  />
                </li>
              ))}
            </ul>
          </div>
        ))}
    </div>
  );
}

function Row({ row, onTap }: { row: DrawnButton; onTap?: () => void }) {
  const look = 'flex w-full items-center gap-2 px-3 py-1.5 text-left';
  const drawn = (
    <>
      <span className="min-w-0 flex-1">
        <span className="block wrap-break-word">{row.title || '…'}</span>
        {row.description && <span className="block text-label wrap-break-word text-(--soft)">{row.description}</span>}
      </span>
      <span
        aria-hidden
        className={cx('size-4 shrink-0 rounded-full border-2 border-(--soft)!', row.taken && 'bg-(--chip)')}
      />
    </>
  );
  return onTap ? (
    <button
      type="button"
      aria-pressed={row.taken ?? false}
      onClick={onTap}
      className={cx(look, '-outline-offset-2 hover:bg-(--field)')}
    >
      {drawn}
    </button>
  ) : (
    <span className={look}>{drawn}</span>
  );
}
