import { CHANNEL_LIMITS } from '../../../core/channel-limits';
import type { Json, JsonObject } from '../../../core/json';
import { segmentsOf } from '../../../core/sms-segments';
import type { ChannelName } from '../../../core/vocabulary';
import { Segmented } from '../../ui/segmented';
import { useWords } from '../../words/page';
import { ButtonsField } from '../forms/buttons-field';
import { listOf, objectOf, textOf } from '../forms/config';
import { ListField } from '../forms/list-field';
import { LiquidField } from '../forms/liquid-field';
import { useSampleScope } from '../sample/use-sample-scope';
import { BOLD } from './bold';
import { LintChips } from './lint-chips';
import { MediaField } from './media-field';
import { contentOf, readBy } from './preview-content';
import { TemplateFields } from './template-fields';

/** The content a channel starts with. */
export function blank(channel: ChannelName): JsonObject {
  if (channel === 'email') return { type: 'email', subject: '', text: '' };
  if (channel === 'voice') return { type: 'voice', say: '' };
  return { type: 'text', text: '' };
}

/** What one channel says in one language. */
export function OneContent(props: {
  channel: ChannelName;
  language: string;
  content: JsonObject;
  put: (content: JsonObject, gesture?: string) => void;
  issues: Readonly<Record<string, string>>;
}) {
  const { channel, language, content, put } = props;
  const w = useWords();
  const path = `content.${channel}.${language}`;
  const error = (field: string) => props.issues[`${path}.${field}`];
  const change = (field: string) => (value: Json) => put({ ...content, [field]: value }, `${path}.${field}`);
  const type = textOf(content.type);
  const limits = CHANNEL_LIMITS[channel];
  const listed = type === 'text' && content.list !== undefined;
  const known = contentOf(content);
  const lint = known && <LintChips content={known} channel={channel} />;
  const tools = { emoji: true, bold: { mark: BOLD[channel], channel: w(`common.channel.${channel}`) } };
  return (
    <>
      {limits.contents.includes('template') && (
        <Segmented
          label={w('studio.content.type')}
          value={type === 'template' ? 'template' : 'text'}
          onChange={(next) =>
            put(
              next === 'template'
                ? { type: 'template', name: '', parameters: [] }
                : { type: 'text', text: textOf(content.text), buttons: listOf(content.buttons) },
            )
          }
          options={[
            { value: 'text', label: w('studio.content.free') },
            { value: 'template', label: w('studio.content.template') },
          ]}
          className="self-start"
        />
      )}
      {type === 'template' && <TemplateFields {...props} />}
      {type === 'text' && (
        <>
          <LiquidField
            {...tools}
            label={w('studio.content.text')}
            value={content.text}
            onChange={change('text')}
            error={error('text')}
            hint={<TextCount channel={channel} content={content} />}
            rows={5}
            placeholder={w('studio.compose.textExample')}
          />
          {limits.media && !(listed && content.media === undefined) && (
            <MediaField
              media={content.media}
              onChange={(media) => {
                const { media: _before, ...rest } = content;
                put(media === undefined ? rest : { ...rest, media }, `${path}.media`);
              }}
            />
          )}
        </>
      )}
      {type === 'email' && (
        <>
          <LiquidField
            emoji
            label={w('studio.content.subject')}
            value={content.subject}
            onChange={change('subject')}
            error={error('subject')}
            hint={<Count source={textOf(content.subject)} max={limits.subject ?? 500} />}
          />
          <LiquidField
            {...tools}
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
          hint={<Count source={textOf(content.say)} max={limits.text} />}
          rows={4}
        />
      )}
      {type === 'text' && limits.list && (
        <Segmented
          label={w('studio.list.look')}
          value={listed ? 'list' : 'buttons'}
          onChange={(look) => put(look === 'list' ? { ...content, list: { button: '' } } : asButtons(content))}
          options={[
            { value: 'buttons', label: w('studio.list.asButtons') },
            { value: 'list', label: w('studio.list.asList') },
          ]}
          className="self-start"
        />
      )}
      {listed && limits.list && (
        <ListField
          button={objectOf(content.list).button}
          rows={content.buttons}
          onButton={(button) => put({ ...content, list: { button } }, `${path}.list`)}
          onRows={(buttons) => put({ ...content, buttons }, `${path}.buttons`)}
          limits={limits.list}
        />
      )}
      {type !== 'template' && !listed && (limits.buttons > 0 || listOf(content.buttons).length > 0) && (
        <ButtonsField
          buttons={content.buttons}
          onChange={(buttons) => put({ ...content, buttons }, `${path}.buttons`)}
          digits={type === 'voice'}
          max={limits.buttonTitle}
        />
      )}
      <p className="flex flex-wrap gap-1 empty:hidden" role="status">
        {lint}
      </p>
    </>
  );
}

/** The rows as the buttons they are, with what only a list shows left out. */
function asButtons({ list: _list, buttons, ...content }: JsonObject): JsonObject {
  return {
    ...content,
    buttons: listOf(buttons)
      .map(objectOf)
      .map(({ description: _description, section: _section, ...button }) => button),
  };
}

/** How long a text is, as the sample reads it, against what its channel carries. */
function Count({ source, max }: { source: string; max: number }) {
  const w = useWords();
  const { length } = readBy(source, useSampleScope());
  return <>{w('studio.content.length', { length, max })}</>;
}

/** The same of a message's text; an SMS is counted in the parts it will cost. */
function TextCount({ channel, content }: { channel: ChannelName; content: JsonObject }) {
  const w = useWords();
  const limits = CHANNEL_LIMITS[channel];
  const source = textOf(content.text);
  const text = readBy(source, useSampleScope());
  if (channel === 'sms') {
    const { parts, outside, encoding } = segmentsOf(text);
    return (
      <>
        {w('studio.content.segments', { count: parts, length: text.length })}
        {` · ${encoding === 'gsm7' ? 'GSM-7' : 'UCS-2'}`}
        {parts > 1 &&
          outside.length > 0 &&
          ` · ${w('studio.content.outside', { letters: outside.slice(0, 8).join(' ') })}`}
      </>
    );
  }
  const max =
    content.media !== undefined
      ? (limits.caption ?? limits.text)
      : listOf(content.buttons).length > 0
        ? (limits.textWithButtons ?? limits.text)
        : limits.text;
  return <Count source={source} max={max} />;
}
