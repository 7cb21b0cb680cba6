import { useSubmit } from '@remix-run/react';
import { LogOut } from 'lucide-react';
import type { Language } from '../../core/vocabulary';
import { paths } from '../http/paths';
import type { Theme } from '../http/preferences';
import type { SignedIn } from '../session.server';
import { cx } from '../ui/cx';
import { Menu, MenuChoice, MenuItem, MenuLine } from '../ui/menu';
import { usePageContext, useWords } from '../words/page';
import { usePreference } from './use-preference';

const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('');

/** Who is signed in, and how they like to see Hilo. */
export function AccountMenu({ me, collapsed }: { me: SignedIn; collapsed: boolean }) {
  const w = useWords();
  const page = usePageContext();
  const prefer = usePreference();
  const submit = useSubmit();
  return (
    <Menu
      side="top"
      trigger={
        <button
          type="button"
          aria-label={collapsed ? w('shell.account') : undefined}
          className={cx(
            'flex items-center gap-2 rounded-md p-1 text-left transition-colors hover:bg-hover data-popup-open:bg-press',
            !collapsed && 'w-full',
          )}
        >
          <span className="grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft text-micro font-semibold text-accent-soft-ink">
            {initials(me.member.name)}
          </span>
          {!collapsed && (
            <span className="min-w-0">
              <span className="block truncate font-medium">{me.member.name}</span>
              <span className="block truncate text-micro text-ink-3">{w(`shell.role.${me.member.role}`)}</span>
            </span>
          )}
        </button>
      }
    >
      <MenuChoice<Language>
        label={w('shell.language')}
        value={page.language}
        onChange={(language) => prefer({ language })}
        options={[
          { value: 'es', label: 'Español' },
          { value: 'en', label: 'English' },
        ]}
      />
      <MenuLine />
      <MenuChoice<Theme>
        label={w('shell.theme')}
        value={page.theme}
        onChange={(theme) => prefer({ theme })}
        options={[
          { value: 'light', label: w('shell.theme.light') },
          { value: 'dark', label: w('shell.theme.dark') },
          { value: 'system', label: w('shell.theme.system') },
        ]}
      />
      <MenuLine />
      <MenuItem
        icon={<LogOut className="size-3.5" aria-hidden />}
        onSelect={() => submit({ csrf: page.csrf }, { method: 'post', action: paths.signOut() })}
      >
        {w('shell.signOut')}
      </MenuItem>
    </Menu>
  );
}
