import { lazy, Suspense, useEffect, useState } from 'react';
import type { editor } from 'monaco-editor/editor';
import { cx } from '../../ui/cx';
import { controlLook } from '../../ui/field';
import { PlainEditor } from './plain-editor';
import type { Complete, Mark } from './suggestion';

export interface CodeEditorProps {
  language: 'json' | 'liquid' | 'cel';
  /** What a screen reader calls it. */
  label: string;
  value: string;
  onChange: (text: string) => void;
  onBlur?: () => void;
  complete?: Complete;
  marks?: readonly Mark[];
  readOnly?: boolean;
  autoFocus?: boolean;
  /** At least so many lines high; absent: as high as its place, with line numbers. */
  rows?: number;
  onReady?: (made: editor.IStandaloneCodeEditor, model: editor.ITextModel) => void;
}

/** Monaco is a megabyte: it comes when the first editor opens. Where it does not come, text can be written all the same. */
const CodeEditor = lazy(() => import('./code-editor').catch(() => ({ default: PlainEditor })));

/** A text with colours, suggestions and marks. Fills its place, or is so many lines high. */
export function CodeField(props: CodeEditorProps & { className?: string }) {
  const { className, ...rest } = props;
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  const height = props.rows === undefined ? undefined : props.rows * 18 + 14;
  const waiting = <div aria-hidden className="size-full" style={{ height }} />;
  return (
    <div
      className={cx(
        props.rows === undefined
          ? 'min-h-0 flex-1'
          : cx(controlLook, 'overflow-hidden p-px! focus-within:inset-ring-2 focus-within:inset-ring-accent'),
        className,
      )}
      style={{ height }}
    >
      {mounted ? (
        <Suspense fallback={waiting}>
          <CodeEditor {...rest} />
        </Suspense>
      ) : (
        waiting
      )}
    </div>
  );
}
