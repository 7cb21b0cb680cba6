import { Popover } from '@base-ui/react/popover';
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { fold } from '../../../core/fold';
import { cx } from '../../ui/cx';
import { useWords } from '../../words/page';
import type { Point } from '../document/commands';
import type { Choice } from './canvas-session';

export interface ChoiceGroup {
  name?: string;
  choices: readonly Choice[];
}

/** As many as are shown at once: further ones are found by their name. */
const MOST = 60;

/** One of a list, found by typing, at the place that asked. */
export function Picker(props: {
  title: string;
  search: string;
  nothing: string;
  groups: readonly ChoiceGroup[];
  at: Point;
  onPick: (id: string) => void;
  onClose: () => void;
}) {
  const w = useWords();
  const list = useId();
  const [search, setSearch] = useState('');
  // While somebody types it stays where it is and as high as it was, however little is found.
  const popup = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState<number>();
  // Null until somebody moves: then what is called so stands first, before what only mentions it.
  const [moved, setActive] = useState<number | null>(null);
  const groups = useMemo(() => {
    const wanted = fold(search);
    let left = MOST;
    return props.groups.flatMap(({ name, choices }) => {
      const found = choices.filter((each) => fold(`${each.name} ${each.about ?? ''}`).includes(wanted)).slice(0, left);
      left -= found.length;
      return found.length > 0 ? [{ name, choices: found }] : [];
    });
  }, [search, props.groups]);
  const flat = groups.flatMap((group) => group.choices);
  const named = search === '' ? -1 : flat.findIndex(({ name }) => fold(name).startsWith(fold(search)));
  const active = moved ?? Math.max(named, 0);
  const more = props.groups.reduce((sum, { choices }) => sum + choices.length, 0) - flat.length;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, flat.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
    else if (event.key === 'Enter' && flat[active]) props.onPick(flat[active].id);
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
            ref={popup}
            aria-label={props.title}
            style={{ height }}
            className="pop flex max-h-90 w-72 flex-col rounded-card bg-float shadow-float outline-none"
          >
            <input
              role="combobox"
              aria-expanded
              aria-controls={list}
              aria-activedescendant={flat[active] ? `${list}-${active}` : undefined}
              aria-label={props.title}
              autoFocus
              value={search}
              placeholder={props.search}
              onChange={(event) => {
                setHeight((known) => known ?? popup.current?.offsetHeight);
                setSearch(event.target.value);
                setActive(null);
              }}
              onKeyDown={onKeyDown}
              className="h-9 shrink-0 border-b bg-transparent px-3 outline-none"
            />
            <div id={list} role="listbox" aria-label={props.title} className="overflow-y-auto p-1">
              {groups.map((group, index) => (
                <div key={group.name ?? index} role="group" aria-label={group.name ?? props.title}>
                  {group.name && <p className="px-2 pt-2 pb-1 text-micro text-ink-3">{group.name}</p>}
                  {group.choices.map((choice) => {
                    const at = flat.indexOf(choice);
                    return (
                      <button
                        key={choice.id}
                        ref={at === active ? scrollTo : undefined}
                        id={`${list}-${at}`}
                        type="button"
                        role="option"
                        aria-selected={at === active}
                        tabIndex={-1}
                        onPointerMove={() => setActive(at)}
                        onClick={() => props.onPick(choice.id)}
                        className={cx(
                          'flex w-full items-center gap-2.5 rounded-control px-2 py-1.5 text-left',
                          at === active && 'bg-hover',
                        )}
                      >
                        {choice.icon}
                        <span className="min-w-0 flex-1">
                          <span className="block truncate font-medium">{choice.name}</span>
                          {choice.about && <span className="line-clamp-2 text-label text-ink-3">{choice.about}</span>}
                        </span>
                        {choice.keys && <span className="shrink-0 text-label text-ink-3">{choice.keys}</span>}
                      </button>
                    );
                  })}
                </div>
              ))}
              {flat.length === 0 && <p className="px-2 py-3 text-ink-3">{props.nothing}</p>}
              {more > 0 && search === '' && (
                <p className="px-2 py-2 text-label text-ink-3">{w('studio.picker.more', { count: more })}</p>
              )}
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

const scrollTo = (option: HTMLElement | null) => option?.scrollIntoView({ block: 'nearest' });
