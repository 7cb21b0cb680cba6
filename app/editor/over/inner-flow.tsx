import { Link, useFetcher } from '@remix-run/react';
import { ArrowLeft, ChevronRight, LogIn } from 'lucide-react';
import { useEffect, useState } from 'react';
import { paths } from '../../http/paths';
import type { loader } from '../../routes/flows.$flowId.picture';
import { Button, buttonLook, IconButton } from '../../ui/button';
import { Badge } from '../../ui/status';
import { useWords } from '../../words/page';
import { FlowPicture } from '../flow-picture';
import { useEditor, useEditorStore } from '../store';
import { useStudio } from '../studio-context';

/** The flow that a step runs, in place: to look at, with the way back, and further in where it runs another one. */
export function InnerFlow({ into }: { into: readonly string[] }) {
  const w = useWords();
  const { environment } = useStudio();
  const { setOver } = useEditorStore().getState();
  const own = useEditor((state) => state.records.single.name);
  const inside = into.at(-1) ?? '';
  const { data, state, load } = useFetcher<typeof loader>({ key: `picture:${inside}` });
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => {
    if (data === undefined && state === 'idle') load(paths.flowPicture(inside));
  }, [inside, data, state, load]);
  const nameOf = (id: string) => environment.flows.find((flow) => flow.id === id)?.name ?? id;
  const up = (to: number) => setOver(to === 0 ? null : { show: 'flow', into: into.slice(0, to) });
  const runs = data?.document.nodes.find(({ id, kind }) => id === chosen && kind === 'run_flow')?.config.flow;
  return (
    <>
      <nav
        aria-label={w('studio.inner.path')}
        className="flex h-10 shrink-0 items-center gap-1 border-b bg-surface px-3"
      >
        <IconButton label={w('studio.inner.back')} size="small" onClick={() => up(into.length - 1)}>
          <ArrowLeft className="size-4" aria-hidden />
        </IconButton>
        <button type="button" onClick={() => up(0)} className="truncate rounded-sm px-1 text-ink-3 hover:text-ink">
          {own}
        </button>
        {into.map((id, at) => (
          <span key={id} className="flex min-w-0 items-center gap-1">
            <ChevronRight className="size-3.5 shrink-0 text-ink-mute" aria-hidden />
            {at === into.length - 1 ? (
              <span aria-current="page" className="truncate px-1 font-semibold">
                {nameOf(id)}
              </span>
            ) : (
              <button
                type="button"
                onClick={() => up(at + 1)}
                className="truncate rounded-sm px-1 text-ink-3 hover:text-ink"
              >
                {nameOf(id)}
              </button>
            )}
          </span>
        ))}
        {data && (
          <Badge tone={data.live === null ? 'plain' : 'accent'}>
            {data.live === null ? w('studio.versions.draft') : w('studio.versions.isLive', { n: data.live })}
          </Badge>
        )}
        <span className="flex-1" />
        {typeof runs === 'string' && runs !== '' && (
          <Button
            size="small"
            icon={<LogIn className="size-3.5" aria-hidden />}
            onClick={() => setOver({ show: 'flow', into: [...into, runs] })}
          >
            {w('studio.inner.open')}
          </Button>
        )}
        <Link to={paths.flow(inside)} className={buttonLook({ size: 'small' })}>
          {w('studio.inner.edit')}
        </Link>
      </nav>
      {data && (
        <FlowPicture
          key={inside}
          label={w('studio.inner.picture', { flow: data.name })}
          flowId={inside}
          document={data.document}
          environment={environment}
          lit={null}
          selected={chosen}
          onSelect={setChosen}
        />
      )}
    </>
  );
}
