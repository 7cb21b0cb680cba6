import type { ReactNode } from 'react';
import { cx } from './cx';

/** The thread that a screen without content shows: one line, going on. */
const Thread = () => (
  <svg viewBox="0 0 160 40" aria-hidden className="mb-4 h-10 w-40 text-accent" fill="none">
    <path
      d="M2 30C28 30 34 10 58 10s24 22 44 22 22-18 34-18 14 8 22 8"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
    />
  </svg>
);

/** What this is for, an example, one button. */
export const EmptyState = (props: { title: ReactNode; text: ReactNode; action?: ReactNode; className?: string }) => (
  <div className={cx('mx-auto flex max-w-sm flex-col items-center px-6 py-16 text-center', props.className)}>
    <Thread />
    <h2 className="text-lead font-semibold">{props.title}</h2>
    <p className="mt-1 text-balance text-ink-3">{props.text}</p>
    {props.action && <div className="mt-4 flex gap-2">{props.action}</div>}
  </div>
);

/** What happened, what was kept, what to do, an id to quote. */
export const ErrorState = (props: { title: ReactNode; text: ReactNode; id?: string; action?: ReactNode }) => (
  <div role="alert" className="mx-auto flex max-w-sm flex-col items-center px-6 py-16 text-center">
    <svg viewBox="0 0 160 40" aria-hidden className="mb-4 h-10 w-40 text-ink-mute" fill="none" stroke="currentColor">
      <path d="M2 30C28 30 34 10 58 10M102 32c20 0 22-18 34-18s14 8 22 8" strokeWidth={2} strokeLinecap="round" />
      <path d="M68 10c4 .8 6 3 8 6M94 31c-4-1-6-2.6-8-5" strokeWidth={2} strokeLinecap="round" strokeDasharray="1 4" />
    </svg>
    <h2 className="text-lead font-semibold">{props.title}</h2>
    <p className="mt-1 text-balance text-ink-3">{props.text}</p>
    {props.action && <div className="mt-4">{props.action}</div>}
    {props.id && <p className="mt-4 font-mono text-label text-ink-3 select-all">{props.id}</p>}
  </div>
);

/** The place of something on its way, with its final size; shows only after 200 ms. */
export const Skeleton = ({ className }: { className?: string }) => (
  <div aria-hidden className="late">
    <div className={cx('breathe rounded-control bg-press', className)} />
  </div>
);
