import { Tooltip } from '../../ui/tooltip';
import { useWords } from '../../words/page';
import { stepNameIfThere } from '../step-name';
import { useEditorStore } from '../store';
import { Avatar } from './avatar';
import { useTogether, useTogetherState } from './together';
import { NameOf } from './who';

const MOST = 4;

/** Who else has the flow open, and where: pressing one goes to their step. */
export function PeopleHere() {
  const w = useWords();
  const together = useTogether();
  const editor = useEditorStore();
  const people = useTogetherState((state) => state.people);
  const others = people.filter(({ tab }) => tab !== together.tab);
  // Somebody with two tabs is one person: where they have a step open.
  const each = [...new Map([...others].reverse().map((one) => [one.member, one])).values()];
  if (each.length === 0) return null;
  return (
    <ul aria-label={w('studio.together.here')} className="flex items-center -space-x-1">
      {each.slice(0, MOST).map((one) => {
        const name = NameOf(together, one.member, w);
        const step = one.node === null ? null : stepNameIfThere(editor.getState().records, one.node, w);
        const label = step === null ? w('studio.together.looks', { name }) : w('studio.together.at', { name, step });
        return (
          <li key={one.member}>
            <Tooltip label={label}>
              <button
                type="button"
                aria-label={label}
                onClick={() => one.node !== null && editor.getState().select([one.node])}
                className="rounded-full ring-2 ring-paper"
              >
                <Avatar member={one.member} name={one.name} members={together.members} />
              </button>
            </Tooltip>
          </li>
        );
      })}
      {each.length > MOST && (
        <li className="pl-2 text-label text-ink-3">{w('studio.together.more', { count: each.length - MOST })}</li>
      )}
    </ul>
  );
}
