import { Popover } from '@base-ui/react/popover';
import { Smile } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { fold } from '../../../core/fold';
import { IconButton } from '../../ui/button';
import { useWords } from '../../words/page';
import { EMOJI } from './emoji';

const COLUMNS = 8;

/** A grid of the emoji that messages use, found by a word in either language. Arrows walk it. */
export function EmojiPicker({ onPick }: { onPick: (sign: string) => void }) {
  const w = useWords();
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState('');
  const wanted = fold(search);
  const found = EMOJI.filter(({ words }) => fold(words).includes(wanted));
  const pick = (sign: string) => {
    setOpen(false);
    setSearch('');
    onPick(sign);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button')];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
    const first = found[0];
    if (at < 0 && event.key === 'Enter' && first) pick(first.sign);
    else if (at < 0 && event.key === 'ArrowDown') buttons[0]?.focus();
    else if (at >= 0 && step !== undefined) buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        render={
          <IconButton label={w('studio.compose.emoji')} size="small">
            <Smile className="size-3.5" aria-hidden />
          </IconButton>
        }
      />
      <Popover.Portal>
        <Popover.Positioner side="bottom" align="end" sideOffset={4} className="z-50">
          <Popover.Popup
            aria-label={w('studio.compose.emoji')}
            className="pop w-70 rounded-card bg-float shadow-float outline-none"
          >
            <div onKeyDown={onKeyDown}>
              <input
                autoFocus
                aria-label={w('studio.compose.findEmoji')}
                placeholder={w('studio.compose.findEmoji')}
                value={search}
                onChange={(event) => setSearch(event.target.value)}
                className="h-9 w-full border-b bg-transparent px-3 outline-none"
              />
              <div className="grid max-h-56 grid-cols-8 gap-0.5 overflow-y-auto p-2">
                {found.map(({ sign, words }) => (
                  <button
                    key={sign}
                    type="button"
                    tabIndex={-1}
                    aria-label={`${sign} ${words}`}
                    onClick={() => pick(sign)}
                    className="grid size-8 place-items-center rounded-control text-lead hover:bg-hover"
                  >
                    {sign}
                  </button>
                ))}
              </div>
              {found.length === 0 && <p className="px-3 pb-3 text-label text-ink-3">{w('studio.compose.noEmoji')}</p>}
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
