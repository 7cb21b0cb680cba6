import { Bold, Braces, Code } from 'lucide-react';
import { useCallback, useRef, useState, type ReactNode } from 'react';
import type { Json } from '../../../core/json';
import { lookUp } from '../../../core/scope';
import { IconButton } from '../../ui/button';
import { Field } from '../../ui/field';
import { useWords } from '../../words/page';
import { LiquidEditor } from '../code/liquid-editor';
import { ChipEditor, type ChipEditorHandle } from '../compose/chip-editor';
import type { ChipView } from '../compose/chip-dom';
import type { Chip } from '../compose/chips';
import { EmojiPicker } from '../compose/emoji-picker';
import { exampleOf, valueName } from '../compose/known-values';
import { ValuePicker } from '../compose/value-picker';
import { useSampleScope } from '../sample/use-sample-scope';
import { useEditor, useEditorStore, useMayChange } from '../store';
import { useFieldsHeld } from '../together/together';
import { textOf } from './config';

/** What the picker was opened for: a place of its own, or a chip that stands already. */
interface Asked {
  anchor: Element;
  chip: Chip | null;
  put: (source: string) => void;
}

/** Text that customers read, with values in it as chips. "Code" shows the Liquid that they are. */
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
  /** One of several in a row: what puts a value in stands inside of it, and there is no code to see. */
  compact?: boolean;
  /** Words have faces here: an emoji picker. */
  emoji?: boolean;
  /** What makes words bold where this goes; null: nothing does, which the button says. */
  bold?: { mark: string | null; channel: string };
}) {
  const w = useWords();
  const { settle } = useEditorStore().getState();
  const fieldsHeld = useFieldsHeld();
  const readOnly = !useMayChange() || fieldsHeld;
  const view = useChipView();
  const editor = useRef<ChipEditorHandle>(null);
  const insertButton = useRef<HTMLButtonElement>(null);
  const [code, setCode] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const text = textOf(props.value);
  const ask = () => {
    if (!insertButton.current) return;
    setAsked({ anchor: insertButton.current, chip: null, put: (source) => editor.current?.insert(source) });
  };
  const mark = props.bold?.mark;
  const insert = (
    <IconButton
      ref={insertButton}
      label={w('studio.form.insertValue')}
      keys="Ctrl Space"
      size="small"
      className={props.compact ? 'absolute top-1 right-1' : undefined}
      onClick={ask}
    >
      <Braces className="size-3.5" aria-hidden />
    </IconButton>
  );
  const tools = !readOnly && !props.compact && (
    <span className="flex items-center gap-0.5">
      {props.aside}
      {!code && props.bold && (
        <IconButton
          label={mark ? w('studio.compose.bold') : w('studio.compose.noBold', { channel: props.bold.channel })}
          keys={mark ? 'Ctrl B' : undefined}
          size="small"
          aria-disabled={!mark}
          onClick={() => mark && editor.current?.wrap(mark)}
        >
          <Bold className="size-3.5" aria-hidden />
        </IconButton>
      )}
      {!code && props.emoji && <EmojiPicker onPick={(sign) => editor.current?.insert(sign)} />}
      {!code && insert}
      <IconButton
        label={w('studio.compose.code')}
        size="small"
        aria-pressed={code}
        className="aria-pressed:bg-press"
        onClick={() => setCode(!code)}
      >
        <Code className="size-3.5" aria-hidden />
      </IconButton>
    </span>
  );
  return (
    <Field
      label={props.label}
      hint={props.hint}
      error={props.error}
      quiet={props.quiet || props.compact}
      aside={tools || undefined}
      className={props.compact ? 'relative flex-1 [&>.chip-editor]:pr-8' : undefined}
    >
      {(parts) => {
        if (code) {
          return (
            <LiquidEditor
              label={typeof props.label === 'string' ? props.label : w('studio.compose.code')}
              value={text}
              onChange={props.onChange}
              rows={props.rows ?? 1}
              readOnly={readOnly}
              autoFocus
            />
          );
        }
        return (
          <>
            <ChipEditor
              {...parts}
              ref={editor}
              aria-labelledby={`${parts.id}-label`}
              value={text}
              onChange={props.onChange}
              onSettle={settle}
              onChip={(chip, anchor, put) => setAsked({ anchor, chip, put })}
              onAsk={ask}
              onBold={mark ? () => editor.current?.wrap(mark) : undefined}
              view={view}
              multiline={props.rows !== undefined}
              readOnly={readOnly}
              placeholder={props.placeholder}
            />
            {props.compact && !readOnly && insert}
            {asked && (
              <ValuePicker
                anchor={asked.anchor}
                chip={asked.chip}
                onClose={() => {
                  setAsked(null);
                  editor.current?.focus();
                }}
                onDone={(source) => {
                  setAsked(null);
                  asked.put(source);
                }}
              />
            )}
          </>
        );
      }}
    </Field>
  );
}

/** How chips of this flow are drawn: with the sample's value, and marked where nothing is said without one. */
function useChipView(): (chip: Chip) => ChipView {
  const w = useWords();
  const scope = useSampleScope();
  const variables = useEditor((state) => state.records.single.variables);
  return useCallback(
    (chip: Chip): ChipView => {
      const [root, name] = chip.path.split('.');
      const certain =
        ['contact.id', 'now', 'timeZone'].includes(chip.path) ||
        (root === 'vars' && variables.some((variable) => variable.name === name && variable.default !== undefined));
      const open = chip.fallback === null && !certain;
      const example = exampleOf(lookUp(scope, chip.path.split('.')));
      return {
        label: valueName(chip.path, w),
        aside: chip.fallback !== null ? chip.fallback || '…' : open ? w('studio.compose.noFallback') : null,
        title: `${chip.path}: ${example ?? w('studio.compose.noExample')}`,
        open,
      };
    },
    [scope, variables, w],
  );
}
