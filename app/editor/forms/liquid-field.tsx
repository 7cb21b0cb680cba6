import { Braces } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import type { Json } from '../../../core/json';
import { IconButton } from '../../ui/button';
import { Field, Input, TextArea } from '../../ui/field';
import { Menu, MenuItem } from '../../ui/menu';
import { useWords } from '../../words/page';
import { useEditorStore } from '../store';
import { textOf } from './config';
import { useKnownFields } from './variables';

/** Text that customers read, with values put in as Liquid. The menu writes the braces. */
export function LiquidField(props: {
  label: ReactNode;
  quiet?: boolean;
  hint?: ReactNode;
  error?: ReactNode;
  value: Json | undefined;
  onChange: (value: string) => void;
  rows?: number;
  placeholder?: string;
  aside?: ReactNode;
}) {
  const w = useWords();
  const fields = useKnownFields();
  const { settle } = useEditorStore().getState();
  const area = useRef<HTMLTextAreaElement>(null);
  const line = useRef<HTMLInputElement>(null);
  const text = textOf(props.value);
  const insert = (field: string) => {
    const control = area.current ?? line.current;
    const from = control?.selectionStart ?? text.length;
    const to = control?.selectionEnd ?? from;
    props.onChange(`${text.slice(0, from)}{{ ${field} }}${text.slice(to)}`);
    settle();
  };
  const menu = (
    <span className="flex items-center gap-1">
      {props.aside}
      <Menu
        align="end"
        trigger={
          <IconButton label={w('studio.form.insertValue')} size="small">
            <Braces className="size-3.5" aria-hidden />
          </IconButton>
        }
      >
        {fields.map((field) => (
          <MenuItem key={field} onSelect={() => insert(field)}>
            <span className="font-mono text-label">{field.endsWith('.') ? `${field}…` : field}</span>
          </MenuItem>
        ))}
      </Menu>
    </span>
  );
  return (
    <Field label={props.label} hint={props.hint} error={props.error} quiet={props.quiet} aside={menu}>
      {(parts) => {
        const control = {
          ...parts,
          value: text,
          placeholder: props.placeholder,
          onBlur: settle,
          onChange: (event: { target: { value: string } }) => props.onChange(event.target.value),
        };
        return props.rows ? <TextArea ref={area} {...control} rows={props.rows} /> : <Input ref={line} {...control} />;
      }}
    </Field>
  );
}
