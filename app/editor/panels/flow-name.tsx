import { Badge } from '../../ui/status';
import { useWords } from '../../words/page';
import { setFlow } from '../document/commands';
import { useEditor, useEditorStore, useMayChange } from '../store';

/** The flow's name, edited where it stands, and the version people are in now. */
export function FlowName({ live }: { live: number | null }) {
  const w = useWords();
  const editor = useEditorStore();
  const name = useEditor((state) => state.records.single.name);
  const readOnly = !useMayChange();
  return (
    <span className="flex min-w-0 items-center gap-2">
      <h1 className="sr-only">{name}</h1>
      <input
        aria-label={w('studio.name')}
        value={name}
        readOnly={readOnly}
        maxLength={200}
        onBlur={editor.getState().settle}
        onChange={(event) => {
          const next = event.target.value;
          if (next) editor.getState().run((records) => setFlow(records, { name: next }), 'flow:name');
        }}
        className="field-sizing-content max-w-96 min-w-24 truncate rounded-control px-1 py-0.5 font-semibold hover:bg-hover focus:bg-surface"
      />
      {/* Where the top bar leaves room for the name alone, it is the name that is shown. */}
      <span className="shrink-0 @max-[16rem]:hidden">
        {live !== null ? (
          <Badge tone="accent">{w('studio.version.live', { n: live })}</Badge>
        ) : (
          <Badge>{w('studio.version.draft')}</Badge>
        )}
      </span>
    </span>
  );
}
