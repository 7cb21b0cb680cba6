import { Link } from '@remix-run/react';
import { Smartphone } from 'lucide-react';
import { useState } from 'react';
import type { Scenario } from '../../../core/scenario';
import { VIRTUAL_CONTACT } from '../../../core/virtual-contact';
import { paths } from '../../http/paths';
import type { action } from '../../routes/flows.$flowId.scenarios';
import { PACES, type PaceName } from '../../sandbox/pace';
import { Button, buttonLook } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { useIntent } from '../../ui/form';
import { Segmented } from '../../ui/segmented';
import { Status } from '../../ui/status';
import { useWords } from '../../words/page';
import { useStudio } from '../studio-context';
import { ContactSearch } from './contact-picker';

/** A real run of the draft at a pace one can watch, on the sandbox's phones. Nothing is published. */
export function TryButton({ scenario }: { scenario: Scenario }) {
  const w = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Smartphone className="size-3.5" aria-hidden />} onClick={() => setOpen(true)}>
        {w('studio.try')}
      </Button>
      {open && <TryDialog scenario={scenario} onClose={() => setOpen(false)} />}
    </>
  );
}

function TryDialog({ scenario, onClose }: { scenario: Scenario; onClose: () => void }) {
  const w = useWords();
  const { flowId } = useStudio();
  const real = scenario.contact.id !== VIRTUAL_CONTACT.id;
  const [contact, setContact] = useState(real ? { id: scenario.contact.id, name: scenario.contact.name } : null);
  const [pace, setPace] = useState<PaceName>('minute');
  const { send, data, state } = useIntent<typeof action>();
  const answer = data && 'did' in data && data.did === 'try' ? data : null;
  const begun = answer?.ok ? answer.contact : null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={w('studio.try.title')}
      lead={w('studio.try.lead')}
      footer={
        begun ? (
          <Link to={paths.sandbox(begun)} className={buttonLook({ tone: 'primary' })}>
            {w('studio.try.open')}
          </Link>
        ) : (
          <>
            <Button onClick={onClose}>{w('common.cancel')}</Button>
            <Button
              tone="primary"
              disabled={contact === null || state !== 'idle'}
              onClick={() =>
                contact &&
                send(
                  'try',
                  {
                    contact: contact.id,
                    node: scenario.start.node,
                    payload: JSON.stringify(scenario.start.payload),
                    text: scenario.start.text,
                    pace,
                  },
                  paths.flowScenarios(flowId),
                )
              }
            >
              {w('studio.try.start')}
            </Button>
          </>
        )
      }
    >
      {begun ? (
        <Status kind="live">{w('studio.try.begun')}</Status>
      ) : (
        <div className="flex flex-col gap-4">
          {contact ? (
            <p className="flex items-center justify-between gap-2">
              <span>
                {w('studio.try.with')} <b className="font-semibold">{contact.name}</b>
              </span>
              <Button size="small" onClick={() => setContact(null)}>
                {w('studio.try.other')}
              </Button>
            </p>
          ) : (
            <ContactSearch pick={(id, name) => setContact({ id, name })} />
          )}
          <div className="flex flex-col gap-1">
            <span className="text-label font-medium text-ink-2">{w('sandbox.pace')}</span>
            <Segmented
              label={w('sandbox.pace')}
              value={pace}
              onChange={setPace}
              options={PACES.map(({ value, word }) => ({ value, label: w(word) }))}
              className="w-full"
            />
          </div>
          {answer && !answer.ok && <p className="text-fail-ink">{w(`studio.try.refused.${answer.reason}`)}</p>}
        </div>
      )}
    </Dialog>
  );
}
