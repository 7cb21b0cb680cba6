import { CaseSensitive, WholeWord } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { IconButton } from '../../ui/button';
import { cx } from '../../ui/cx';
import { Field, Input } from '../../ui/field';
import { Segmented } from '../../ui/segmented';
import { Sheet } from '../../ui/sheet';
import { useWords } from '../../words/page';
import { useKnownFields } from '../forms/use-known-fields';
import type { PanelProps } from '../panels';
import { useEditor, useEditorStore } from '../store';
import { FindEverywhere } from './find-everywhere';
import { FindHere } from './find-here';

/** Find and replace: what, in place of what, where, and below it every find in its place with a tick. */
export function FindSheet({ studio }: PanelProps) {
  const w = useWords();
  const editor = useEditorStore();
  const sought = useEditor((state) => state.sought);
  const readOnly = useEditor((state) => state.readOnly);
  const { seek, setPanel } = editor.getState();
  const first = useRef<HTMLInputElement>(null);
  const fields = useKnownFields();
  const variables = fields.filter(({ group }) => group === 'vars').map(({ path }) => path.slice('vars.'.length));
  const renaming = sought.mode === 'variable';
  useEffect(() => first.current?.select(), [sought.scope, sought.mode]);
  return (
    <Sheet
      title={w(readOnly ? 'studio.find.find' : 'studio.find.title')}
      label={w('studio.find.title')}
      onClose={() => setPanel(null)}
      className="w-110!"
    >
      <div className="flex flex-col gap-3 border-b px-4 py-3">
        <div className="flex flex-wrap items-center gap-2">
          <Segmented
            label={w('studio.find.where')}
            value={sought.scope}
            onChange={(scope) => seek({ scope })}
            options={[
              { value: 'here', label: w('studio.find.here') },
              { value: 'all', label: w('studio.find.all') },
            ]}
          />
          <Segmented
            label={w('studio.find.what')}
            value={sought.mode}
            onChange={(mode) => seek({ mode, replacement: '' })}
            options={[
              { value: 'text', label: w('studio.find.text') },
              { value: 'variable', label: w('studio.find.variable') },
            ]}
          />
        </div>
        <div className={cx('grid gap-2', !readOnly && 'grid-cols-2')}>
          <Field label={renaming ? w('studio.find.variableName') : w('studio.find.find')}>
            {(parts) => (
              <>
                <Input
                  {...parts}
                  ref={first}
                  autoFocus
                  list={renaming ? 'find-variables' : undefined}
                  value={renaming ? sought.name : sought.text}
                  onChange={({ target }) => seek(renaming ? { name: target.value } : { text: target.value })}
                  className={renaming ? 'font-mono text-label!' : undefined}
                />
                {renaming && (
                  <datalist id="find-variables">
                    {variables.map((name) => (
                      <option key={name} value={name} />
                    ))}
                  </datalist>
                )}
              </>
            )}
          </Field>
          {!readOnly && (
            <Field label={renaming ? w('studio.find.newName') : w('studio.find.replace')}>
              {(parts) => (
                <Input
                  {...parts}
                  value={sought.replacement}
                  onChange={({ target }) => seek({ replacement: target.value })}
                  className={renaming ? 'font-mono text-label!' : undefined}
                />
              )}
            </Field>
          )}
        </div>
        {!renaming && (
          <div role="group" aria-label={w('studio.find.options')} className="flex gap-1">
            <Option label={w('studio.find.case')} on={sought.case} onChange={(on) => seek({ case: on })}>
              <CaseSensitive className="size-4" aria-hidden />
            </Option>
            <Option label={w('studio.find.whole')} on={sought.whole} onChange={(on) => seek({ whole: on })}>
              <WholeWord className="size-4" aria-hidden />
            </Option>
            <Option label={w('studio.find.accents')} on={sought.accents} onChange={(on) => seek({ accents: on })}>
              <span aria-hidden>á</span>
            </Option>
          </div>
        )}
      </div>
      {sought.scope === 'here' ? <FindHere /> : <FindEverywhere studio={studio} />}
    </Sheet>
  );
}

const Option = (props: { label: string; on: boolean; onChange: (on: boolean) => void; children: ReactNode }) => (
  <IconButton label={props.label} size="small" aria-pressed={props.on} onClick={() => props.onChange(!props.on)}>
    {props.children}
  </IconButton>
);
