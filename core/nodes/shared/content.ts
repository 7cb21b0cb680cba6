import type { Content, ContentByChannel, FlowSettings } from '../../document';
import type { CompileContext, LiquidUse, Spoken } from '../../kind';
import { fallbackChain } from '../../languages';
import type { RenderedContent } from '../../run';
import type { Scope } from '../../scope';
import { CHANNELS, type ChannelName } from '../../vocabulary';

export interface ButtonInfo {
  id: string;
  title: string;
}
type Render = (scope: Scope) => RenderedContent;

/** The buttons of every channel and language together, by id, in order of first appearance. */
export function buttonsOf(content: ContentByChannel): ButtonInfo[] {
  const buttons = new Map<string, ButtonInfo>();
  for (const { content: one } of eachContent(content))
    for (const { id, title } of one.buttons ?? []) if (!buttons.has(id)) buttons.set(id, { id, title });
  return [...buttons.values()];
}

/** Every content with where it stands, for checks. */
export function eachContent(content: ContentByChannel): Spoken[] {
  const all: Spoken[] = [];
  for (const channel of CHANNELS)
    for (const [language, one] of Object.entries(content[channel] ?? {})) all.push({ channel, language, content: one });
  return all;
}

/** What a node says on the channels it may use. */
export function spoken(sending: { channels: { channels: ChannelName[] } }, content: ContentByChannel): Spoken[] {
  return eachContent(content).filter(({ channel }) => sending.channels.channels.includes(channel));
}

/** Every Liquid text of a content, by its field path. */
export function textsOf(content: ContentByChannel): LiquidUse[] {
  return eachContent(content).flatMap(({ channel, language, content: one }) =>
    liquidFields(one).map(([field, source]) => ({
      field: `content.${channel}.${language}.${field}`,
      source,
      shown: true,
    })),
  );
}

function liquidFields(content: Content): [field: string, source: string][] {
  const buttons = (content.buttons ?? []).map(({ title }, i): [string, string] => [`buttons.${i}.title`, title]);
  switch (content.type) {
    case 'text':
      return [
        ['text', content.text],
        ...buttons,
        ...(content.buttons ?? []).flatMap(({ description, section }, i): [string, string][] => [
          ...(description === undefined ? [] : [[`buttons.${i}.description`, description] as [string, string]]),
          ...(section === undefined ? [] : [[`buttons.${i}.section`, section] as [string, string]]),
        ]),
        ...(content.list ? [['list.button', content.list.button] as [string, string]] : []),
        ...(content.media ? [['media.url', content.media.url] as [string, string]] : []),
      ];
    case 'template':
      return content.parameters.map((source, i) => [`parameters.${i}`, source]);
    case 'email':
      return [
        ['subject', content.subject],
        ['text', content.text],
        ...(content.html === undefined ? [] : [['html', content.html] as [string, string]]),
        ...buttons,
      ];
    case 'voice':
      return [['say', content.say], ...buttons];
  }
}

/** A channel's content compiled per language. */
export interface CompiledContent {
  /** Null where the channel says nothing. */
  render(channel: ChannelName, language: string | null, scope: Scope): RenderedContent | null;
}

export function compileContent(
  content: ContentByChannel,
  context: Pick<CompileContext, 'text'> & { settings: Pick<FlowSettings, 'languages'> },
): CompiledContent {
  const byChannel = new Map<ChannelName, Map<string, Render>>();
  for (const { channel, language, content: one } of eachContent(content)) {
    const languages = byChannel.get(channel) ?? new Map<string, Render>();
    languages.set(language, compileOne(one, language, context));
    byChannel.set(channel, languages);
  }
  return {
    render(channel, language, scope) {
      const languages = byChannel.get(channel);
      return languages ? (inLanguage(languages, language, context.settings)?.(scope) ?? null) : null;
    },
  };
}

/** What a contact is told of several languages: the best of `fallbackChain`. */
export function inLanguage<T>(
  languages: ReadonlyMap<string, T>,
  wanted: string | null,
  settings: Pick<FlowSettings, 'languages'>,
): T | undefined {
  const exact = wanted === null ? undefined : languages.get(wanted);
  if (exact !== undefined) return exact;
  const [best] = fallbackChain(wanted, settings.languages, languages.keys());
  return best === undefined ? undefined : languages.get(best);
}

function compileOne(content: Content, language: string, { text }: Pick<CompileContext, 'text'>): Render {
  if (content.type === 'template' && content.language !== undefined) language = content.language;
  const dynamic = liquidFields(content).some(([, source]) => source.includes('{{') || source.includes('{%'));
  // Most messages differ in a word or two; those that do not differ at all are made once and shared.
  if (!dynamic) {
    const fixed: RenderedContent = { ...content, language };
    return () => fixed;
  }
  const titles = (content.buttons ?? []).map((button) => ({ button, title: text(button.title) }));
  const buttons = (scope: Scope) => titles.map(({ button, title }) => ({ ...button, title: title(scope) }));
  switch (content.type) {
    case 'template': {
      const parameters = content.parameters.map(text);
      return (scope) => ({ ...content, language, parameters: parameters.map((parameter) => parameter(scope)) });
    }
    case 'text': {
      const body = text(content.text);
      const { media, list } = content;
      const url = media ? text(media.url) : null;
      const opens = list ? text(list.button) : null;
      const more = (content.buttons ?? []).map(({ description, section }) => ({
        ...(description === undefined ? {} : { description: text(description) }),
        ...(section === undefined ? {} : { section: text(section) }),
      }));
      const rows = (scope: Scope) =>
        buttons(scope).map((button, i) => {
          const { description, section } = more[i] ?? {};
          return {
            ...button,
            ...(description ? { description: description(scope) } : {}),
            ...(section ? { section: section(scope) } : {}),
          };
        });
      return (scope) => ({
        ...content,
        language,
        text: body(scope),
        ...(content.buttons ? { buttons: rows(scope) } : {}),
        ...(opens ? { list: { button: opens(scope) } } : {}),
        ...(media && url ? { media: { ...media, url: url(scope) } } : {}),
      });
    }
    case 'email': {
      const subject = text(content.subject);
      const body = text(content.text);
      const html = content.html === undefined ? null : text(content.html);
      return (scope) => ({
        ...content,
        language,
        subject: subject(scope),
        text: body(scope),
        ...(html ? { html: html(scope) } : {}),
        ...(content.buttons ? { buttons: buttons(scope) } : {}),
      });
    }
    case 'voice': {
      const say = text(content.say);
      return (scope) => ({
        ...content,
        language,
        say: say(scope),
        ...(content.buttons ? { buttons: buttons(scope) } : {}),
      });
    }
  }
}
