import { ChevronRight, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormat } from '../words/page';

/** What happened beside the words: one grey line with its moment; what it opens to, in place. */
export function HappeningLine(props: { icon: LucideIcon; at: string; text: ReactNode; children?: ReactNode }) {
  const format = useFormat();
  const Icon = props.icon;
  const head = (
    <>
      <Icon className="mt-px size-4 shrink-0 text-ink-mute" aria-hidden />
      <span className="min-w-0 flex-1 wrap-break-word">{props.text}</span>
      <time dateTime={props.at} title={format.moment(props.at)} className="shrink-0 text-label">
        {format.time(props.at)}
      </time>
    </>
  );
  if (!props.children) return <p className="flex items-start gap-2 py-0.5 pr-6 text-ink-3">{head}</p>;
  return (
    <details className="group/line text-ink-3">
      <summary className="flex list-none items-start gap-2 rounded-sm py-0.5 hover:text-ink [&::-webkit-details-marker]:hidden">
        {head}
        <ChevronRight
          className="mt-px size-4 shrink-0 text-ink-mute transition-transform group-open/line:rotate-90"
          aria-hidden
        />
      </summary>
      <div className="mt-0.5 mb-1.5 ml-6 flex flex-col gap-1 text-ink-2">{props.children}</div>
    </details>
  );
}
