import type { Present } from '../../../services/flows/presence';
import { Button } from '../../ui/button';
import { useWords } from '../../words/page';
import { useEditor } from '../store';
import { Avatar } from './avatar';
import { useTogether } from './together';
import { NameOf } from './who';

/** Who has the step that is looked at, and how to take it over. */
export function HeldNotice({ by }: { by: Present }) {
  const w = useWords();
  const together = useTogether();
  const mayTake = useEditor((state) => !state.readOnly);
  return (
    <div role="status" className="flex items-start gap-3 border-b bg-sunken px-4 py-3">
      <Avatar member={by.member} name={by.name} members={together.members} />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{w('studio.together.editing', { name: NameOf(together, by.member, w) })}</p>
        {mayTake && <p className="mt-0.5 text-label text-ink-3">{w('studio.together.editingHint')}</p>}
      </div>
      {mayTake && (
        <Button size="small" onClick={together.take}>
          {w('studio.together.take')}
        </Button>
      )}
    </div>
  );
}
