import { Plus, X } from 'lucide-react';
import type { Json } from '../../../core/json';
import { Button, IconButton } from '../../ui/button';
import { Input } from '../../ui/field';
import { useWords } from '../../words/page';
import { useEditorStore } from '../store';
import { freshId, listOf, objectOf, textOf } from './config';

/** Quick replies: each becomes an outlet. The id stays when the title changes, so that wires keep holding. */
export function ButtonsField(props: {
  buttons: Json | undefined;
  onChange: (buttons: Json) => void;
  digits?: boolean;
}) {
  const w = useWords();
  const { settle } = useEditorStore().getState();
  const buttons = listOf(props.buttons).map(objectOf);
  const ids = buttons.map((button) => textOf(button.id));
  const change = (at: number, field: string, value: string) =>
    props.onChange(buttons.map((button, index) => (index === at ? { ...button, [field]: value } : button)));
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-label font-medium text-ink-2">{w('studio.content.buttons')}</p>
      {buttons.map((button, at) => (
        <div key={ids[at]} className="flex items-center gap-1">
          {props.digits && (
            <Input
              aria-label={w('studio.content.digit')}
              value={textOf(button.digit)}
              maxLength={1}
              onBlur={settle}
              onChange={(event) => change(at, 'digit', event.target.value)}
              className="w-10! text-center"
            />
          )}
          <Input
            aria-label={w('studio.content.button', { n: at + 1 })}
            value={textOf(button.title)}
            onBlur={settle}
            onChange={(event) => change(at, 'title', event.target.value)}
          />
          <IconButton
            label={w('studio.content.removeButton', { n: at + 1 })}
            size="small"
            onClick={() => props.onChange(buttons.filter((_, index) => index !== at))}
          >
            <X className="size-3.5" aria-hidden />
          </IconButton>
        </div>
      ))}
      <Button
        size="small"
        tone="quiet"
        icon={<Plus className="size-3.5" aria-hidden />}
        onClick={() => props.onChange([...buttons, { id: freshId('b', ids), title: '' }])}
        className="-ml-2 self-start"
      >
        {w('studio.content.addButton')}
      </Button>
    </div>
  );
}
