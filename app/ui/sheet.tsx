import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../words/page';
import { IconButton } from './button';
import { cx } from './cx';

/** Configuration beside its subject: not modal, the screen behind stays in use. */
export function Sheet(props: {
  title: ReactNode;
  label: string;
  onClose?: () => void;
  actions?: ReactNode;
  footer?: ReactNode;
  className?: string;
  /** A part of the screen of its own, rather than what goes with another. */
  apart?: boolean;
  children: ReactNode;
}) {
  const w = useWords();
  const Part = props.apart ? 'section' : 'aside';
  return (
    <Part
      aria-label={props.label}
      tabIndex={-1}
      className={cx(
        'flex min-h-0 w-90 shrink-0 flex-col border-l bg-surface -outline-offset-2 max-lg:max-w-[60%]',
        props.className,
      )}
    >
      <header className="flex h-11 shrink-0 items-center gap-2 border-b pr-2 pl-4">
        {typeof props.title === 'string' ? (
          <h2 className="min-w-0 flex-1 truncate font-semibold">{props.title}</h2>
        ) : (
          <>
            <h2 className="sr-only">{props.label}</h2>
            <div className="min-w-0 flex-1 font-semibold">{props.title}</div>
          </>
        )}
        {props.actions}
        {props.onClose && (
          <IconButton label={w('common.close')} size="small" onClick={props.onClose}>
            <X className="size-4" aria-hidden />
          </IconButton>
        )}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">{props.children}</div>
      {props.footer && <footer className="shrink-0 border-t px-4 py-2.5">{props.footer}</footer>}
    </Part>
  );
}

/** A group of fields in a sheet. */
export const SheetSection = (props: { title?: ReactNode; aside?: ReactNode; children: ReactNode }) => (
  <section className="flex flex-col gap-3 border-b px-4 py-4 last:border-b-0">
    {(props.title || props.aside) && (
      <div className="flex items-center justify-between gap-2">
        <h3 className="font-semibold">{props.title}</h3>
        {props.aside}
      </div>
    )}
    {props.children}
  </section>
);
