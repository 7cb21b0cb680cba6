import { useReactFlow } from '@xyflow/react';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../ui/button';
import { Select } from '../../ui/select';
import { useWords } from '../../words/page';
import { stepNameIfThere } from '../step-name';
import { useEditor } from '../store';
import { useTogether, useTogetherState } from '../together/together';
import { MentionArea } from './mention-area';
import { toStored } from './mentions';

/** A new conversation: about the step it was begun from, a place of the canvas, or the flow. */
export function NewComment() {
  const w = useWords();
  const together = useTogether();
  const flow = useReactFlow();
  const about = useTogetherState((state) => state.about);
  const step = useEditor((state) => (about === null ? null : stepNameIfThere(state.records, about, w)));
  const [chosen, setChosen] = useState<'step' | 'place' | 'flow'>('step');
  const [body, setBody] = useState('');
  const [sending, setSending] = useState(false);
  const where = chosen === 'step' && step === null ? 'flow' : chosen;

  const send = async () => {
    if (body.trim() === '' || sending) return;
    setSending(true);
    const place = where === 'place' ? centre(flow) : null;
    const done = await together.comment('begin', {
      body: toStored(body, together.members),
      node: where === 'step' && about !== null ? about : undefined,
      x: place ? String(Math.round(place.x)) : undefined,
      y: place ? String(Math.round(place.y)) : undefined,
    });
    setSending(false);
    if (done) setBody('');
    else toast.error(w('studio.comments.failed'));
  };
  const options = [
    ...(step === null ? [] : [{ value: 'step' as const, label: w('studio.comments.onStep', { step }) }]),
    { value: 'flow' as const, label: w('studio.comments.where.flow') },
    { value: 'place' as const, label: w('studio.comments.where.place') },
  ];
  return (
    <div className="flex flex-col gap-2">
      <MentionArea
        label={w('studio.comments.write')}
        value={body}
        onChange={setBody}
        onSend={() => void send()}
        placeholder={w('studio.comments.example')}
        rows={3}
        autoFocus={about !== null}
      />
      {where === 'place' && <p className="text-label text-ink-3">{w('studio.comments.placeHint')}</p>}
      <div className="flex items-center gap-2">
        <Select label={w('studio.comments.where')} value={where} onChange={setChosen} options={options} />
        <span className="flex-1" />
        <Button tone="primary" disabled={body.trim() === '' || sending} onClick={() => void send()}>
          {w('studio.comments.write')}
        </Button>
      </div>
    </div>
  );
}

/** The middle of what is seen of the canvas. */
function centre(flow: ReturnType<typeof useReactFlow>): { x: number; y: number } {
  const box = document.querySelector('.react-flow')?.getBoundingClientRect();
  if (!box) return { x: 0, y: 0 };
  return flow.screenToFlowPosition({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
}
