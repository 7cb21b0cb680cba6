import type { ReactNode, TdHTMLAttributes, ThHTMLAttributes } from 'react';
import { cx } from './cx';

/** A list whose columns line up: hairlines, no boxes, 36 px rows. A row's first link covers the row (`rowLink`). */
export const Table = ({ label, children }: { label: string; children: ReactNode }) => (
  <table aria-label={label} className="w-full border-separate border-spacing-0 text-left">
    {children}
  </table>
);

export const Th = ({ className, ...rest }: ThHTMLAttributes<HTMLTableCellElement>) => (
  <th
    scope="col"
    className={cx('sticky top-0 z-10 h-8 border-b bg-paper px-3 text-label font-medium text-ink-3', className)}
    {...rest}
  />
);

export const Tr = ({ children, selected = false }: { children: ReactNode; selected?: boolean }) => (
  <tr className={cx('group relative transition-colors', selected ? 'bg-accent-soft' : 'hover:bg-hover')}>{children}</tr>
);

export const Td = ({ className, ...rest }: TdHTMLAttributes<HTMLTableCellElement>) => (
  <td className={cx('h-9 border-b px-3 py-1.5', className)} {...rest} />
);

/** Classes of the link that makes its whole row clickable. */
export const rowLink =
  'font-medium after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:outline-none after:outline-accent after:-outline-offset-2';
