import { FastForward, SendHorizontal } from 'lucide-react';
import { useState } from 'react';
import { latest, type Act, type Simulation } from '../../../core/simulate';
import { nextWake } from '../../../core/transition';
import { say } from '../../../core/words';
import { Button, IconButton } from '../../ui/button';
import { Input } from '../../ui/field';
import { Status } from '../../ui/status';
import { usePageContext, useFormat, useWords } from '../../words/page';

/** The clock, the customer and the colleagues of a test. */
export function TestControls({ simulation, act }: { simulation: Simulation; act: (doing: Act) => void }) {
  const w = useWords();
  const { language } = usePageContext();
  const format = useFormat(latest(simulation).facts.contact.timeZone ?? undefined);
  const [text, setText] = useState('');
  const { state, at } = latest(simulation);
  if (state.status === 'ended') {
    const last = simulation.frames.flatMap((frame) => frame.steps).findLast((step) => step.event === 'ended');
    return (
      <Status kind="done">
        {last?.why ? say(last.why, language) : w('studio.test.ended')} · {format.moment(at)}
      </Status>
    );
  }
  const wake = nextWake(state);
  const handoff = Object.values(state.open).find(({ call }) => call.kind === 'handoff');
  const events = [...simulation.program.mentions];
  const reply = () => {
    if (text.trim() === '') return;
    act({ act: 'reply', text: text.trim() });
    setText('');
  };
  return (
    <div className="flex flex-col gap-2.5">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          size="small"
          icon={<FastForward className="size-3.5" aria-hidden />}
          disabled={wake === null}
          onClick={() => act({ act: 'skip' })}
        >
          {wake === null ? w('studio.test.noWait') : w('studio.test.skip', { at: format.moment(wake) })}
        </Button>
        {events.map((name) => (
          <Button key={name} size="small" onClick={() => act({ act: 'event', name })}>
            {w('studio.test.event', { name })}
          </Button>
        ))}
        {handoff && (
          <Button
            size="small"
            onClick={() =>
              act({ act: 'outcome', node: handoff.node, result: { status: 'resolved', outcome: 'resolved' } })
            }
          >
            {w('studio.test.resolve')}
          </Button>
        )}
        {handoff && (
          <Button
            size="small"
            onClick={() => act({ act: 'outcome', node: handoff.node, result: { status: 'no_agent' } })}
          >
            {w('studio.test.noAgent')}
          </Button>
        )}
      </div>
      <form
        className="flex gap-1.5"
        onSubmit={(event) => {
          event.preventDefault();
          reply();
        }}
      >
        <Input
          aria-label={w('studio.test.reply')}
          placeholder={w('studio.test.reply')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <IconButton type="submit" label={w('studio.test.send')} side="top" tone="plain">
          <SendHorizontal className="size-4" aria-hidden />
        </IconButton>
      </form>
    </div>
  );
}
