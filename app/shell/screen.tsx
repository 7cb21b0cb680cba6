import { Link } from '@remix-run/react';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../ui/cx';
import { ProgressThread } from './progress-thread';

export interface Crumb {
  label: ReactNode;
  to?: string;
}

/** A screen inside the shell: the top bar (where am I, the middle, its actions with one primary) and its content. */
export function Screen(props: {
  crumbs: readonly Crumb[];
  center?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <header
        className={cx(
          'relative flex min-h-11 shrink-0 items-center gap-x-3 border-b bg-paper px-4',
          // Enlarged to 200 %, name and middle keep their line, and the actions get one of their own.
          props.center !== undefined && 'max-lg:flex-wrap',
        )}
      >
        <div className="@container flex min-w-0 flex-1 items-center gap-1 overflow-clip [overflow-clip-margin:4px]">
          {props.crumbs.map((crumb, at) => (
            <span key={at} className={cx('flex min-w-0 items-center gap-1', crumb.to && 'shrink-0')}>
              {at > 0 && <ChevronRight className="size-3.5 shrink-0 text-ink-mute" aria-hidden />}
              {crumb.to ? (
                <Link to={crumb.to} className="shrink-0 rounded-sm px-1 text-ink-3 hover:text-ink">
                  {crumb.label}
                </Link>
              ) : at === props.crumbs.length - 1 && typeof crumb.label === 'string' ? (
                <h1 className="truncate px-1 font-semibold">{crumb.label}</h1>
              ) : (
                crumb.label
              )}
            </span>
          ))}
        </div>
        {props.center && <div className="flex h-10.75 shrink-0 items-center justify-center">{props.center}</div>}
        <div
          className={cx(
            'flex flex-1 items-center justify-end gap-2',
            props.center !== undefined && 'max-lg:-mt-1 max-lg:h-10 max-lg:basis-full',
          )}
        >
          {props.actions}
        </div>
        <ProgressThread />
      </header>
      {props.children}
    </div>
  );
}
