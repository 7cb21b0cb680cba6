import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { paths } from '../../http/paths';
import type { action, StudioProps } from '../../routes/_app.flows.$flowId/route';
import { Button } from '../../ui/button';
import { Confirm } from '../../ui/dialog';
import { useIntent } from '../../ui/form';
import { Sheet } from '../../ui/sheet';
import { Badge } from '../../ui/status';
import { usePageContext, useFormat, useWords } from '../../words/page';
import type { Saving } from '../saving/use-autosave';
import { useEditor, useEditorStore } from '../store';

/** What was published, when and why; any of them can become the draft again. */
export function VersionsSheet({ studio, saving }: { studio: StudioProps; saving: Saving }) {
  const w = useWords();
  const format = useFormat();
  const { now } = usePageContext();
  const editor = useEditorStore();
  const readOnly = useEditor((state) => state.readOnly);
  const [asked, setAsked] = useState<(typeof studio.versions)[number] | null>(null);
  const restore = useRestore(studio, saving);
  return (
    <Sheet
      title={w('studio.versions.title')}
      label={w('studio.versions.title')}
      onClose={() => editor.getState().setPanel(null)}
    >
      {studio.versions.length === 0 && <p className="px-4 py-4 text-ink-3">{w('studio.versions.none')}</p>}
      <ol>
        {studio.versions.map((version) => (
          <li key={version.id} className="flex flex-col gap-1 border-b px-4 py-3">
            <div className="flex items-center gap-2">
              <span className="font-semibold">v{version.number}</span>
              {version.live && <Badge tone="accent">{w('studio.versions.live')}</Badge>}
              <span className="flex-1" />
              <time
                dateTime={version.publishedAt}
                title={format.moment(version.publishedAt)}
                className="text-label text-ink-3"
              >
                {format.since(version.publishedAt, now)}
              </time>
            </div>
            {version.reason && <p className="text-ink-2">{version.reason}</p>}
            <div className="flex items-center gap-2 text-label text-ink-3">
              <span>{w('studio.versions.inside', { count: version.liveRuns })}</span>
              <span className="flex-1" />
              {!readOnly && (
                <Button size="small" onClick={() => setAsked(version)}>
                  {w('studio.versions.restore')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ol>
      <Confirm
        open={asked !== null}
        onClose={() => setAsked(null)}
        onConfirm={() => asked && restore(asked.id)}
        title={w('studio.versions.restoreTitle', { n: asked?.number ?? 0 })}
        text={w('studio.versions.restoreText')}
        confirm={w('studio.versions.restoreDo', { n: asked?.number ?? 0 })}
      />
    </Sheet>
  );
}

/** Restores on the server, then takes the draft it made. */
function useRestore(studio: StudioProps, saving: Saving): (version: string) => void {
  const w = useWords();
  const { send, data } = useIntent<typeof action>('restore');
  const [pending, setPending] = useState(false);
  useEffect(() => {
    if (!pending || !data || !('did' in data) || data.did !== 'restore') return;
    if (!data.ok) {
      setPending(false);
      toast.error(w('studio.versions.restoreFailed'));
    } else if (studio.flow.draftRev === data.rev) {
      setPending(false);
      saving.adopt(studio.flow.draft, data.rev);
      toast.success(w('studio.versions.restored'));
    }
  }, [pending, data, studio.flow, saving, w]);
  return (version) => {
    setPending(true);
    send('restore', { version, baseRev: String(saving.rev) }, paths.flow(studio.flow.id));
  };
}
