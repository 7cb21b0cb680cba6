import { CloudOff } from 'lucide-react';
import { useFormat, useWords } from '../words/page';
import type { Freshness } from './use-live';

/** Never a number silently old: says since when the server has not answered. Empty while all is fresh. */
export function AsOf({ fresh }: { fresh: Freshness }) {
  const w = useWords();
  const format = useFormat();
  return (
    <span role="status" className="flex items-center">
      {fresh.stale && (
        <span className="inline-flex items-center gap-1.5 rounded-control bg-wait-soft px-2 py-0.5 text-label text-wait-ink">
          <CloudOff className="size-3.5" aria-hidden />
          {w('live.stale', { time: format.time(fresh.asOf) })}
        </span>
      )}
    </span>
  );
}
