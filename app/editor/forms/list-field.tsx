import { useId } from 'react';
import type { CHANNEL_LIMITS } from '../../../core/channel-limits';
import type { Json, JsonObject } from '../../../core/json';
import { cx } from '../../ui/cx';
import { Input } from '../../ui/field';
import { useWords } from '../../words/page';
import { useEditorStore } from '../store';
import { freshId, listOf, objectOf, textOf } from './config';
import { TextField } from './fields';
import { Rows } from './rows';

type ListLimits = NonNullable<(typeof CHANNEL_LIMITS)['whatsapp']['list']>;

/** A list of options: what opens it, and its rows. Each becomes an outlet, as a button would. */
export function ListField(props: {
  button: Json | undefined;
  rows: Json | undefined;
  onButton: (text: string) => void;
  onRows: (rows: Json) => void;
  limits: ListLimits;
}) {
  const w = useWords();
  const { limits } = props;
  const { settle } = useEditorStore().getState();
  const known = useId();
  const rows = listOf(props.rows).map(objectOf);
  const sections = [...new Set(rows.map((row) => textOf(row.section)).filter(Boolean))];
  const change = (at: number, field: 'title' | 'description' | 'section', value: string) =>
    props.onRows(rows.map((row, index) => (index === at ? withText(row, field, value) : row)));
  return (
    <div className="flex flex-col gap-3">
      <TextField
        label={w('studio.list.opens')}
        value={props.button}
        onChange={props.onButton}
        placeholder={w('studio.list.opensExample')}
        hint={w('studio.content.length', { length: textOf(props.button).length, max: limits.button })}
      />
      <p className="-mb-1 text-label font-medium text-ink-2">{w('studio.list.rows', { max: limits.rows })}</p>
      <Rows
        rows={rows}
        keyOf={(row) => textOf(row.id)}
        add={w('studio.list.add')}
        fresh={() => ({
          id: freshId(
            'b',
            rows.map((row) => textOf(row.id)),
          ),
          title: '',
          // Where one section ends, the next row most often goes on with it.
          ...(rows.at(-1)?.section ? { section: rows.at(-1)?.section ?? '' } : {}),
        })}
        removeLabel={(_, at) => w('studio.list.remove', { n: at + 1 })}
        onChange={props.onRows}
      >
        {(row, at) => (
          <div className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 gap-y-1 rounded-card bg-sunken p-2">
            <Input
              aria-label={w('studio.list.title', { n: at + 1 })}
              value={textOf(row.title)}
              placeholder={w('studio.list.title', { n: at + 1 })}
              onBlur={settle}
              onChange={(event) => change(at, 'title', event.target.value)}
            />
            <Count text={textOf(row.title)} max={limits.rowTitle} />
            <Input
              aria-label={w('studio.list.description', { n: at + 1 })}
              value={textOf(row.description)}
              placeholder={w('studio.list.descriptionExample')}
              onBlur={settle}
              onChange={(event) => change(at, 'description', event.target.value)}
            />
            <Count text={textOf(row.description)} max={limits.rowDescription} />
            <Input
              aria-label={w('studio.list.section', { n: at + 1 })}
              value={textOf(row.section)}
              placeholder={w('studio.list.sectionExample')}
              list={known}
              onBlur={settle}
              onChange={(event) => change(at, 'section', event.target.value)}
            />
            <Count text={textOf(row.section)} max={limits.sectionTitle} />
          </div>
        )}
      </Rows>
      <datalist id={known}>
        {sections.map((section) => (
          <option key={section} value={section} />
        ))}
      </datalist>
    </div>
  );
}

/** A row without a description or a section has none, rather than an empty one. */
function withText(row: JsonObject, field: 'title' | 'description' | 'section', value: string): JsonObject {
  if (value !== '' || field === 'title') return { ...row, [field]: value };
  const { [field]: _gone, ...rest } = row;
  return rest;
}

function Count({ text, max }: { text: string; max: number }) {
  return (
    <span
      className={cx(
        'w-10 shrink-0 text-right text-label tabular-nums',
        text.length > max ? 'font-medium text-fail-ink' : 'text-ink-3',
      )}
    >
      {text.length}/{max}
    </span>
  );
}
