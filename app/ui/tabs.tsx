import { Tabs as Base } from '@base-ui/react/tabs';
import { NavLink } from '@remix-run/react';
import type { ReactNode } from 'react';
import { cx } from './cx';

const tabLook =
  'inline-flex h-9 cursor-default items-center gap-1.5 border-b-2 border-transparent px-0.5 font-medium text-ink-3 whitespace-nowrap ' +
  'hover:text-ink';

/** Parts of one panel. */
export function Tabs<Value extends string>(props: {
  value: Value;
  onChange: (value: Value) => void;
  tabs: readonly { value: Value; label: ReactNode }[];
  label: string;
  className?: string;
}) {
  return (
    <Base.Root value={props.value} onValueChange={(value: Value) => props.onChange(value)}>
      <Base.List aria-label={props.label} className={cx('flex gap-4 border-b', props.className)}>
        {props.tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            // No button of the browser's: a fieldset that nothing may be changed in would keep it from being looked at.
            nativeButton={false}
            render={<div />}
            className={cx(tabLook, '-mb-px data-active:border-accent data-active:text-ink')}
          >
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
    </Base.Root>
  );
}

/** Parts of a screen: each is an address. */
export const LinkTabs = (props: {
  label: string;
  tabs: readonly { to: string; label: ReactNode; end?: boolean }[];
}) => (
  <nav aria-label={props.label} className="flex gap-4 border-b">
    {props.tabs.map((tab) => (
      <NavLink
        key={tab.to}
        to={tab.to}
        end={tab.end}
        className={({ isActive }) => cx(tabLook, '-mb-px', isActive && 'border-accent! text-ink')}
      >
        {tab.label}
      </NavLink>
    ))}
  </nav>
);
