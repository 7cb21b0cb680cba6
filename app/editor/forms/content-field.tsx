import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { CHANNEL_LIMITS } from '../../../core/channel-limits';
import type { Json, JsonObject } from '../../../core/json';
import { segmentsOf } from '../../../core/sms-segments';
import { CHANNELS, type ChannelName } from '../../../core/vocabulary';
import { Button, IconButton } from '../../ui/button';
import { ChannelGlyph } from '../../ui/channel-glyph';
import { Menu, MenuItem } from '../../ui/menu';
import { Segmented } from '../../ui/segmented';
import { SheetSection } from '../../ui/sheet';
import { Tabs } from '../../ui/tabs';
import { isWordKey } from '../../words';
import { useWords } from '../../words/page';
import { useEditor } from '../store';
import { useStudio } from '../studio-context';
import { ButtonsField } from './buttons-field';
import { listOf, objectOf, slug as slugFor, textOf, textsOf, withPath } from './config';
import { ChoiceField } from './fields';
import { LiquidField } from './liquid-field';
import type { KindFormProps } from '../nodes/kind-editor';

const isChannel = (name: string): name is ChannelName => (CHANNELS as readonly string[]).includes(name);
export const channelsOf = (config: JsonObject): ChannelName[] =>
  textsOf(objectOf(config.channels).channels).filter(isChannel);

/** The content a channel starts with. */
function blank(channel: ChannelName): JsonObject {
  if (channel === 'email') return { type: 'email', subject: '', text: '' };
  if (channel === 'voice') return { type: 'voice', say: '' };
  return { type: 'text', text: '' };
}

/** What a node says: on which channels, in which order, and the words of each channel in each language. */
export function ContentFields({ config, set, issues }: KindFormProps) {
  const w = useWords();
  const channels = channelsOf(config);
  const languages = useEditor((state) => state.records.single.settings.languages);
  const [channel, setChannel] = useState<ChannelName | null>(null);
  const [language, setLanguage] = useState<string | null>(null);
  const current = channel && channels.includes(channel) ? channel : (channels[0] ?? null);
  const spoken = language && languages.includes(language) ? language : (languages[0] ?? 'es');
  const content = current ? objectOf(objectOf(objectOf(config.content)[current])[spoken]) : {};
  const put = (next: JsonObject, gesture?: string) => {
    if (!current) return;
    set({ content: withPath(objectOf(config.content), [current, spoken], next) }, gesture);
  };
  return (
    <>
      <ChannelOrder config={config} set={set} onPick={setChannel} />
      {current && (
        <SheetSection>
          <Tabs
            label={w('studio.content.channels')}
            value={current}
            onChange={setChannel}
            className="-mx-4 -mt-4 px-4"
            tabs={channels.map((each) => ({
              value: each,
              label: (
                <>
                  <ChannelGlyph channel={each} />
                  {w(`common.channel.${each}`)}
                </>
              ),
            }))}
          />
          {languages.length > 1 && (
            <Segmented
              label={w('studio.content.language')}
              value={spoken}
              onChange={setLanguage}
              options={languages.map((each) => ({ value: each, label: languageName(each, w) }))}
            />
          )}
          <OneContent
            key={`${current} ${spoken}`}
            channel={current}
            language={spoken}
            content={Object.keys(content).length > 0 ? content : blank(current)}
            put={put}
            issues={issues}
          />
        </SheetSection>
      )}
    </>
  );
}

function languageName(language: string, w: ReturnType<typeof useWords>): string {
  const key = `common.language.${language}`;
  return isWordKey(key) ? w(key) : language;
}

