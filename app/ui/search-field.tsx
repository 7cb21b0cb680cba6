import { Search } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { cx } from './cx';
import { Input } from './field';

/** Looks for something as one types. */
export function SearchField(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  className?: string;
}) {
  // Whoever types is ahead of the address; else it is followed, backwards as well.
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (field.current && document.activeElement !== field.current) field.current.value = props.value;
  }, [props.value]);
  return (
    <span className={cx('relative block', props.className)}>
      <Search className="pointer-events-none absolute top-2 left-2.5 size-4 text-ink-mute" aria-hidden />
      <Input
        ref={field}
        type="search"
        aria-label={props.label}
        placeholder={props.label}
        defaultValue={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        className="pl-8.5!"
      />
    </span>
  );
}
