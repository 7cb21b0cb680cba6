import type { ArrivedProof } from '../../services/proofs/proofs';
import { Badge } from '../ui/status';
import { ChannelGlyph } from '../ui/channel-glyph';
import { useFormat, useWords } from '../words/page';

/** What the sandbox took for this member: their own phone while there is no real one. */
export function Arrived({ rows }: { rows: readonly ArrivedProof[] }) {
  const w = useWords();
  const format = useFormat();
  if (rows.length === 0) return null;
  return (
    <section aria-label={w('studio.proof.arrived')} className="flex flex-col gap-2 rounded-card bg-sunken p-3">
      <h3 className="text-label font-medium text-ink-2">{w('studio.proof.arrived')}</h3>
      <ul className="flex flex-col gap-2">
        {rows.slice(0, 3).map(({ id, at, channel, what, text }) => (
          <li key={id} className="flex items-start gap-2">
            <ChannelGlyph channel={channel} className="mt-0.5 size-3.5" />
            <span className="min-w-0 flex-1 wrap-break-word whitespace-pre-wrap">{text}</span>
            {what === 'code' && <Badge>{w('studio.proof.isCode')}</Badge>}
            <time className="text-label text-ink-3">{format.time(at)}</time>
          </li>
        ))}
      </ul>
    </section>
  );
}
