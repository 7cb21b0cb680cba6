import { Panel } from '@xyflow/react';
import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import type { FlowNode } from '../../../core/document';
import { cx } from '../../ui/cx';
import { useWords } from '../../words/page';
import { searchSteps } from '../document/search';
import { editorOf } from '../nodes';
import { nameOfNode } from '../step-name';
import { useEditor, useEditorStore } from '../store';

/** More than so many lines nobody reads: another word narrows it down. */
const SHOWN = 50;

/** Finds a step by what stands on it or in it, and goes there. */
export function StepSearch({ onClose }: { onClose: () => void }) {
  const w = useWords();
  const editor = useEditorStore();
  const list = useId();
  const records = useEditor((state) => state.records);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const found = useMemo(() => {
    const kindOf = (node: FlowNode) => w(editorOf(node.kind).name);
    return searchSteps(records, query, (node) => nameOfNode(node, w), kindOf);
  }, [records, query, w]);
  const shown = found.slice(0, SHOWN);
  const chosen = shown[Math.min(active, shown.length - 1)];

  const jump = (id: string) => {
    editor.getState().sendFor(id);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive((at) => Math.min(at + 1, shown.length - 1));
    else if (event.key === 'ArrowUp') setActive((at) => Math.max(at - 1, 0));
    else if (event.key === 'Enter' && chosen) jump(chosen.id);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Panel position="top-center" className="m-3! w-96 max-w-[calc(100%-1.5rem)]">
      <div
        role="search"
        className="pop flex max-h-90 flex-col overflow-hidden rounded-card bg-float shadow-float"
        onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && onClose()}
      >
        <div className="flex items-center border-b pr-3">
          <input
            role="combobox"
            aria-expanded
            aria-controls={list}
            aria-activedescendant={chosen ? `${list}-${chosen.id}` : undefined}
            aria-label={w('studio.search')}
            autoFocus
            value={query}
            placeholder={w('studio.search.hint')}
            onChange={(event) => {
              setQuery(event.target.value);
              setActive(0);
            }}
            onKeyDown={onKeyDown}
            className="h-9 min-w-0 flex-1 bg-transparent px-3 outline-none"
          />
          <span role="status" className="text-label text-ink-3 tabular-nums">
            {query && w('studio.search.found', { count: found.length })}
          </span>
        </div>
        <div id={list} role="listbox" aria-label={w('studio.search')} className="overflow-y-auto p-1">
          {shown.map(({ id, quote }) => {
            const node = records.nodes.byId[id];
            if (!node) return null;
            const kind = editorOf(node.kind);
            const Icon = kind.icon;
            return (
              <div
                key={id}
                id={`${list}-${id}`}
                role="option"
                aria-selected={id === chosen?.id}
                ref={id === chosen?.id ? intoView : undefined}
                onPointerMove={() => setActive(shown.findIndex((each) => each.id === id))}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => jump(id)}
                className={cx(
                  'flex cursor-default items-start gap-2.5 rounded-control px-2 py-1.5',
                  id === chosen?.id && 'bg-hover',
                )}
              >
                <Icon className="mt-0.5 size-4 shrink-0 text-ink-mute" aria-hidden />
                <span className="min-w-0 flex-1">
                  <span className="flex items-baseline gap-2">
                    <span className="truncate font-medium">{nameOfNode(node, w)}</span>
                    <span className="ml-auto shrink-0 text-label text-ink-3">{node.name ? w(kind.name) : null}</span>
                  </span>
                  {quote && <span className="block truncate text-label text-ink-3">{quote}</span>}
                </span>
              </div>
            );
          })}
          {found.length === 0 && <p className="px-2 py-3 text-ink-3">{w('studio.search.nothing')}</p>}
        </div>
      </div>
    </Panel>
  );
}

const intoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });
