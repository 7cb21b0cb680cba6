import { DESIGNERS, screen } from '../http/route.server';
import { Screen } from '../shell/screen';
import { useWords } from '../words/page';

export const loader = screen({ roles: DESIGNERS, load: () => null });

export default function Flows() {
  const w = useWords();
  return (
    <Screen crumbs={[{ label: w('flows.title') }]}>
      <div />
    </Screen>
  );
}
