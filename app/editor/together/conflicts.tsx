import { valueAt } from '../../../core/edits';
import { Button } from '../../ui/button';
import { useWords } from '../../words/page';
import { toDocument } from '../document/records';
import { pathName, type Held } from '../saving/held';
import type { Saving } from '../saving/use-autosave';
import { stepNameIfThere } from '../step-name';
import { useEditor, useEditorStore } from '../store';
import { sayPlace, sayValue } from './say-place';
import { useTogether } from './together';
import { nameOf } from './who';

/** What two people changed differently: both are shown, and whoever came second chooses. Until then neither is lost. */
export function Conflicts({ saving }: { saving: Saving }) {
  const w = useWords();
  return (
    <section
      aria-label={w('studio.saving.conflict')}
      className="flex max-h-72 shrink-0 flex-col overflow-y-auto border-b bg-wait-soft px-4 py-2"
    >
      <p role="alert" className="py-1 text-wait-ink">
        {w('studio.together.asked', { count: saving.held.length })}
      </p>
      <ul className="flex flex-col gap-2 pb-1">
        {saving.held.map((held) => (
          <Question key={pathName(held.path)} held={held} settle={saving.settle} />
        ))}
      </ul>
    </section>
  );
}

function Question({ held, settle }: { held: Held; settle: Saving['settle'] }) {
  const w = useWords();
  const together = useTogether();
  const editor = useEditorStore();
  // What is mine may have been typed on since.
  const records = useEditor((state) => state.records);
  const { path } = held;
  const record = path.length === 2 && path[0] === 'nodes';
  const name = nameOf(together, held.by, w);
  const place = sayPlace(path, records, w);
  const was = record && !records.nodes.byId[path[1] ?? ''] ? nameWas(held.base) : null;
  const say = (value: unknown) => {
    if (record) return w(value === undefined ? 'studio.together.gone' : 'studio.together.stays');
    const to =
      path[0] === 'edges' && typeof value === 'string' ? stepNameIfThere(editor.getState().records, value, w) : null;
    return to ?? sayValue(value, w);
  };
  const mine = path[0] === 'order' ? held.mine : valueAt(toDocument(records), path);
  return (
    <li className="max-w-200 rounded-card bg-surface p-3">
      <h3 className="font-medium">{was ?? place}</h3>
      <div className="mt-2 grid grid-cols-2 gap-3">
        <Side title={w('studio.together.mine')} text={say(mine)}>
          <Button size="small" onClick={() => settle(held, 'mine')}>
            {w('studio.together.keepMine')}
          </Button>
        </Side>
        <Side title={w('studio.together.theirs', { name })} text={say(held.theirs)}>
          <Button size="small" onClick={() => settle(held, 'theirs')}>
            {w('studio.together.takeTheirs', { name })}
          </Button>
        </Side>
      </div>
    </li>
  );
}

const nameWas = (base: unknown): string | null =>
  typeof base === 'object' && base !== null && 'name' in base && typeof base.name === 'string' && base.name !== ''
    ? base.name
    : null;

const Side = (props: { title: string; text: string; children: React.ReactNode }) => (
  <div className="flex min-w-0 flex-col items-start gap-1.5">
    <span className="text-label text-ink-3">{props.title}</span>
    <p className="line-clamp-4 w-full flex-1 break-words whitespace-pre-wrap text-ink-2">{props.text}</p>
    {props.children}
  </div>
);
