import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import type { ChannelName } from '../../../core/vocabulary';
import { Button, IconButton } from '../../ui/button';
import { ChannelGlyph } from '../../ui/channel-glyph';
import { Menu, MenuItem } from '../../ui/menu';
import { SheetSection } from '../../ui/sheet';
import { useWords } from '../../words/page';
import { objectOf, textOf } from '../forms/config';
import { ChoiceField } from '../forms/fields';
import type { KindFormProps } from '../nodes/kind-editor';
import { useHouse } from '../studio-context';
import { channelsOf } from './channels-of';

/** Which channels a node may use, and how one of them is chosen. Only those that somebody sends on can be added. */
export function ChannelOrder(
  props: Pick<KindFormProps, 'config' | 'set'> & { onPick: (channel: ChannelName) => void },
) {
  const w = useWords();
  const channels = channelsOf(props.config);
  const choose = textOf(objectOf(props.config.channels).choose) || 'order';
  const put = (next: { choose?: string; channels?: ChannelName[] }) =>
    props.set({ channels: { choose, channels, ...next } });
  const swap = (at: number, to: number) => {
    const next = [...channels];
    const [moved] = next.splice(at, 1);
    if (moved) next.splice(to, 0, moved);
    put({ channels: next });
  };
  const { senders } = useHouse();
  const left = senders.filter((channel) => !channels.includes(channel));
  return (
    <SheetSection title={w('studio.content.where')}>
      <ol className="flex flex-col gap-px">
        {channels.map((channel, at) => (
          <li key={channel} className="group flex h-8 items-center gap-2 rounded-control px-1.5 hover:bg-hover">
            <span className="w-3 text-label text-ink-3">{at + 1}</span>
            <ChannelGlyph channel={channel} />
            <span className="flex-1 truncate">
              {w(`common.channel.${channel}`)}
              {!senders.includes(channel) && (
                <span className="ml-2 text-label text-wait-ink">{w('studio.compose.noSender')}</span>
              )}
            </span>
            <span className="flex opacity-0 group-focus-within:opacity-100 group-hover:opacity-100">
              <IconButton
                label={w('studio.content.up')}
                size="small"
                disabled={at === 0}
                onClick={() => swap(at, at - 1)}
              >
                <ArrowUp className="size-3.5" aria-hidden />
              </IconButton>
              <IconButton
                label={w('studio.content.down')}
                size="small"
                disabled={at === channels.length - 1}
                onClick={() => swap(at, at + 1)}
              >
                <ArrowDown className="size-3.5" aria-hidden />
              </IconButton>
              <IconButton
                label={`${w('common.remove')} ${w(`common.channel.${channel}`)}`}
                size="small"
                disabled={channels.length === 1}
                onClick={() => put({ channels: channels.filter((each) => each !== channel) })}
              >
                <X className="size-3.5" aria-hidden />
              </IconButton>
            </span>
          </li>
        ))}
      </ol>
      {left.length > 0 && (
        <Menu
          trigger={
            <Button size="small" icon={<Plus className="size-3.5" aria-hidden />} className="self-start">
              {w('studio.content.addChannel')}
            </Button>
          }
        >
          {left.map((channel) => (
            <MenuItem
              key={channel}
              icon={<ChannelGlyph channel={channel} />}
              onSelect={() => {
                put({ channels: [...channels, channel] });
                props.onPick(channel);
              }}
            >
              {w(`common.channel.${channel}`)}
            </MenuItem>
          ))}
        </Menu>
      )}
      {channels.length > 1 && (
        <ChoiceField
          label={w('studio.content.choose')}
          value={choose}
          onChange={(next) => put({ choose: next })}
          options={(['order', 'preferred', 'conversation', 'one'] as const).map((each) => ({
            value: each,
            label: w(`studio.content.choose.${each}`),
          }))}
        />
      )}
    </SheetSection>
  );
}
