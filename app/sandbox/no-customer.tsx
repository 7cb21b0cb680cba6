import { Screen } from '../shell/screen';
import { EmptyState } from '../ui/states';
import { useWords } from '../words/page';
import { NewCustomer } from './new-customer';

/** A workspace without a single contact: somebody to play must be made first. */
export function NoCustomer() {
  const w = useWords();
  return (
    <Screen crumbs={[{ label: w('sandbox.title') }]}>
      <EmptyState
        title={w('sandbox.empty.title')}
        text={w('sandbox.empty.text')}
        action={<NewCustomer tone="primary" />}
      />
    </Screen>
  );
}
