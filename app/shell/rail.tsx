import { NavLink } from '@remix-run/react';
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import type { SignedIn } from '../session.server';
import { IconButton } from '../ui/button';
import { cx } from '../ui/cx';
import { Logo } from '../ui/logo';
import { Tooltip } from '../ui/tooltip';
import { useWords } from '../words/page';
import { AccountMenu } from './account-menu';
import { placesOf } from './navigation';

/** The left rail: where a member can go. Collapsed it keeps the icons and says the words in tooltips. */
export function Rail(props: { me: SignedIn; collapsed: boolean; onToggle?: () => void }) {
  const w = useWords();
  const { me, collapsed } = props;
  return (
    <nav
      aria-label={w('shell.navigation')}
      className={cx('flex shrink-0 flex-col border-r bg-paper', collapsed ? 'w-13' : 'w-55')}
    >
      <div className={cx('flex h-11 shrink-0 items-center gap-2', collapsed ? 'justify-center' : 'pr-1.5 pl-4')}>
        <Logo className="size-5 shrink-0 text-accent" />
        {!collapsed && <span className="min-w-0 flex-1 truncate font-semibold">{me.workspace.name}</span>}
        {!collapsed && props.onToggle && (
          <IconButton label={w('shell.collapse')} size="small" onClick={props.onToggle}>
            <PanelLeftClose className="size-4" aria-hidden />
          </IconButton>
        )}
      </div>
      <div className="flex flex-1 flex-col gap-px overflow-y-auto px-2 py-2">
        {placesOf(me.member.role).map(({ to, word, icon: Icon }) => {
          const link = (
            <NavLink
              key={to}
              to={to}
              prefetch="intent"
              aria-label={collapsed ? w(word) : undefined}
              className={({ isActive }) =>
                cx(
                  'flex h-8 items-center gap-2.5 rounded-md font-medium transition-colors',
                  collapsed ? 'justify-center' : 'px-2.5',
                  isActive ? 'bg-press text-ink [&>svg]:text-accent' : 'text-ink-2 hover:bg-hover hover:text-ink',
                )
              }
            >
              <Icon className="size-4 shrink-0 text-ink-mute" aria-hidden strokeWidth={1.9} />
              {!collapsed && w(word)}
            </NavLink>
          );
          return collapsed ? (
            <Tooltip key={to} label={w(word)} side="right">
              {link}
            </Tooltip>
          ) : (
            link
          );
        })}
      </div>
      <div className={cx('flex flex-col gap-1 p-2', collapsed && 'items-center')}>
        {collapsed && props.onToggle && (
          <IconButton label={w('shell.expand')} side="right" onClick={props.onToggle}>
            <PanelLeftOpen className="size-4" aria-hidden />
          </IconButton>
        )}
        <AccountMenu me={me} collapsed={collapsed} />
      </div>
    </nav>
  );
}
