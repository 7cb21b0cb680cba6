import { useState } from 'react';
import type { Json } from '../../../core/json';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field, TextArea } from '../../ui/field';
import { useWords } from '../../words/page';
import { parseJson } from './answer-sample';

interface Props {
  step: string;
  /** The variable that takes the answer. */
  saveAs: string;
  body: Json;
  onForce: (body: Json) => void;
  onClose: () => void;
}

/** What another system is made to answer in a test, to be written as it would come. */
export function AnswerDialog({ step, saveAs, body, onForce, onClose }: Props) {
  const w = useWords();
  const [text, setText] = useState(() => JSON.stringify(body, null, 2));
  const parsed = parseJson(text);
  return (
    <Dialog
      open
      onClose={onClose}
      title={w('studio.test.answer.title', { step })}
      lead={w('studio.test.answer.lead', { name: `vars.${saveAs}.body` })}
      footer={
        <>
          <Button onClick={onClose}>{w('common.cancel')}</Button>
          <Button tone="primary" type="submit" form="answer-sample" disabled={parsed === undefined}>
            {w('studio.test.answer.force')}
          </Button>
        </>
      }
    >
      <form
        id="answer-sample"
        onSubmit={(event) => {
          event.preventDefault();
          if (parsed === undefined) return;
          onForce(parsed);
          onClose();
        }}
      >
        <Field
          label={w('studio.test.answer.body')}
          error={parsed === undefined ? w('studio.test.answer.wrong', { example: '{"total": 90}' }) : undefined}
        >
          {(parts) => (
            <TextArea
              {...parts}
              rows={8}
              value={text}
              spellCheck={false}
              onChange={(event) => setText(event.target.value)}
              className="font-mono text-label!"
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
