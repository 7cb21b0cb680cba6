import {
  forwardRef,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  type ClipboardEvent,
  type KeyboardEvent,
} from 'react';
import { controlLook } from '../../ui/field';
import { cx } from '../../ui/cx';
import { chipBeside, drawPieces, leaveChip, readSelection, readSource, select, type ChipView } from './chip-dom';
import { piecesOf, sameChips, type Chip } from './chips';
import './chips.css';

/** What the tools around an editor do with its text. */
export interface ChipEditorHandle {
  focus(): void;
  /** Puts source where the caret is or was last. */
  insert(source: string): void;
  /** Puts `mark` around what is selected, or takes it away; without a selection the caret goes between two marks. */
  wrap(mark: string): void;
}

interface Props {
  id: string;
  value: string;
  onChange: (value: string) => void;
  onSettle: () => void;
  /** A chip was asked to be changed; `replace` puts other source in its place. */
  onChip: (chip: Chip, anchor: HTMLElement, replace: (source: string) => void) => void;
  /** The keys that ask for a value at the caret. */
  onAsk: () => void;
  onBold?: () => void;
  view: (chip: Chip) => ChipView;
  multiline: boolean;
  readOnly: boolean;
  placeholder?: string;
  'aria-labelledby': string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

/** What was typed and is not told yet: after the next paint. */
interface Waiting {
  frame: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * A text with values as chips. The browser writes the letters; what stands in the element is read back as source and
 * told after the next paint, so that no work of the document stands between a key and its letter.
 */
export const ChipEditor = forwardRef<ChipEditorHandle, Props>(function ChipEditor(props, handle) {
  const root = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  /** What stands in the element, and what of it the document knows. */
  const shown = useRef<string | null>(null);
  const told = useRef(props.value);
  const caret = useRef<{ from: number; to: number } | null>(null);
  const waiting = useRef<Waiting | null>(null);
  const composing = useRef(false);

  const draw = useCallback((source: string, place?: { from: number; to?: number }) => {
    const element = root.current;
    if (!element) return;
    drawPieces(element, piecesOf(source), latest.current.view);
    shown.current = source;
    if (place) select(element, place.from, place.to);
  }, []);

  const tell = useCallback(() => {
    if (waiting.current) {
      cancelAnimationFrame(waiting.current.frame);
      clearTimeout(waiting.current.timer);
      waiting.current = null;
    }
    if (shown.current === null || shown.current === told.current) return;
    told.current = shown.current;
    latest.current.onChange(shown.current);
  }, []);

  const tellSoon = useCallback(() => {
    if (waiting.current) return;
    const plan: Waiting = { frame: 0, timer: undefined };
    plan.frame = requestAnimationFrame(() => {
      plan.timer = setTimeout(tell);
    });
    waiting.current = plan;
  }, [tell]);

  /** Writes source in the place of some; where it is not a key, nobody waits for a paint. */
  const splice = useCallback(
    (from: number, to: number, source: string, after = from + source.length) => {
      const text = shown.current ?? '';
      draw(text.slice(0, from) + source + text.slice(to), { from: after });
      caret.current = { from: after, to: after };
      tell();
    },
    [draw, tell],
  );

  useLayoutEffect(() => {
    latest.current = props;
  });
  useLayoutEffect(() => {
    if (props.value === shown.current || waiting.current) return;
    const element = root.current;
    const focused = element !== null && element.contains(document.activeElement);
    const at = focused ? Math.min(readSelection(element)?.from ?? 0, props.value.length) : 0;
    draw(props.value, focused ? { from: at } : undefined);
    told.current = props.value;
  }, [props.value, draw]);
  // A chip shows the sample's value and whether its fallback is missing: drawn anew where that changed.
  useEffect(() => {
    const element = root.current;
    if (!element || shown.current === null || element.contains(document.activeElement)) return;
    draw(shown.current);
  }, [props.view, draw]);
  useEffect(() => tell, [tell]);

  useImperativeHandle(
    handle,
    () => ({
      focus: () => root.current?.focus(),
      insert(source) {
        root.current?.focus();
        const { from, to } = caret.current ?? { from: shown.current?.length ?? 0, to: shown.current?.length ?? 0 };
        splice(from, to, source);
        latest.current.onSettle();
      },
      wrap(mark) {
        root.current?.focus();
        const text = shown.current ?? '';
        const { from, to } = (root.current && readSelection(root.current)) ??
          caret.current ?? { from: text.length, to: text.length };
        const chosen = text.slice(from, to);
        const worn = chosen.length > 2 * mark.length && chosen.startsWith(mark) && chosen.endsWith(mark);
        const next = worn ? chosen.slice(mark.length, -mark.length) : `${mark}${chosen}${mark}`;
        splice(from, to, next, chosen === '' ? from + mark.length : undefined);
        latest.current.onSettle();
      },
    }),
    [splice],
  );

  const onInput = () => {
    const element = root.current;
    if (!element || composing.current) return;
    const { source, chips } = readSource(element);
    const pieces = piecesOf(source);
    const place = readSelection(element);
    if (place) caret.current = place;
    shown.current = source;
    // Somebody wrote the braces themselves, or cut a chip: what is drawn follows what is there.
    if (!sameChips(pieces, chips)) draw(source, place ?? undefined);
    else if (source === '') element.replaceChildren();
    tellSoon();
  };

  const openChip = (element: HTMLElement) => {
    const source = element.dataset.source ?? '';
    const [chip] = piecesOf(source);
    const owner = root.current;
    if (!owner || chip?.type !== 'chip') return;
    const before = document.createRange();
    before.setStart(owner, 0);
    before.setEndBefore(element);
    const holder = document.createElement('div');
    holder.append(before.cloneContents(), document.createElement('i'));
    const from = readSource(holder).source.length;
    tell();
    latest.current.onChip(chip, element, (next) => {
      owner.focus();
      splice(from, from + source.length, next);
      latest.current.onSettle();
    });
  };

  const remember = () => {
    if (!root.current) return;
    leaveChip(root.current);
    const place = readSelection(root.current);
    if (place) caret.current = place;
  };
  const chosen = () => root.current?.querySelector<HTMLElement>('[data-chosen]') ?? null;
  const choose = (chip: HTMLElement | null) => {
    chosen()?.removeAttribute('data-chosen');
    if (!chip) return;
    chip.dataset.chosen = '';
    const range = document.createRange();
    range.selectNode(chip);
    const selection = document.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const held = chosen();
    if (root.current) leaveChip(root.current);
    if (event.ctrlKey || event.metaKey) {
      // Saving, undo and the palette read the document: it knows first.
      tell();
      if (event.key === ' ') {
        event.preventDefault();
        latest.current.onAsk();
      } else if (event.key.toLowerCase() === 'b') {
        event.preventDefault();
        latest.current.onBold?.();
      }
      return;
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (held) return openChip(held);
      const place = root.current && readSelection(root.current);
      if (props.multiline && place) splice(place.from, place.to, '\n');
      return;
    }
    if (!event.shiftKey && root.current && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      const beside = chipBeside(root.current, event.key === 'ArrowLeft' ? 'before' : 'after');
      if (beside) {
        event.preventDefault();
        return choose(beside);
      }
    }
    if (event.key !== 'Shift') choose(null);
  };

  const copy = (event: ClipboardEvent, cut: boolean) => {
    const place = root.current && readSelection(root.current);
    if (!place || place.from === place.to) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', (shown.current ?? '').slice(place.from, place.to));
    if (cut && !props.readOnly) splice(place.from, place.to, '');
  };

  const paste = (text: string) => {
    const place = (root.current && readSelection(root.current)) ?? caret.current;
    const plain = text.replaceAll('\r', '');
    if (place) splice(place.from, place.to, props.multiline ? plain : plain.replace(/\s*\n\s*/g, ' '));
  };

  return (
    <div
      ref={root}
      id={props.id}
      role="textbox"
      tabIndex={0}
      aria-multiline={props.multiline || undefined}
      aria-labelledby={props['aria-labelledby']}
      aria-describedby={props['aria-describedby']}
      aria-invalid={props['aria-invalid']}
      aria-readonly={props.readOnly || undefined}
      contentEditable={!props.readOnly}
      suppressContentEditableWarning
      spellCheck
      data-placeholder={props.placeholder}
      className={cx(
        'chip-editor wrap-anywhere whitespace-pre-wrap aria-readonly:bg-sunken',
        controlLook,
        props.multiline ? 'max-h-80 min-h-28 overflow-y-auto py-1.5' : 'min-h-8 py-1.5',
      )}
      onInput={onInput}
      onBeforeInput={(event) => {
        const kind = (event.nativeEvent as InputEvent).inputType;
        if (kind?.startsWith('format')) event.preventDefault();
      }}
      onKeyDown={onKeyDown}
      onKeyUp={remember}
      onMouseUp={(event) => {
        remember();
        const target = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('.value-chip') : null;
        choose(target);
        if (target && !props.readOnly) openChip(target);
      }}
      onBlur={() => {
        choose(null);
        tell();
        props.onSettle();
      }}
      onCompositionStart={() => (composing.current = true)}
      onCompositionEnd={() => {
        composing.current = false;
        onInput();
      }}
      onCopy={(event) => copy(event, false)}
      onCut={(event) => copy(event, true)}
      onPaste={(event) => {
        event.preventDefault();
        paste(event.clipboardData.getData('text/plain'));
      }}
      onDrop={(event) => {
        event.preventDefault();
        const text = event.dataTransfer.getData('text/plain');
        if (text) paste(text);
      }}
    />
  );
});
