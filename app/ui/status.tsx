import type { ReactNode } from 'react';
import { cx } from './cx';

export type StatusKind = 'done' | 'wait' | 'fail' | 'live' | 'idle' | 'held';

/** Every status has a shape of its own: the colour only repeats it. */
const SHAPES: Record<StatusKind, { path: string; className: string; stroke?: boolean }> = {
  live: { path: 'M8 4a4 4 0 1 1 0 8a4 4 0 1 1 0-8', className: 'text-accent' },
  done: { path: 'M3.5 8.5l3 3l6-7', className: 'text-done', stroke: true },
  wait: { path: 'M8 2.8L14 13.2H2z', className: 'text-wait' },
  fail: { path: 'M5.4 2h5.2L14 5.4v5.2L10.6 14H5.4L2 10.6V5.4z', className: 'text-fail' },
  held: { path: 'M4.5 3.5h2.4v9H4.5zM9.1 3.5h2.4v9H9.1z', className: 'text-ink-mute' },
  idle: { path: 'M8 4.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7', className: 'text-ink-mute', stroke: true },
};

export function StatusGlyph({ kind, className }: { kind: StatusKind; className?: string }) {
  const shape = SHAPES[kind];
  return (
    <svg viewBox="0 0 16 16" aria-hidden className={cx('size-3 shrink-0', shape.className, className)}>
      <path
        d={shape.path}
        fill={shape.stroke ? 'none' : 'currentColor'}
        stroke={shape.stroke ? 'currentColor' : 'none'}
        strokeWidth={2}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** A state in a word, with its shape. */
export const Status = ({
  kind,
  children,
  className,
}: {
  kind: StatusKind;
  children: ReactNode;
  className?: string;
}) => (
  <span className={cx('inline-flex items-center gap-1.5 whitespace-nowrap text-ink-2', className)}>
    <StatusGlyph kind={kind} />
    {children}
  </span>
);

type BadgeTone = 'plain' | 'accent' | 'done' | 'wait' | 'fail';
const BADGES: Record<BadgeTone, string> = {
  plain: 'bg-press text-ink-2',
  accent: 'bg-accent-soft text-accent-soft-ink',
  done: 'bg-done-soft text-done-ink',
  wait: 'bg-wait-soft text-wait-ink',
  fail: 'bg-fail-soft text-fail-ink',
};

/** A fact in a word: a version, a purpose, a cap. */
export const Badge = ({ tone = 'plain', children }: { tone?: BadgeTone; children: ReactNode }) => (
  <span
    className={cx(
      'inline-flex h-4.5 shrink-0 items-center gap-1 rounded-sm px-1.5 text-micro font-medium whitespace-nowrap',
      BADGES[tone],
    )}
  >
    {children}
  </span>
);

/** A problem's octagon with its count. Without a label it repeats what is written beside it. */
export const Octagon = ({ count, tone = 'fail', label }: { count: number; tone?: 'fail' | 'wait'; label?: string }) => (
  <span
    data-count
    role={label && 'img'}
    aria-label={label}
    aria-hidden={label === undefined}
    title={label}
    className={cx(
      'grid h-4 min-w-4 place-items-center px-1 text-micro font-semibold tabular-nums',
      '[clip-path:polygon(30%_0,70%_0,100%_30%,100%_70%,70%_100%,30%_100%,0_70%,0_30%)]',
      tone === 'fail' ? 'bg-fail-fill text-fail-fill-ink' : 'bg-wait text-wait-fill-ink',
    )}
  >
    {count}
  </span>
);
