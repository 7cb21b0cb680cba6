import { FileText, Image, Reply } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../../ui/cx';
import type { DrawnButton } from './drawn-button';
import { ListRows } from './list-rows';

/** How a channel draws what can be tapped: below the bubble as lines, as chips, or as words of the text. */
export type ButtonLook = 'lines' | 'chips' | 'none';

/** One bubble of a conversation, as a phone draws it. Without `onTap` its buttons are only shown. */
export function BubbleView(props: {
  mine?: boolean;
  pale?: boolean;
  /** The person who wrote it, above the text. */
  agent?: string | null;
  text: ReactNode;
  media?: { url: string; mime: string } | null;
  time: string;
  look: ButtonLook;
  buttons: readonly DrawnButton[];
  /** What opens the list that the buttons are the rows of. Where nothing can be tapped it stands open. */
  list?: string | null;
  onTap?: (key: string) => void;
}) {
  const { mine = false, buttons, onTap } = props;
  const list = props.look === 'lines' ? (props.list ?? null) : null;
  const look = list === null ? props.look : 'list';
  const button = (one: DrawnButton, className: string, children: ReactNode) =>
    onTap ? (
      <button
        key={one.key}
        type="button"
        aria-pressed={one.taken ?? false}
        onClick={() => onTap(one.key)}
        className={cx(className, 'hover:bg-(--field) aria-pressed:bg-(--field)')}
      >
        {children}
      </button>
    ) : (
      <span key={one.key} className={className}>
        {children}
      </span>
    );
  return (
    <div className={cx('bubble flex max-w-[86%] flex-col gap-1', mine ? 'items-end self-end' : 'items-start')}>
      <div
        className={cx(
          'w-full overflow-hidden rounded-[14px] text-body',
          mine ? 'rounded-br-sm bg-(--mine) text-(--mine-ink)' : 'rounded-bl-sm bg-(--theirs) text-(--theirs-ink)',
          props.pale && 'opacity-70',
        )}
      >
        {props.media && <MediaTile {...props.media} />}
        <p className="px-2.5 pt-1.5 wrap-break-word whitespace-pre-wrap">
          {props.agent && <b className="block text-label font-semibold text-(--chip)">{props.agent}</b>}
          {props.text}
          {look === 'none' &&
            buttons.map((one, at) => (
              <span key={one.key} className="block">
                {at + 1}. {one.title}
              </span>
            ))}
        </p>
        <p className={cx('px-2.5 pb-1 text-right text-micro', mine ? 'text-(--mine-ink)' : 'text-(--soft)')}>
          {props.time}
        </p>
        {look === 'lines' &&
          buttons.map((one) =>
            button(
              one,
              'flex h-9 w-full items-center justify-center gap-1.5 border-t border-(--hair)! font-medium text-(--chip) -outline-offset-2',
              <>
                <Reply className="size-3.5 shrink-0" aria-hidden />
                <span className="truncate">{one.title}</span>
              </>,
            ),
          )}
      </div>
      {list !== null && <ListRows opens={list} rows={buttons} onTap={onTap} />}
      {look === 'chips' && buttons.length > 0 && (
        <div className="flex flex-wrap gap-1.5 pt-0.5">
          {buttons.map((one) =>
            button(
              one,
              'inline-flex h-8 max-w-full items-center rounded-full border border-(--chip)! px-3 font-medium text-(--chip)',
              <span className="truncate">{one.title}</span>,
            ),
          )}
        </div>
      )}
    </div>
  );
}

/** What a message carries along, by name: nothing is fetched from other people's servers to draw it. */
function MediaTile({ url, mime }: { url: string; mime: string }) {
  const Glyph = mime.startsWith('image/') ? Image : FileText;
  return (
    <span className="m-1 flex h-16 items-center gap-2 rounded-[11px] bg-(--field) px-3 text-(--soft)">
      <Glyph className="size-5 shrink-0" aria-hidden />
      <span className="min-w-0 truncate text-label">{fileName(url)}</span>
    </span>
  );
}

const fileName = (url: string): string => url.split(/[?#]/)[0]?.split('/').filter(Boolean).at(-1) ?? url;
