import { Popover } from '@base-ui/react/popover';
import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { cx } from '../../ui/cx';
import { useWords } from '../../words/page';
import { groupedKinds } from '../nodes/groups';
import type { Point } from '../document/commands';

/** What comes here: search and groups, at the place that asked. */
export function KindPicker(props: { at: Point; onPick: (kind: string) => void; onClose: () => void }) {
  const w = useWords();
  const list = useId();
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const groups = useMemo(() => {
    const wanted = fold(search);
    return groupedKinds({ starts: false })
      .map((group) => ({
        ...group,
        kinds: group.kinds.filter(({ name, about }) => fold(`${w(name)} ${w(about)}`).includes(wanted)),
      }))
      .filter((group) => group.kinds.length > 0);
  }, [search, w]);
  const flat = groups.flatMap((group) => group.kinds);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive((at) => Math.min(at + 1, flat.length - 1));
    else if (event.key === 'ArrowUp') setActive((at) => Math.max(at - 1, 0));
    else if (event.key === 'Enter' && flat[active]) props.onPick(flat[active].kind);
    else return;
    event.preventDefault();
  };
  const anchor = useMemo(
    () => ({ getBoundingClientRect: () => new DOMRect(props.at.x, props.at.y, 0, 0) }),
    [props.at.x, props.at.y],
  );
  return (
    <Popover.Root open onOpenChange={(open) => !open && props.onClose()}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} side="bottom" align="center" sideOffset={8} className="z-50">
          <Popover.Popup
            aria-label={w('studio.picker.title')}
            className="pop flex max-h-90 w-72 flex-col rounded-card bg-float shadow-float outline-none"
          >
            <input
              role="combobox"
              aria-expanded
              aria-controls={list}
              aria-activedescendant={flat[active] ? `${list}-${flat[active].kind}` : undefined}
              aria-label={w('studio.picker.title')}
              autoFocus
              value={search}
              placeholder={w('studio.picker.search')}
              onChange={(event) => {
                setSearch(event.target.value);
                setActive(0);
              }}
              onKeyDown={onKeyDown}
              className="h-9 shrink-0 border-b bg-transparent px-3 outline-none"
            />
            <div id={list} role="listbox" aria-label={w('studio.picker.title')} className="overflow-y-auto p-1">
              {groups.map((group) => (
                <div key={group.group} role="group" aria-label={w(group.name)}>
                  <p className="px-2 pt-2 pb-1 text-micro text-ink-3">{w(group.name)}</p>
                  {group.kinds.map((kind) => {
                    const at = flat.indexOf(kind);
                    const Icon = kind.icon;
                    return (
                      <button
                        key={kind.kind}
                        id={`${list}-${kind.kind}`}
                        type="button"
                        role="option"
                        aria-selected={at === active}
                        tabIndex={-1}
                        onPointerMove={() => setActive(at)}
                        onClick={() => props.onPick(kind.kind)}
                        className={cx(
                          'flex w-full items-center gap-2.5 rounded-control px-2 py-1.5 text-left',
                          at === active && 'bg-hover',
                        )}
                      >
                        <Icon className="size-4 shrink-0 text-ink-mute" aria-hidden />
                        <span className="min-w-0">
                          <span className="block font-medium">{w(kind.name)}</span>
                          <span className="block truncate text-label text-ink-3">{w(kind.about)}</span>
                        </span>
                      </button>
                    );
                  })}
                </div>
              ))}
              {flat.length === 0 && <p className="px-2 py-3 text-ink-3">{w('studio.picker.nothing')}</p>}
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
