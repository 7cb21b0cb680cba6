import { Popover } from '@base-ui/react/popover';
import { useId, useState, type FormEvent, type KeyboardEvent } from 'react';
import { fold } from '../../../core/fold';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { Field, Input } from '../../ui/field';
import { useWords } from '../../words/page';
import { chipSource, type Chip } from './chips';
import { useKnownValues, valueName, type KnownValue } from './known-values';

/** A path as one may write it by hand, for values that the list does not know. */
const PATH = /^[A-Za-z_][\w-]*(\.[\w-]+)+$/;

/**
 * Which value, and what is said where it is missing: two steps in one place. With a chip it begins at the second.
 */
export function ValuePicker(props: {
  anchor: Element;
  chip: Chip | null;
  onDone: (source: string) => void;
  onClose: () => void;
}) {
  const { anchor, chip, onDone, onClose } = props;
  const w = useWords();
  const [path, setPath] = useState(chip?.path ?? null);
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} side="bottom" align="start" sideOffset={6} className="z-50">
          <Popover.Popup
            aria-label={w('studio.compose.value')}
            className="pop flex max-h-90 w-80 flex-col rounded-card bg-float shadow-float outline-none"
          >
            {path === null ? (
              <Values onPick={setPath} />
            ) : (
              <Fallback
                path={path}
                chip={chip?.path === path ? chip : null}
                onOther={() => setPath(null)}
                onDone={onDone}
                onRemove={chip ? () => onDone('') : null}
              />
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Values({ onPick }: { onPick: (path: string) => void }) {
  const w = useWords();
  const list = useId();
  const known = useKnownValues();
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const wanted = fold(search);
  const found = known.filter(({ path, name }) => fold(name).includes(wanted) || path.toLowerCase().includes(wanted));
  const written = search.trim();
  const own: KnownValue[] =
    PATH.test(written) && !found.some(({ path }) => path === written)
      ? [{ path: written, name: valueName(written, w), example: null }]
      : [];
  const values = [...found, ...own];
  const onKeyDown = (event: KeyboardEvent) => {
    const value = values[active];
    if (event.key === 'ArrowDown') setActive((at) => Math.min(at + 1, values.length - 1));
    else if (event.key === 'ArrowUp') setActive((at) => Math.max(at - 1, 0));
    else if (event.key === 'Enter' && value) onPick(value.path);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={values[active] ? `${list}-${active}` : undefined}
        aria-label={w('studio.compose.findValue')}
        autoFocus
        value={search}
        placeholder={w('studio.compose.findValue')}
        onChange={(event) => {
          setSearch(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        className="h-9 shrink-0 border-b bg-transparent px-3 outline-none"
      />
      <div id={list} role="listbox" aria-label={w('studio.compose.value')} className="overflow-y-auto p-1">
        {values.map(({ path, name, example }, at) => (
          <button
            key={path}
            id={`${list}-${at}`}
            type="button"
            role="option"
            aria-selected={at === active}
            tabIndex={-1}
            onPointerMove={() => setActive(at)}
            onClick={() => onPick(path)}
            className={cx(
              'flex w-full items-baseline gap-2 rounded-control px-2 py-1.5 text-left',
              at === active && 'bg-hover',
            )}
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{name}</span>
              <span className="block truncate font-mono text-micro text-ink-3">{path}</span>
            </span>
            <span className="max-w-28 truncate text-label text-ink-3">{example ?? w('studio.compose.noExample')}</span>
          </button>
        ))}
        {values.length === 0 && <p className="px-2 py-3 text-label text-ink-3">{w('studio.compose.noValue')}</p>}
      </div>
    </>
  );
}

function Fallback(props: {
  path: string;
  chip: Chip | null;
  onOther: () => void;
  onDone: (source: string) => void;
  onRemove: (() => void) | null;
}) {
  const { path, chip, onDone } = props;
  const w = useWords();
  const known = useKnownValues().find((value) => value.path === path);
  const [fallback, setFallback] = useState(chip?.fallback ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    // Braces would end the value where the text is read.
    onDone(chipSource(path, fallback.replace(/[{}\\]/g, '')));
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3 p-3">
      <div className="flex items-baseline justify-between gap-2">
        <span className="min-w-0">
          <b className="block truncate font-semibold">{valueName(path, w)}</b>
          <span className="block truncate font-mono text-micro text-ink-3">{path}</span>
        </span>
        <button type="button" onClick={props.onOther} className="shrink-0 text-label text-accent hover:underline">
          {w('studio.compose.otherValue')}
        </button>
      </div>
      <p className="text-label text-ink-2">
        {known?.example ? w('studio.compose.example', { value: known.example }) : w('studio.compose.noExampleLong')}
      </p>
      {chip?.rich ? (
        <p className="text-label text-ink-3">{w('studio.compose.rich')}</p>
      ) : (
        <Field label={w('studio.compose.fallback')} hint={w('studio.compose.fallbackHint')}>
          {(parts) => (
            <Input
              {...parts}
              autoFocus
              maxLength={200}
              value={fallback}
              onChange={(event) => setFallback(event.target.value)}
            />
          )}
        </Field>
      )}
      <div className="flex justify-between gap-2">
        {props.onRemove ? (
          <Button tone="quiet" onClick={props.onRemove}>
            {w('common.remove')}
          </Button>
        ) : (
          <span />
        )}
        {!chip?.rich && (
          <Button tone="primary" type="submit">
            {w(chip ? 'studio.compose.change' : 'studio.compose.insert')}
          </Button>
        )}
      </div>
    </form>
  );
}
