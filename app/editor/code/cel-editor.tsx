import { useMemo } from 'react';
import { compileCel } from '../../../core/cel';
import { say } from '../../../core/words';
import { usePageContext } from '../../words/page';
import { useSampleScope } from '../sample/use-sample-scope';
import { useKnownFields } from '../forms/use-known-fields';
import { useEditorStore } from '../store';
import { CodeField } from './code-field';
import { celCompletion } from './complete';
import { celMarks } from './cel-marks';

/** A CEL expression as code: fields and functions as one types; what does not parse, or cannot be judged, is marked. */
export function CelEditor(props: {
  label: string;
  value: string;
  onChange: (text: string) => void;
  rows?: number;
  readOnly?: boolean;
}) {
  const { language } = usePageContext();
  const fields = useKnownFields();
  const scope = useSampleScope();
  const { settle } = useEditorStore().getState();
  const complete = useMemo(() => celCompletion(fields), [fields]);
  const marks = useMemo(
    () => celMarks(props.value, compileCel(props.value), scope, fields, (fault) => say(fault, language)),
    [props.value, scope, fields, language],
  );
  return <CodeField language="cel" rows={3} {...props} onBlur={settle} complete={complete} marks={marks} />;
}
