import type { ReactNode } from 'react';
import { cx } from './cx';

/** A key of the keyboard. */
export const Kbd = ({ children, onInk = false }: { children: ReactNode; onInk?: boolean }) => (
  <kbd
    className={cx(
      'rounded-sm px-1 font-sans text-micro font-medium',
      onInk ? 'text-paper opacity-80 ring-1 ring-current/30' : 'bg-sunken text-ink-3 ring-1 ring-line-strong',
    )}
  >
    {children}
  </kbd>
);
