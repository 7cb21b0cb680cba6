import { useState } from 'react';
import type { StudioProps } from '../../routes/_app.flows.$flowId/route';
import { Button } from '../../ui/button';
import { StatusGlyph } from '../../ui/status';
import { useFormat, useWords } from '../../words/page';
import { ResumeDialog } from './resume-dialog';

/** A paused flow says so on every screen of it, with who is held and how to go on. */
export function PausedBanner({ studio }: { studio: StudioProps }) {
  const w = useWords();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const { paused, pausedAt } = studio.flow;
  if (paused === null) return null;
  return (
    <div role="status" className="flex shrink-0 items-center gap-3 border-b bg-wait-soft px-4 py-2 text-wait-ink">
      <StatusGlyph kind="held" className="text-wait-ink" />
      <p className="min-w-0 flex-1">
        {w(`studio.paused.${paused}`, {
          since: pausedAt ? format.moment(pausedAt) : '',
          count: studio.held.live,
        })}
      </p>
      {studio.mayEdit && (
        <Button size="small" onClick={() => setAsking(true)}>
          {w('studio.pause.resume')}
        </Button>
      )}
      <ResumeDialog open={asking} onClose={() => setAsking(false)} studio={studio} />
    </div>
  );
}
