import { useMemo, useState } from 'react';
import type { FlowDocument } from '../../../core/document';
import type { Json, JsonObject } from '../../../core/json';
import { Field, Input, TextArea } from '../../ui/field';
import { Segmented } from '../../ui/segmented';
import { useWords } from '../../words/page';
import { read } from './contact-form';

/** The fields of the trigger that the flow itself reads: in rules, texts and waits, and its declared inputs. */
export function fieldsRead(document: Pick<FlowDocument, 'nodes' | 'settings' | 'variables'>): string[] {
  const text = JSON.stringify([document.nodes, document.settings]);
  const found = [...text.matchAll(/\b(?:event|trigger)\.([a-z_]\w*)/gi)].map(([, name]) => name ?? '');
  const { entry } = document.settings;
  const keyed = entry.kind === 'keyed' ? [entry.field.replace(/^event\./, '')] : [];
  const inputs = document.variables.filter(({ input }) => input).map(({ name }) => name);
  return [...new Set([...keyed, ...inputs, ...found])];
}

export function parseObject(text: string): JsonObject | null {
  if (text.trim() === '') return {};
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as JsonObject) : null;
  } catch {
    return null;
  }
}

const shown = (value: Json | undefined) =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** What comes in with the event: a field for each that the flow reads, or the whole as JSON. */
export function PayloadForm(props: {
  document: FlowDocument;
  label: string;
  payload: JsonObject;
  onChange: (payload: JsonObject) => void;
}) {
  const { document, payload, onChange } = props;
  const w = useWords();
  const known = useMemo(() => fieldsRead(document), [document]);
  const fields = [...new Set([...known, ...Object.keys(payload).sort()])];
  const [as, setAs] = useState<'form' | 'json'>('form');
  const [text, setText] = useState(() => JSON.stringify(payload, null, 2));
  const wrong = as === 'json' && parseObject(text) === null;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-2">
        <span className="text-label font-medium text-ink-2">{props.label}</span>
        <Segmented
          label={props.label}
          value={as}
          onChange={(next) => {
            if (next === 'json') setText(JSON.stringify(payload, null, 2));
            setAs(next);
          }}
          options={[
            { value: 'form', label: w('studio.test.payload.form') },
            { value: 'json', label: 'JSON' },
          ]}
        />
      </div>
      {as === 'form' ? (
        fields.length === 0 ? (
          <p className="text-label text-ink-3">{w('studio.test.payload.none')}</p>
        ) : (
          <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] items-center gap-x-3 gap-y-1.5">
            {fields.map((name) => (
              <label key={name} className="contents">
                <span className="truncate font-mono text-label text-ink-2">{name}</span>
                <Input
                  value={shown(payload[name])}
                  onChange={(event) => {
                    const { [name]: _was, ...others } = payload;
                    const value = event.target.value;
                    onChange(value === '' ? others : { ...others, [name]: read(value) });
                  }}
                />
              </label>
            ))}
          </div>
        )
      ) : (
        <Field
          label={<span className="sr-only">{props.label}</span>}
          error={wrong ? w('studio.test.payloadWrong', { example: '{"order": "1042"}' }) : undefined}
        >
          {(parts) => (
            <TextArea
              {...parts}
              rows={5}
              value={text}
              spellCheck={false}
              onChange={(event) => {
                setText(event.target.value);
                const parsed = parseObject(event.target.value);
                if (parsed) onChange(parsed);
              }}
              className="font-mono text-label!"
            />
          )}
        </Field>
      )}
    </div>
  );
}
