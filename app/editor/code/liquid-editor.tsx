import { useMemo } from 'react';
import { createLiquid } from '../../../core/liquid-engine';
import { say } from '../../../core/words';
import { usePageContext, useWords } from '../../words/page';
import { useKnownFields } from '../forms/use-known-fields';
import { useEditorStore } from '../store';
import { CodeField } from './code-field';
import { liquidCompletion } from './complete';
import { liquidMarks } from './liquid-marks';

/** A Liquid text as code: fields and filters as one types, what does not parse, or nobody knows, marked where it stands. */
export function LiquidEditor(props: {
  label: string;
  value: string;
  onChange: (text: string) => void;
  rows?: number;
  readOnly?: boolean;
  autoFocus?: boolean;
}) {
  const w = useWords();
  const { language } = usePageContext();
  const fields = useKnownFields();
  const { settle } = useEditorStore().getState();
  const complete = useMemo(() => liquidCompletion(fields, Object.keys(createLiquid().filters)), [fields]);
  const marks = useMemo(
    () =>
      liquidMarks(
        props.value,
        fields,
        (what, name) => w(what === 'variable' ? 'studio.code.unknownVariable' : 'studio.code.unknownRoot', { name }),
        (fault) => say(fault, language),
      ),
    [props.value, fields, w, language],
  );
  return <CodeField language="liquid" rows={5} {...props} onBlur={settle} complete={complete} marks={marks} />;
}
