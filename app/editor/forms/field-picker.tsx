import { Popover } from '@base-ui/react/popover';
import { ChevronsUpDown } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { fold } from '../../../core/fold';
import { sayField } from '../../../core/words/rule';
import { cx } from '../../ui/cx';
import { controlLook, Input } from '../../ui/field';
import { usePageContext, useWords } from '../../words/page';
import { FIELD_GROUPS, shownValue, type KnownField } from './known-fields';
import { useKnownFields } from './use-known-fields';

/** A path as one may write it by hand, for a field that the list does not know. */
const PATH = /^[A-Za-z_][\w-]*(\.[\w-]+)*$/;

/** Which field: searched by name or path, in groups, each with what the sample has there. */
export function FieldPicker({ value, onChange }: { value: string; onChange: (path: string) => void }) {
  const w = useWords();
  const { language } = usePageContext();
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        aria-label={value ? `${w('studio.rule.field')}: ${value}` : w('studio.rule.field')}
        title={value}
        className={cx(controlLook, 'flex h-8 items-center justify-between gap-1.5 text-left')}
      >
        <span className={cx('min-w-0 truncate', value === '' && 'text-ink-3')}>
          {value === '' ? w('studio.rule.choose') : sayField(value, language)}
        </span>
        <ChevronsUpDown className="size-3.5 shrink-0 text-ink-mute" aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="bottom" align="start" sideOffset={4} className="z-50">
          <Popover.Popup
            aria-label={w('studio.rule.field')}
            className="pop flex max-h-90 w-80 flex-col rounded-card bg-float shadow-float outline-none"
          >
            <Fields
              value={value}
              onPick={(path) => {
                onChange(path);
                setOpen(false);
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Fields({ value, onPick }: { value: string; onPick: (path: string) => void }) {
  const w = useWords();
  const { language } = usePageContext();
  const list = useId();
  const known = useKnownFields();
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const wanted = fold(search);
  const found = known.filter(
    ({ path }) => fold(sayField(path, language)).includes(wanted) || fold(path).includes(wanted),
  );
  const written = search.trim();
  const own: KnownField[] =
    PATH.test(written) && written.includes('.') && !found.some(({ path }) => path === written)
      ? [{ path: written, group: 'event', type: 'text', value: undefined }]
      : [];
  const fields = [...found, ...own];
  const onKeyDown = (event: KeyboardEvent) => {
    const field = fields[active];
    if (event.key === 'ArrowDown') setActive((at) => Math.min(at + 1, fields.length - 1));
    else if (event.key === 'ArrowUp') setActive((at) => Math.max(at - 1, 0));
    else if (event.key === 'Enter' && field) onPick(field.path);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="border-b p-2">
        <Input
          role="combobox"
          aria-expanded
          aria-controls={list}
          aria-activedescendant={fields[active] ? `${list}-${active}` : undefined}
          aria-label={w('studio.rule.search')}
          placeholder={w('studio.rule.search')}
          value={search}
          onChange={({ target }) => {
            setSearch(target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={list} role="listbox" aria-label={w('studio.rule.field')} className="min-h-0 overflow-y-auto p-1">
        {FIELD_GROUPS.map((group) => {
          const mine = fields.map((field, at) => ({ field, at })).filter(({ field }) => field.group === group);
          return (
            mine.length > 0 && (
              <div key={group} role="group" aria-label={w(`studio.rule.group.${group}`)}>
                <p aria-hidden className="px-2 pt-2 pb-1 text-label text-ink-3">
                  {w(`studio.rule.group.${group}`)}
                </p>
                {mine.map(({ field, at }) => (
                  <button
                    key={field.path}
                    id={`${list}-${at}`}
                    type="button"
                    role="option"
                    tabIndex={-1}
                    aria-selected={field.path === value}
                    onPointerMove={() => setActive(at)}
                    onClick={() => onPick(field.path)}
                    className={cx(
                      'flex min-h-7 w-full items-baseline gap-2 rounded-control px-2 py-1 text-left',
                      at === active && 'bg-hover',
                    )}
                  >
                    <span className="min-w-0 flex-1 truncate" title={field.path}>
                      {sayField(field.path, language)}
                    </span>
                    <span className="max-w-32 truncate text-label text-ink-3">{shownValue(field.value)}</span>
                  </button>
                ))}
              </div>
            )
          );
        })}
        {fields.length === 0 && <p className="px-2 py-2 text-ink-3">{w('studio.rule.noField')}</p>}
      </div>
    </>
  );
}
