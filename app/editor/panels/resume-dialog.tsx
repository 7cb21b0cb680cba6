import { useState } from 'react';
import { paths } from '../../http/paths';
import type { StudioProps } from '../../routes/_app.flows.$flowId/route';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { useIntent } from '../../ui/form';
import { RadioList } from '../../ui/radio-list';
import { useFormat, useWords } from '../../words/page';

const MODES = ['shift', 'fire', 'expire'] as const;

/** Going on after a full stop: what happens to the waits, with the number of people each choice moves. */
export function ResumeDialog(props: { open: boolean; onClose: () => void; studio: StudioProps }) {
  const w = useWords();
  const format = useFormat();
  const [mode, setMode] = useState<(typeof MODES)[number]>('shift');
  const resume = useIntent();
  // Only a full stop held the waits; the other pauses have nothing to choose.
  const full = props.studio.flow.paused === 'all';
  const { live, due, lasted } = props.studio.held;
  const hours = Math.max(1, Math.round(lasted / 3_600_000));
  const length = format.duration(
    hours < 48 ? { amount: hours, unit: 'hours' } : { amount: Math.round(hours / 24), unit: 'days' },
  );
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={full ? w('studio.resume.title') : w('studio.resume.now')}
      lead={full ? w('studio.resume.lead', { count: live, due, length }) : w('studio.resume.now.text', { count: live })}
      footer={
        <>
          <Button onClick={props.onClose}>{w('common.cancel')}</Button>
          <Button
            tone="primary"
            onClick={() => {
              resume.send('resume', { mode: full ? mode : 'fire' }, paths.flow(props.studio.flow.id));
              props.onClose();
            }}
          >
            {w('studio.pause.resume')}
          </Button>
        </>
      }
    >
      {full && (
        <RadioList
          label={w('studio.resume.title')}
          value={mode}
          onChange={setMode}
          options={MODES.map((each) => ({
            value: each,
            label: w(`studio.resume.${each}`),
            note: w(`studio.resume.${each}.note`, { count: each === 'shift' ? live : due, length }),
          }))}
        />
      )}
    </Dialog>
  );
}
