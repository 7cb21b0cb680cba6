import type { DeliveryState as State } from '../../core/vocabulary';
import { Status, type StatusKind } from '../ui/status';
import { useWords } from '../words/page';

const KINDS: Record<State, StatusKind> = {
  reserved: 'idle',
  submitted: 'live',
  accepted: 'live',
  delivered: 'done',
  read: 'done',
  failed: 'fail',
  cancelled: 'idle',
  unknown: 'wait',
};

/** How far a send got, in a word with its shape. */
export const DeliveryState = ({ state, className }: { state: State; className?: string }) => {
  const w = useWords();
  return (
    <Status kind={KINDS[state]} className={className}>
      {w(`runs.delivery.${state}`)}
    </Status>
  );
};
