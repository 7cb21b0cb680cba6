import type { CodeEditorProps } from './code-field';

/** The same text without Monaco: what a reader gets when the connection dropped before it came. */
export const PlainEditor = ({ label, value, onChange, onBlur, readOnly }: CodeEditorProps) => (
  <textarea
    aria-label={label}
    value={value}
    readOnly={readOnly}
    onBlur={onBlur}
    onChange={(event) => onChange(event.target.value)}
    spellCheck={false}
    className="size-full resize-none bg-transparent px-2 py-1.5 font-mono text-label outline-none"
  />
);
