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
  const waiting = <CodeOnItsWay lines={props.rows ?? LINES.length} numbered={props.rows === undefined} />;
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

/** How far a text of so many lines goes, in percent of the width, and how far in it begins, in steps of two letters. */
const LINES: readonly (readonly [indent: number, width: number])[] = [
  [0, 2],
  [1, 14],
  [1, 20],
  [1, 34],
  [1, 12],
  [2, 28],
  [2, 24],
  [3, 40],
  [3, 22],
  [2, 4],
  [1, 4],
  [1, 10],
  [2, 4],
  [3, 18],
  [3, 26],
  [3, 36],
  [2, 4],
];

/** The lines of a text that is on its way, where its own will stand. */
const CodeOnItsWay = ({ lines, numbered }: { lines: number; numbered: boolean }) => (
  <div aria-hidden className={cx('late size-full overflow-hidden py-1.75', numbered ? 'pl-13' : 'pl-2')}>
    {LINES.slice(0, lines).map(([indent, width], at) => (
      <div key={at} className="flex h-4.5 items-center" style={{ paddingLeft: indent * 14 }}>
        <div className="breathe h-2 rounded-sm bg-press" style={{ width: `${width}%` }} />
      </div>
    ))}
  </div>
);
