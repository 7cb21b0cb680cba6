import { ChevronRight, Download, Ellipsis, Plus } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { fold } from '../../../core/fold';
import { IconButton } from '../../ui/button';
import { cx } from '../../ui/cx';
import { download } from '../../ui/download';
import { Sheet } from '../../ui/sheet';
import { useWords } from '../../words/page';
import { readNode } from '../canvas/read-node';
import { useEditor, useMayChange } from '../store';
import { outlineOf } from './outline';
import { isTreeKey, moveInTree, shownRows } from './tree-keys';
import { useOutlineHand } from './use-outline-hand';
import { useRowWords } from './use-row-words';

/** More lines than this are folded at first: one reads where one opens. */
const UNFOLDED = 300;

/**
 * The same flow as a tree to be read and built line by line, by ear as by eye: Enter opens a step, its menu does what
 * the canvas does by dragging.
 */
export function OutlinePane({ onClose }: { onClose: () => void }) {
  const w = useWords();
  const records = useEditor((state) => state.records);
  const selected = useEditor((state) => state.selected);
  const readOnly = !useMayChange();
  const rows = useMemo(() => outlineOf(records, (node) => readNode(node).outlets), [records]);
  const parents = useMemo(() => new Set(rows.map(({ parent }) => parent)), [rows]);
  const [folded, setFolded] = useState<ReadonlySet<string>>(
    () => new Set(rows.length > UNFOLDED ? rows.flatMap(({ row, key }) => (row === 'branch' ? [key] : [])) : []),
  );
  const shown = useMemo(() => shownRows(rows, folded), [rows, folded]);
  const [at, setAt] = useState<string | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const words = useRowWords();
  const here = shown.find(({ key }) => key === at) ?? shown.find(({ key }) => key === selected[0]) ?? shown[0];

  const focus = (key: string) => {
    setAt(key);
    tree.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`)?.focus();
  };
  const hand = useOutlineHand(() => here && focus(here.key));
  const setClosed = (key: string, close: boolean) =>
    setFolded((before) => {
      const next = new Set(before);
      if (close) next.add(key);
      else next.delete(key);
      return next;
    });
  // A step selected on the canvas is where the outline stands.
  const only = selected.length === 1 ? selected[0] : undefined;
  useEffect(() => {
    if (only === undefined) return;
    setAt(only);
    tree.current?.querySelector(`[data-row="${CSS.escape(only)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [only]);

  const save = () => {
    const { name } = records.single;
    const lines = rows.map((row) => `${'  '.repeat(row.level - 1)}- ${words.sentence(row)}`);
    download(`${name}.txt`, [name, '', ...lines, ''].join('\n'), 'text/plain;charset=utf-8');
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!here || event.ctrlKey || event.metaKey || event.altKey) return;
    const place = event.currentTarget.getBoundingClientRect();
    if (isTreeKey(event.key)) {
      const move = moveInTree(shown, here, event.key, {
        has: (key) => parents.has(key),
        folded: (key) => folded.has(key),
      });
      if (move.to) focus(move.to);
      if (move.fold) setClosed(move.fold, true);
      if (move.unfold) setClosed(move.unfold, false);
    } else if (event.key === 'Enter') hand.open(here, place);
    else if (event.key === 'Delete') hand.remove(here);
    else if ((event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) && !readOnly)
      hand.menu(here, place);
    else if (event.key.length === 1 && event.key !== ' ') {
      const now = event.timeStamp;
      typed.current = { text: now - typed.current.at < 700 ? typed.current.text + event.key : event.key, at: now };
      const from = shown.indexOf(here) + (typed.current.text.length === 1 ? 1 : 0);
      const wanted = fold(typed.current.text);
      const found = [...shown.slice(from), ...shown.slice(0, from)].find((row) =>
        fold(words.name(row)).startsWith(wanted),
      );
      if (found) focus(found.key);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <Sheet
      apart
      label={w('studio.outline.title')}
      title={w('studio.outline.title')}
      className="w-80! border-r border-l-0 max-lg:w-56!"
      onClose={onClose}
      actions={
        <>
          {rows.length > 0 && (
            <IconButton label={w('studio.outline.download')} size="small" onClick={save}>
              <Download className="size-4" aria-hidden />
            </IconButton>
          )}
          {!readOnly && (
            <IconButton
              label={w('studio.outline.add')}
              size="small"
              onClick={(event) => hand.add(event.currentTarget.getBoundingClientRect())}
            >
              <Plus className="size-4" aria-hidden />
            </IconButton>
          )}
        </>
      }
    >
      {shown.length === 0 && <p className="px-4 py-3 text-ink-3">{w('studio.outline.empty')}</p>}
      <div ref={tree} role="tree" aria-label={w('studio.outline.title')} onKeyDown={onKeyDown} className="p-1.5">
        {shown.map((row) => {
          const has = parents.has(row.key);
          const Icon = words.icon(row);
          return (
            <div
              key={row.key}
              data-row={row.key}
              role="treeitem"
              aria-level={row.level}
              aria-expanded={has ? !folded.has(row.key) : undefined}
              aria-selected={row.row === 'step' && selected.includes(row.id)}
              aria-label={words.sentence(row)}
              tabIndex={row === here ? 0 : -1}
              onFocus={() => setAt(row.key)}
              onClick={(event) => {
                if (has && event.target instanceof Element && event.target.closest('[data-fold]'))
                  setClosed(row.key, !folded.has(row.key));
                else hand.open(row, event.currentTarget.getBoundingClientRect());
              }}
              style={{ paddingLeft: `${Math.min(row.level - 1, 10) * 12 + 4}px` }}
              className={cx(
                'group/row flex h-7 cursor-default items-center gap-1.5 rounded-control pr-1 outline-none',
                'hover:bg-hover focus-visible:ring-2 focus-visible:ring-accent',
                row.row === 'step' && selected.includes(row.id) && 'bg-accent-soft',
                row.row !== 'step' && 'text-label text-ink-3',
              )}
            >
              <span data-fold className="grid size-4 shrink-0 place-items-center text-ink-3" aria-hidden>
                {has && <ChevronRight className={cx('size-3.5', !folded.has(row.key) && 'rotate-90')} />}
              </span>
              {Icon && <Icon className="size-4 shrink-0 text-ink-mute" aria-hidden strokeWidth={1.9} />}
              <span className="min-w-0 flex-1 truncate" title={words.name(row)}>
                {words.name(row)}
              </span>
              {!readOnly && row.row !== 'loose' && (
                <span
                  aria-hidden
                  onClick={(event) => {
                    event.stopPropagation();
                    hand.menu(row, event.currentTarget.getBoundingClientRect());
                  }}
                  className="grid size-5 shrink-0 place-items-center rounded-sm opacity-0 group-hover/row:opacity-100 hover:bg-active"
                >
                  <Ellipsis className="size-3.5" />
                </span>
              )}
            </div>
          );
        })}
      </div>
    </Sheet>
  );
}
