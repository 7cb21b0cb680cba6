import { useState } from 'react';
import { toast } from 'sonner';
import { diffDocuments } from '../../../core/diff';
import type { StudioProps } from '../../routes/_app.flows.$flowId/route';
import { Button } from '../../ui/button';
import { Confirm } from '../../ui/dialog';
import { Sheet } from '../../ui/sheet';
import { Badge } from '../../ui/status';
import { useFormat, usePageContext, useWords } from '../../words/page';
import { replaceDocument } from '../document/replace';
import { toDocument } from '../document/records';
import type { Saving } from '../saving/use-autosave';
import { ScenariosThen } from '../scenarios/scenarios-then';
import { useEditor, useEditorStore } from '../store';
import { CompareTitle, CompareView } from '../versions/compare-view';
import { useVersionDocument } from '../versions/use-comparison';

type Version = StudioProps['versions'][number];

/** What was published, when, why and by whom; any two can be compared, and any of them can become the draft again. */
export function VersionsSheet({ studio }: { studio: StudioProps; saving: Saving }) {
  const w = useWords();
  const editor = useEditorStore();
  const over = useEditor((state) => state.over);
  const compare = over?.show === 'compare' ? over : null;
  return (
    <Sheet
      title={compare ? <CompareTitle /> : w('studio.versions.title')}
      label={w('studio.versions.title')}
      onClose={() => editor.getState().setPanel(null)}
      className={compare ? 'w-104!' : undefined}
    >
      {compare ? (
        <CompareView studio={studio} from={compare.from} to={compare.to} at={compare.at ?? null} />
      ) : (
        <VersionList studio={studio} />
      )}
    </Sheet>
  );
}

function VersionList({ studio }: { studio: StudioProps }) {
  const w = useWords();
  const editor = useEditorStore();
  const readOnly = useEditor((state) => state.readOnly);
  const [asked, setAsked] = useState<Version | null>(null);
  const compare = (from: string, to: string) => editor.getState().setOver({ show: 'compare', from, to });
  return (
    <>
      <SeenSince onCompare={() => compare('seen', 'draft')} />
      {studio.versions.length === 0 && <p className="px-4 py-4 text-ink-3">{w('studio.versions.none')}</p>}
      {studio.flow.live !== null && <DraftRow studio={studio} onCompare={() => compare('live', 'draft')} />}
      <ol>
        {studio.versions.map((version, at) => {
          const former = studio.versions[at + 1];
          return (
            <VersionRow
              key={version.id}
              version={version}
              onCompare={former && (() => compare(`v${former.number}`, `v${version.number}`))}
              onRestore={readOnly ? undefined : () => setAsked(version)}
            />
          );
        })}
      </ol>
      {asked && <Restore studio={studio} version={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function VersionRow(props: { version: Version; onCompare?: () => void; onRestore?: () => void }) {
  const { version, onCompare, onRestore } = props;
  const w = useWords();
  const format = useFormat();
  const { now } = usePageContext();
  return (
    <li className="flex flex-col gap-1.5 border-b px-4 py-3">
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
      <p className={version.reason ? 'text-ink-2' : 'text-ink-3'}>{version.reason || w('studio.versions.noReason')}</p>
      <p className="text-label text-ink-3">
        {version.authorName ??
          w(version.author.startsWith('key:') ? 'studio.versions.byKey' : 'studio.versions.byHilo')}{' '}
        · {w('studio.versions.inside', { count: version.liveRuns })}
      </p>
      <ScenariosThen report={version.scenarios} />
      <div className="flex gap-1.5">
        {onCompare && (
          <Button size="small" onClick={onCompare}>
            {w('studio.versions.changes')}
          </Button>
        )}
        {onRestore && (
          <Button size="small" onClick={onRestore}>
            {w('studio.versions.restore')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** The draft against what is live: how much will change. */
function DraftRow({ studio, onCompare }: { studio: StudioProps; onCompare: () => void }) {
  const w = useWords();
  const records = useEditor((state) => state.records);
  const live = useVersionDocument(studio.flow.id, studio.flow.liveVersionId);
  const count = live === 'loading' ? null : diffDocuments(live, toDocument(records)).length;
  return (
    <div className="flex items-center gap-2 border-b px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{w('studio.versions.draft')}</p>
        <p className="text-label text-ink-3">
          {count === null
            ? w('studio.versions.counting')
            : count === 0
              ? w('studio.versions.sameAsLive')
              : w('studio.versions.ahead', { count, n: studio.flow.live ?? 0 })}
        </p>
      </div>
      {count !== null && count > 0 && (
        <Button size="small" onClick={onCompare}>
          {w('studio.versions.compare')}
        </Button>
      )}
    </div>
  );
}

/** What others did to the draft since this person left it. */
function SeenSince({ onCompare }: { onCompare: () => void }) {
  const w = useWords();
  const format = useFormat();
  const { now } = usePageContext();
  const since = useEditor((state) => state.missed);
  if (!since) return null;
  return (
    <div className="flex items-center gap-2 border-b bg-accent-soft px-4 py-3 text-accent-soft-ink">
      <p className="min-w-0 flex-1">
        {w('studio.versions.since', { count: since.count, when: format.since(new Date(since.at).toISOString(), now) })}
      </p>
      <Button size="small" onClick={onCompare}>
        {w('studio.versions.show')}
      </Button>
    </div>
  );
}

/** Asks first; then the version is put into the draft as one edit, which undo takes back. */
function Restore({ studio, version, onClose }: { studio: StudioProps; version: Version; onClose: () => void }) {
  const w = useWords();
  const editor = useEditorStore();
  const document = useVersionDocument(studio.flow.id, version.id);
  return (
    <Confirm
      open
      onClose={onClose}
      onConfirm={() => {
        if (document === 'loading') {
          toast.error(w('studio.versions.restoreFailed'));
          return;
        }
        const { settle, run, undo } = editor.getState();
        settle();
        run((records) => replaceDocument(records, document));
        toast.success(w('studio.versions.restored', { n: version.number }), {
          action: { label: w('common.undo'), onClick: undo },
        });
      }}
      title={w('studio.versions.restoreTitle', { n: version.number })}
      text={w('studio.versions.restoreText')}
      confirm={w('studio.versions.restoreDo', { n: version.number })}
    />
  );
}
