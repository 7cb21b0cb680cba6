import type { Json } from '../../../core/json';
import { Input } from '../../ui/field';
import { useWords } from '../../words/page';
import { useEditorStore } from '../store';
import { listOf, objectOf, textOf } from './config';
import { LiquidField } from './liquid-field';
import { Rows } from './rows';

const shown = (value: Json | undefined) =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);

/** Names with values: variables to set, attributes, headers, inputs. Values are Liquid. */
export function PairsField(props: {
  label: string;
  add: string;
  value: Json | undefined;
  onChange: (pairs: { name: string; value: Json }[], gesture?: string) => void;
  issues: Readonly<Record<string, string>>;
  /** Where the issues of these pairs stand. */
  path: string;
  names?: readonly string[];
}) {
  const w = useWords();
  const { settle } = useEditorStore().getState();
  const pairs = listOf(props.value).map((each) => {
    const { name, value } = objectOf(each);
    return { name: textOf(name), value: value ?? '' };
  });
  const change = (at: number, part: { name?: string; value?: Json }) =>
    props.onChange(
      pairs.map((pair, index) => (index === at ? { ...pair, ...part } : pair)),
      `${props.path}:${at}`,
    );
  const list = `${props.path}-names`;
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-label font-medium text-ink-2">{props.label}</p>
      {props.names && (
        <datalist id={list}>
          {props.names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
      <Rows
        rows={pairs}
        add={props.add}
        fresh={() => ({ name: '', value: '' })}
        removeLabel={(_, at) => w('studio.form.removePair', { n: at + 1 })}
        onChange={(next) => props.onChange(next)}
      >
        {(pair, at) => {
          const error = props.issues[`${props.path}.${at}.name`] ?? props.issues[`${props.path}.${at}.value`];
          return (
            <div className="flex min-w-0 flex-1 flex-col gap-0.5">
              <div className="flex items-start gap-1">
                <Input
                  aria-label={w('studio.form.pairName', { n: at + 1 })}
                  value={pair.name}
                  list={props.names && list}
                  onBlur={settle}
                  onChange={(event) => change(at, { name: event.target.value })}
                  className="w-2/5! font-mono text-label!"
                />
                <LiquidField
                  compact
                  label={w('studio.form.pairValue', { n: at + 1 })}
                  value={shown(pair.value)}
                  onChange={(value) => change(at, { value })}
                />
              </div>
              {error && <p className="text-label text-fail-ink">{error}</p>}
            </div>
          );
        }}
      </Rows>
    </div>
  );
}
