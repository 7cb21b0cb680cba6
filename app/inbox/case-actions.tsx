import { Check, ChevronDown, Undo2, UserRound } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { paths } from '../http/paths';
import { Button } from '../ui/button';
import { useIntent } from '../ui/form';
import { Menu, MenuChoice } from '../ui/menu';
import { useWords } from '../words/page';
import type { CaseAction } from './answer';
import { HandBackDialog } from './hand-back-dialog';
import type { Inbox, OpenCase } from './load.server';
import { ResolveDialog } from './resolve-dialog';
import { useRefusal } from './use-refusal';

/** What can be done with a case beside answering it: who attends, back to the flow, done. */
export function CaseActions({ inbox, open }: { inbox: Inbox; open: OpenCase }) {
  const w = useWords();
  const [asking, setAsking] = useState<'resolve' | 'handBack' | null>(null);
  const { case: found, flow } = open;
  if (!inbox.me.mayWork || found.status === 'resolved') return null;
  const close = () => setAsking(null);
  return (
    <>
      <Assign inbox={inbox} open={open} />
      {flow && flow.resumable.length > 0 && (
        <Button icon={<Undo2 className="size-3.5" aria-hidden />} onClick={() => setAsking('handBack')}>
          {w('inbox.handBack')}
        </Button>
      )}
      <Button tone="primary" icon={<Check className="size-3.5" aria-hidden />} onClick={() => setAsking('resolve')}>
        {w('inbox.resolve')}
      </Button>
      {asking === 'resolve' && <ResolveDialog open={open} onClose={close} />}
      {asking === 'handBack' && flow && <HandBackDialog open={open} nodes={flow.resumable} onClose={close} />}
    </>
  );
}

function Assign({ inbox, open }: { inbox: Inbox; open: OpenCase }) {
  const w = useWords();
  const assign = useIntent<CaseAction>();
  const { case: found } = open;
  const refusal = useRefusal(assign.data);
  useEffect(() => {
    if (refusal) toast.error(refusal);
    // once for each answer, however often the same sentence comes
  }, [assign.data, refusal]);
  const give = (member: string) => assign.send('assign', { member }, paths.inbox(found.id));
  const pending = assign.formData?.get('member');
  const owner = typeof pending === 'string' ? pending : (found.owner ?? '');
  const name = inbox.workers.find(({ id }) => id === owner)?.name ?? (owner && found.ownerName);
  return (
    <>
      {owner === '' && <Button onClick={() => give(inbox.me.id)}>{w('inbox.take')}</Button>}
      <Menu
        align="end"
        trigger={
          <Button
            tone="quiet"
            icon={<UserRound className="size-3.5" aria-hidden />}
            aria-label={`${w('inbox.assign.to')}: ${name || w('inbox.assign.nobody')}`}
          >
            <span className="max-w-32 truncate">{name || w('inbox.assign.nobody')}</span>
            <ChevronDown className="size-3.5 text-ink-mute" aria-hidden />
          </Button>
        }
      >
        <MenuChoice
          label={w('inbox.assign.to')}
          value={owner}
          onChange={give}
          options={[
            ...inbox.workers.map(({ id, name: label }) => ({ value: id, label })),
            { value: '', label: w('inbox.assign.nobody') },
          ]}
        />
      </Menu>
    </>
  );
}
