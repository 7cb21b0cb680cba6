import type { Json } from '../../../core/json';
import { cx } from '../../ui/cx';
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
  /** How many characters of a title the channel shows. */
  max: number;
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
            <span
              className={cx(
                'w-12 shrink-0 text-right text-label tabular-nums',
                textOf(button.title).length > props.max ? 'font-medium text-fail-ink' : 'text-ink-3',
              )}
            >
              {textOf(button.title).length}/{props.max}
            </span>
          </>
        )}
      </Rows>
    </div>
  );
}
