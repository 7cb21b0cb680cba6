import type { Json } from '../../../core/json';
import { Input } from '../../ui/field';
import { useWords } from '../../words/page';
import { useEditorStore } from '../store';
import { freshId, listOf, objectOf, textOf } from './config';
import { Rows } from './rows';

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
      <Rows
        rows={buttons}
        keyOf={(button) => textOf(button.id)}
        add={w('studio.content.addButton')}
        fresh={() => ({ id: freshId('b', ids), title: '' })}
        removeLabel={(_, at) => w('studio.content.removeButton', { n: at + 1 })}
        onChange={props.onChange}
      >
        {(button, at) => (
          <>
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
          </>
        )}
      </Rows>
    </div>
  );
}
