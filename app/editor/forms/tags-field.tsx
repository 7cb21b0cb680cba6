import { X } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { controlLook, Field } from '../../ui/field';
import { cx } from '../../ui/cx';
import { useWords } from '../../words/page';

/** A list of short texts: Enter or a comma adds one, Backspace takes the last. */
export function TagsField(props: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  quiet?: boolean;
  placeholder?: string;
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** Turns what was typed into what is kept; empty: refuse. */
  clean?: (text: string) => string;
}) {
  const w = useWords();
  const [draft, setDraft] = useState('');
  const add = () => {
    const added = draft
      .split(',')
      .map((part) => (props.clean ?? ((text: string) => text.trim()))(part))
      .filter((part) => part !== '' && !props.value.includes(part));
    if (added.length > 0) props.onChange([...props.value, ...added]);
    setDraft('');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      add();
    } else if (event.key === 'Backspace' && draft === '' && props.value.length > 0) {
      props.onChange(props.value.slice(0, -1));
    }
  };
  return (
    <Field label={props.label} hint={props.hint} error={props.error} quiet={props.quiet}>
      {(parts) => (
        <div
          className={cx(
            controlLook,
            '[fieldset:disabled_&]:bg-sunken flex min-h-8 flex-wrap items-center gap-1 px-1.5! py-1',
          )}
        >
          {props.value.map((tag) => (
            <span
              key={tag}
              className="inline-flex h-5.5 items-center gap-0.5 rounded-sm bg-press pr-0.5 pl-1.5 text-label"
            >
              {tag}
              <button
                type="button"
                aria-label={`${w('common.remove')} ${tag}`}
                onClick={() => props.onChange(props.value.filter((each) => each !== tag))}
                className="grid size-4 place-items-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink"
              >
                <X className="size-3" aria-hidden />
              </button>
            </span>
          ))}
          <input
            {...parts}
            value={draft}
            placeholder={props.value.length === 0 ? props.placeholder : undefined}
            onChange={(event) => setDraft(event.target.value)}
            onKeyDown={onKeyDown}
            onBlur={add}
            className="h-5.5 min-w-16 flex-1 bg-transparent px-1 outline-none"
          />
        </div>
      )}
    </Field>
  );
}
