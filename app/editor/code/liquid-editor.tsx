import { useMemo } from 'react';
import { createLiquid } from '../../../core/liquid-engine';
import { compileText } from '../../../core/liquid';
import { useKnownFields } from '../forms/use-known-fields';
import { useEditorStore } from '../store';
import { CodeField } from './code-field';
import { liquidCompletion } from './complete';
import type { Mark } from './suggestion';

/** A Liquid text as code: fields and filters as one types, and what does not parse marked where it stands. */
export function LiquidEditor(props: {
  label: string;
  value: string;
  onChange: (text: string) => void;
  rows?: number;
  readOnly?: boolean;
  autoFocus?: boolean;
}) {
  const fields = useKnownFields();
  const { settle } = useEditorStore().getState();
  const complete = useMemo(() => liquidCompletion(fields, Object.keys(createLiquid().filters)), [fields]);
  const marks = useMemo(() => liquidMarks(props.value), [props.value]);
  return <CodeField language="liquid" rows={5} {...props} onBlur={settle} complete={complete} marks={marks} />;
}

/** liquidjs tells line and column at the end of its sentence. */
function liquidMarks(text: string): Mark[] {
  const compiled = compileText(text);
  if (compiled.ok) return [];
  const message = String(compiled.problem.params.message);
  const [, line = '1', column = '1'] = /line:(\d+), col:(\d+)/.exec(message) ?? [];
  const before = text.split('\n').slice(0, Number(line) - 1);
  const from = before.reduce((sum, each) => sum + each.length + 1, 0) + Number(column) - 1;
  return [{ from, to: text.length, message: message.replace(/,? ?line:\d+, col:\d+.*$/, ''), severity: 'error' }];
}