function ChannelOrder(props: Pick<KindFormProps, 'config' | 'set'> & { onPick: (channel: ChannelName) => void }) {
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
  const left = CHANNELS.filter((channel) => !channels.includes(channel));
  return (
    <SheetSection title={w('studio.content.where')}>
      <ol className="flex flex-col gap-px">
        {channels.map((channel, at) => (
          <li key={channel} className="group flex h-8 items-center gap-2 rounded-control px-1.5 hover:bg-hover">
            <span className="w-3 text-label text-ink-3">{at + 1}</span>
            <ChannelGlyph channel={channel} />
            <span className="flex-1">{w(`common.channel.${channel}`)}</span>
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

interface OneProps {
  channel: ChannelName;
  language: string;
  content: JsonObject;
  put: (content: JsonObject, gesture?: string) => void;
  issues: KindFormProps['issues'];
}

function OneContent(props: OneProps) {
  const { channel, language, content, put } = props;
  const w = useWords();
  const path = `content.${channel}.${language}`;
  const error = (field: string) => props.issues[`${path}.${field}`];
  const change = (field: string) => (value: Json) => put({ ...content, [field]: value }, `${path}.${field}`);
  const type = textOf(content.type);
  const canTemplate = channel === 'whatsapp' || channel === 'rcs' || channel === 'sms';
  const asText = () => put({ type: 'text', text: textOf(content.text), buttons: listOf(content.buttons) });
  return (
    <>
      {canTemplate && (
        <Segmented
          label={w('studio.content.type')}
          value={type === 'template' ? 'template' : 'text'}
          onChange={(next) => (next === 'template' ? put({ type: 'template', name: '', parameters: [] }) : asText())}
          options={[
            { value: 'text', label: w('studio.content.free') },
            { value: 'template', label: w('studio.content.template') },
          ]}
          className="self-start"
        />
      )}
      {type === 'template' && <TemplateFields {...props} />}
      {type === 'text' && (
        <LiquidField
          label={w('studio.content.text')}
          value={content.text}
          onChange={change('text')}
          error={error('text')}
          hint={<TextCount channel={channel} text={textOf(content.text)} buttons={listOf(content.buttons).length} />}
          rows={5}
          placeholder={w('studio.content.textExample')}
        />
      )}
      {type === 'email' && (
        <>
          <LiquidField
            label={w('studio.content.subject')}
            value={content.subject}
            onChange={change('subject')}
            error={error('subject')}
          />
          <LiquidField
            label={w('studio.content.body')}
            value={content.text}
            onChange={change('text')}
            error={error('text')}
            rows={8}
          />
        </>
      )}
      {type === 'voice' && (
        <LiquidField
          label={w('studio.content.say')}
          value={content.say}
          onChange={change('say')}
          error={error('say')}
          rows={4}
        />
      )}
      {type !== 'template' && (
        <ButtonsField
          buttons={content.buttons}
          onChange={(buttons) => put({ ...content, buttons }, `${path}.buttons`)}
          digits={type === 'voice'}
        />
      )}
    </>
  );
}

/** How long a text is against what its channel carries; an SMS is counted in the parts it will cost. */
function TextCount({ channel, text, buttons }: { channel: ChannelName; text: string; buttons: number }) {
  const w = useWords();
  const limits = CHANNEL_LIMITS[channel];
  const max = buttons > 0 ? (limits.textWithButtons ?? limits.text) : limits.text;
  if (channel === 'sms') {
    const { parts, outside } = segmentsOf(text);
    return (
      <>
        {w('studio.content.segments', { count: parts, length: text.length })}
        {parts > 1 &&
          outside.length > 0 &&
          ` · ${w('studio.content.outside', { letters: outside.slice(0, 8).join(' ') })}`}
      </>
    );
  }
  return <>{w('studio.content.length', { length: text.length, max })}</>;
}

/** A template's own text cannot be written here, only chosen; its parameters and quick replies are filled in. */
function TemplateFields({ channel, language, content, put }: OneProps) {
  const w = useWords();
  const { environment } = useStudio();
  const templates = environment.templates.filter((each) => each.channel === channel && each.language === language);
  const chosen = templates.find((each) => each.name === content.name);
  const holes = new Set(chosen?.body.match(/\{\{\s*\w+\s*\}\}/g) ?? []).size;
  const parameters = listOf(content.parameters).map(textOf);
  const known = listOf(content.buttons).map(objectOf);
  const pick = (name: string) => {
    const template = templates.find((each) => each.name === name);
    const wanted = new Set(template?.body.match(/\{\{\s*\w+\s*\}\}/g) ?? []).size;
    const taken: string[] = [];
    const buttons = (template?.buttons ?? []).map((title, at) => {
      const id = textOf(known[at]?.id) || slugFor(title, taken);
      taken.push(id);
      return { id, title };
    });
    put({
      type: 'template',
      name,
      parameters: Array.from({ length: wanted }, (_, at) => parameters[at] ?? ''),
      ...(buttons.length > 0 ? { buttons } : {}),
    });
  };
  if (templates.length === 0 && !textOf(content.name)) {
    return <p className="rounded-md bg-sunken px-3 py-2 text-ink-3">{w('studio.content.noTemplates')}</p>;
  }
  const options = templates.map((each) => ({
    value: each.name,
    label: each.name,
    note: w(`studio.template.${each.state}`),
  }));
  const name = textOf(content.name);
  return (
    <>
      <ChoiceField
        label={w('studio.content.template')}
        value={name}
        onChange={pick}
        options={
          name && !chosen ? [{ value: name, label: name, note: w('studio.template.unknown') }, ...options] : options
        }
        hint={chosen ? w(`studio.template.${chosen.state}`) : undefined}
      />
      {chosen && (
        <blockquote className="rounded-md bg-sunken px-3 py-2 text-lead whitespace-pre-wrap">{chosen.body}</blockquote>
      )}
      {Array.from({ length: Math.max(holes, parameters.length) }, (_, at) => (
        <LiquidField
          key={at}
          label={w('studio.content.parameter', { n: `{{${at + 1}}}` })}
          value={parameters[at] ?? ''}
          onChange={(value) => {
            const next = Array.from({ length: Math.max(holes, parameters.length) }, (_hole, n) => parameters[n] ?? '');
            next[at] = value;
            put({ ...content, parameters: next }, `content.${channel}.${language}.parameters.${at}`);
          }}
        />
      ))}
      {known.length > 0 && (
        <TextList title={w('studio.content.quickReplies')} items={known.map((button) => textOf(button.title))} />
      )}
    </>
  );
}

const TextList = ({ title, items }: { title: string; items: string[] }) => (
  <div>
    <p className="text-label font-medium text-ink-2">{title}</p>
    <ul className="mt-1 flex flex-wrap gap-1">
      {items.map((item) => (
        <li key={item} className="rounded-full border px-2 py-0.5 text-label">
          {item}
        </li>
      ))}
    </ul>
  </div>
);
