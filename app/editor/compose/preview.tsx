import { BadgeCheck, ChevronLeft, Phone } from 'lucide-react';
import { memo, useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import type { JsonObject } from '../../../core/json';
import { fallbackChain } from '../../../core/languages';
import type { RenderedContent } from '../../../core/run';
import { segmentsOf } from '../../../core/sms-segments';
import type { ChannelName } from '../../../core/vocabulary';
import { languageName } from '../../../core/words/format';
import { BubbleView, type ButtonLook } from '../../sandbox/devices/bubble-view';
import '../../sandbox/devices/devices.css';
import { LetterView } from '../../sandbox/devices/letter-view';
import { Select } from '../../ui/select';
import { localeOf } from '../../words';
import { usePageContext, useWords } from '../../words/page';
import { objectOf } from '../forms/config';
import { useSampleScope } from '../sample/use-sample-scope';
import { useEditor } from '../store';
import { useHouse, useStudio } from '../studio-context';
import { BOLD, formatted } from './bold';
import { valueName } from './known-values';
import { LintChips } from './lint-chips';
import { contentOf, renderContent, shownText, unguardedOf, withoutValues } from './preview-content';

/** What the second preview shows: another channel, or the same one where nothing is known of the customer. */
type Beside = ChannelName | 'missing';

/** What is being written, as it arrives: beside it another channel, or the case in which its values are missing. */
export function PreviewPair(props: {
  content: JsonObject;
  channels: readonly ChannelName[];
  channel: ChannelName;
  language: string;
}) {
  const { channels, channel, language } = props;
  const w = useWords();
  // Letters come first: what they look like on a phone may be a moment late.
  const content = useDeferredValue(props.content);
  const [chosen, setChosen] = useState<Beside | null>(null);
  const others = channels.filter((each) => each !== channel);
  const beside: Beside =
    chosen === 'missing' || (chosen !== null && others.includes(chosen)) ? chosen : (others[0] ?? 'missing');
  return (
    <section aria-label={w('studio.compose.previews')} className="grid grid-cols-2 gap-3">
      <div className="flex min-w-0 flex-col gap-2">
        <h3 className="flex h-6 items-center text-label font-medium text-ink-2">{w(`common.channel.${channel}`)}</h3>
        <Preview channel={channel} language={language} content={content} missing={false} />
      </div>
      <div className="flex min-w-0 flex-col gap-2">
        <Select
          looking
          size="small"
          label={w('studio.compose.beside')}
          value={beside}
          onChange={setChosen}
          options={[
            ...others.map((each) => ({ value: each as Beside, label: w(`common.channel.${each}`) })),
            { value: 'missing' as const, label: w('studio.compose.missing') },
          ]}
        />
        <Preview
          channel={beside === 'missing' ? channel : beside}
          language={language}
          content={content}
          missing={beside === 'missing'}
        />
      </div>
    </section>
  );
}

const Preview = memo(function Preview(props: {
  channel: ChannelName;
  language: string;
  content: JsonObject;
  missing: boolean;
}) {
  const { channel, missing } = props;
  const w = useWords();
  const order = useEditor((state) => state.records.single.settings.languages);
  const { environment } = useStudio();
  const sample = useSampleScope();
  const said = objectOf(props.content[channel]);
  // Another channel may not be written in this language: what its speakers would get is shown.
  const [language = props.language] = fallbackChain(props.language, order, Object.keys(said));
  const saved = objectOf(said[language]);
  const content = useMemo(() => contentOf(saved), [saved]);
  const rendered = useMemo(
    () => renderContent(content, channel, language, missing ? withoutValues(sample) : sample),
    [content, channel, language, missing, sample],
  );
  const holes = missing ? unguardedOf(content) : [];
  const text = rendered ? shownText(rendered, environment.templates) : '';
  return (
    <>
      {rendered && (text.trim() !== '' || rendered.type === 'email') ? (
        <Drawn channel={channel} content={rendered} text={text} />
      ) : (
        <Shell channel={channel}>
          <p className="m-auto px-4 py-8 text-center text-label text-(--soft)">{w('studio.compose.nothingYet')}</p>
        </Shell>
      )}
      <p className="flex flex-wrap gap-1">
        {language !== props.language && (
          <span className="text-label text-wait-ink">
            {w('studio.compose.instead', { language: languageName(language, w.language) })}
          </span>
        )}
        {channel === 'sms' && rendered && <Segments text={text} />}
        {rendered && <LintChips content={rendered} channel={channel} />}
      </p>
      {holes.length > 0 && (
        <p className="text-label text-wait-ink">
          {w('studio.compose.holes', { names: holes.map((path) => valueName(path, w)).join(', ') })}
        </p>
      )}
    </>
  );
});

/** What an SMS costs: its parts, and the alphabet that decides how much goes into one. */
function Segments({ text }: { text: string }) {
  const w = useWords();
  const { parts, encoding } = segmentsOf(text);
  return (
    <span className="text-label text-ink-3">
      {w('studio.compose.parts', { count: parts, alphabet: encoding === 'gsm7' ? 'GSM-7' : 'UCS-2' })}
    </span>
  );
}

const SKINS: Record<ChannelName, string> = {
  whatsapp: 'whatsapp',
  rcs: 'rcs',
  sms: 'sms',
  email: 'mail',
  voice: 'call',
  webchat: 'web',
};
const LOOKS: Partial<Record<ChannelName, ButtonLook>> = { whatsapp: 'lines', rcs: 'chips', webchat: 'chips' };

/** The upper part of a phone: enough to see how it will look, little enough to stand beside another. */
function Shell({ channel, children }: { channel: ChannelName; children: ReactNode }) {
  const w = useWords();
  const { brand } = useHouse();
  const name = channel === 'sms' ? w('sandbox.sms.sender') : brand;
  const chat = channel !== 'email' && channel !== 'voice';
  return (
    <div data-skin={SKINS[channel]} className="device flex min-h-64 flex-col rounded-[22px] p-1.5">
      <div className="device-screen flex min-h-0 flex-1 flex-col overflow-hidden rounded-[17px]">
        {chat && (
          <div
            aria-hidden
            className="flex h-10 shrink-0 items-center gap-2 border-b border-(--hair)! bg-(--bar) px-2 text-(--bar-ink)"
          >
            <ChevronLeft className="size-4 shrink-0 text-(--chip)" />
            <span className="grid size-6 shrink-0 place-items-center rounded-full bg-accent text-label font-semibold text-accent-ink">
              {name.slice(0, 1)}
            </span>
            <span className="flex min-w-0 flex-1 items-center gap-1 text-label font-semibold">
              <span className="truncate">{name}</span>
              {(channel === 'whatsapp' || channel === 'rcs') && (
                <BadgeCheck className="size-3 shrink-0 text-(--chip)" />
              )}
            </span>
          </div>
        )}
        {children}
      </div>
    </div>
  );
}

function Drawn({ channel, content, text }: { channel: ChannelName; content: RenderedContent; text: string }) {
  const w = useWords();
  const { brand } = useHouse();
  const time = useSampleTime();
  const buttons = (content.buttons ?? []).map(({ id, ...button }) => ({ key: id, ...button }));
  if (channel === 'email') {
    return (
      <Shell channel={channel}>
        <div className="device-wall flex-1 p-3">
          <LetterView
            subject={content.type === 'email' ? content.subject : null}
            sender={brand}
            when={null}
            text={text}
            buttons={buttons}
          />
        </div>
      </Shell>
    );
  }
  if (channel === 'voice') {
    return (
      <Shell channel={channel}>
        <div className="flex flex-1 flex-col gap-3 px-3 py-5">
          <p className="flex flex-col items-center gap-2 text-center">
            <span aria-hidden className="grid size-10 place-items-center rounded-full bg-(--field)">
              <Phone className="size-4" />
            </span>
            <b className="font-semibold">{brand}</b>
          </p>
          <p className="rounded-sheet bg-(--field) px-3 py-2 wrap-break-word whitespace-pre-wrap">{text}</p>
          {content.type === 'voice' &&
            (content.buttons ?? []).map(({ id, title, digit }) => (
              <p key={id} className="flex items-center gap-2 text-label">
                <span className="grid size-6 shrink-0 place-items-center rounded-full bg-(--hair) font-semibold">
                  {digit ?? '·'}
                </span>
                {title}
              </p>
            ))}
          <p className="mt-auto text-center text-micro text-(--soft)">{w('studio.compose.spoken')}</p>
        </div>
      </Shell>
    );
  }
  return (
    <Shell channel={channel}>
      <div className="device-wall flex flex-1 flex-col gap-1.5 px-2 py-3">
        <BubbleView
          text={BOLD[channel] ? <Formatted text={text} /> : text}
          media={content.type === 'text' ? content.media : null}
          time={time}
          look={LOOKS[channel] ?? 'none'}
          list={content.type === 'text' ? content.list?.button : null}
          buttons={buttons}
        />
      </div>
    </Shell>
  );
}

const Formatted = ({ text }: { text: string }) =>
  formatted(text).map(({ text: part, mark }, at) =>
    mark === 'bold' ? (
      <b key={at} className="font-semibold">
        {part}
      </b>
    ) : mark === 'italic' ? (
      <i key={at}>{part}</i>
    ) : mark === 'struck' ? (
      <s key={at}>{part}</s>
    ) : (
      <span key={at}>{part}</span>
    ),
  );

/** The hour on the sample's phone. */
function useSampleTime(): string {
  const { language } = usePageContext();
  const { now, timeZone } = useSampleScope();
  return useMemo(
    () =>
      new Intl.DateTimeFormat(localeOf(language), {
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone,
      }).format(now),
    [language, now, timeZone],
  );
}
