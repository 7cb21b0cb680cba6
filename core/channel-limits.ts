import type { Content } from './document';
import type { JsonObject } from './json';
import { sectionsOf } from './list-sections';
import { segmentsOf } from './sms-segments';
import type { ChannelName } from './vocabulary';

/**
 * What a channel can carry. Lengths are in UTF-16 code units, which never let more through than a provider that counts
 * characters. Shaped so that it serves as `Environment.channels` of the compiler.
 */
export interface ChannelLimits {
  /** The kinds of content that mean something on this channel. */
  contents: readonly Content['type'][];
  /** Quick replies drawn as buttons; 0 where the channel has none. */
  buttons: number;
  buttonTitle: number;
  text: number;
  /** Where a message with buttons has less room for its text. */
  textWithButtons?: number;
  /** Text under a picture or a file. */
  caption?: number;
  /** Quick replies of an approved template. */
  template?: { buttons: number; buttonTitle: number; text: number };
  /** A list in place of buttons. */
  list?: { rows: number; rowTitle: number; rowDescription: number; sectionTitle: number; button: number };
  subject?: number;
  /** Parts of a concatenated SMS that carriers still join. */
  segments?: number;
  media: boolean;
}

/** Sources: Meta OpenAPI v23.0, Google RCS for Business v1, Twilio OpenAPI 2026-04, and Hilo's own web chat. */
export const CHANNEL_LIMITS: Record<ChannelName, ChannelLimits> = {
  whatsapp: {
    contents: ['text', 'template'],
    buttons: 3,
    buttonTitle: 20,
    text: 4096,
    textWithButtons: 1024,
    caption: 1024,
    template: { buttons: 10, buttonTitle: 25, text: 1024 },
    list: { rows: 10, rowTitle: 24, rowDescription: 72, sectionTitle: 24, button: 20 },
    media: true,
  },
  rcs: { contents: ['text', 'template'], buttons: 11, buttonTitle: 25, text: 3072, media: true },
  sms: { contents: ['text', 'template'], buttons: 0, buttonTitle: 0, text: 1600, segments: 10, media: false },
  email: { contents: ['email'], buttons: 20, buttonTitle: 200, text: 100_000, subject: 500, media: false },
  voice: { contents: ['voice'], buttons: 12, buttonTitle: 200, text: 4000, media: false },
  webchat: { contents: ['text', 'template'], buttons: 10, buttonTitle: 40, text: 4096, media: true },
};

export interface ContentProblem {
  code:
    | 'content.not_carried'
    | 'content.text_missing'
    | 'content.text_too_long'
    | 'content.subject_missing'
    | 'content.subject_too_long'
    | 'content.too_many_buttons'
    | 'content.buttons_not_carried'
    | 'content.button_title_missing'
    | 'content.button_title_too_long'
    | 'content.button_titles_repeat'
    | 'content.button_digits_repeat'
    | 'content.list_not_carried'
    | 'content.list_with_media'
    | 'content.list_empty'
    | 'content.list_button_missing'
    | 'content.list_button_too_long'
    | 'content.too_many_rows'
    | 'content.row_title_missing'
    | 'content.row_title_too_long'
    | 'content.row_description_too_long'
    | 'content.section_missing'
    | 'content.section_title_too_long'
    | 'content.media_not_carried'
    | 'content.too_many_segments';
  params: JsonObject;
}

/**
 * What a channel would refuse of a content. Works on rendered texts and, in the editor, on Liquid sources: a source with
 * `{{` or `{%` has no length yet, so only fixed texts are measured.
 *
 * @example contentProblems({ type: 'text', text: '' }, 'sms') // [{ code: 'content.text_missing', params: { channel: 'sms' } }]
 */
export function contentProblems(content: Content, channel: ChannelName): ContentProblem[] {
  const limits = CHANNEL_LIMITS[channel];
  if (!limits.contents.includes(content.type)) {
    return [{ code: 'content.not_carried', params: { channel, type: content.type } }];
  }
  return [
    ...textProblems(content, channel, limits),
    ...(content.type === 'text' && content.list
      ? listProblems(content, content.list, channel, limits)
      : buttonProblems(content, channel, limits)),
    ...(content.type === 'text' && content.media && !limits.media
      ? [{ code: 'content.media_not_carried' as const, params: { channel } }]
      : []),
  ];
}

function textProblems(content: Content, channel: ChannelName, limits: ChannelLimits): ContentProblem[] {
  if (content.type === 'template') return [];
  const problems: ContentProblem[] = [];
  const text = content.type === 'voice' ? content.say : content.text;
  const media = content.type === 'text' && content.media !== undefined;
  const max = media
    ? (limits.caption ?? limits.text)
    : (content.buttons?.length ?? 0) > 0
      ? (limits.textWithButtons ?? limits.text)
      : limits.text;
  if (text.trim() === '' && !media && !(content.type === 'email' && content.html)) {
    problems.push({ code: 'content.text_missing', params: { channel } });
  }
  if (isFixed(text) && text.length > max) {
    problems.push({ code: 'content.text_too_long', params: { channel, max, length: text.length } });
  } else if (limits.segments !== undefined && isFixed(text)) {
    const { parts } = segmentsOf(text);
    if (parts > limits.segments) {
      problems.push({ code: 'content.too_many_segments', params: { channel, max: limits.segments, parts } });
    }
  }
  if (content.type === 'email') {
    const { subject } = content;
    if (subject.trim() === '') problems.push({ code: 'content.subject_missing', params: { channel } });
    if (limits.subject !== undefined && isFixed(subject) && subject.length > limits.subject) {
      problems.push({
        code: 'content.subject_too_long',
        params: { channel, max: limits.subject, length: subject.length },
      });
    }
  }
  return problems;
}

function buttonProblems(content: Content, channel: ChannelName, limits: ChannelLimits): ContentProblem[] {
  const buttons: readonly { id: string; title: string; digit?: string }[] = content.buttons ?? [];
  const { buttons: max, buttonTitle } = (content.type === 'template' && limits.template) || limits;
  if (buttons.length === 0) return [];
  if (max === 0) return [{ code: 'content.buttons_not_carried', params: { channel } }];
  const problems: ContentProblem[] = [];
  if (buttons.length > max) {
    problems.push({ code: 'content.too_many_buttons', params: { channel, max, count: buttons.length } });
  }
  for (const { title } of buttons) {
    if (title.trim() === '') problems.push({ code: 'content.button_title_missing', params: { channel } });
    if (isFixed(title) && title.length > buttonTitle) {
      const params = { channel, max: buttonTitle, title, length: title.length };
      problems.push({ code: 'content.button_title_too_long', params });
    }
  }
  const title = firstRepeat(buttons.map((button) => button.title));
  if (title !== undefined) problems.push({ code: 'content.button_titles_repeat', params: { channel, title } });
  const digit = firstRepeat(buttons.flatMap((button) => (button.digit === undefined ? [] : [button.digit])));
  if (digit !== undefined) problems.push({ code: 'content.button_digits_repeat', params: { channel, digit } });
  return problems;
}

type TextContent = Extract<Content, { type: 'text' }>;

/** A list in place of buttons: as many rows as there are buttons, each with more to say. */
function listProblems(
  { buttons: rows = [], media }: TextContent,
  { button }: NonNullable<TextContent['list']>,
  channel: ChannelName,
  { list: limits }: ChannelLimits,
): ContentProblem[] {
  if (!limits) return [{ code: 'content.list_not_carried', params: { channel } }];
  const problems: ContentProblem[] = [];
  const add = (code: ContentProblem['code'], params: JsonObject = {}) =>
    problems.push({ code, params: { channel, ...params } });
  const measure = (code: ContentProblem['code'], title: string, max: number) => {
    if (isFixed(title) && title.length > max) add(code, { max, title, length: title.length });
  };
  if (media) add('content.list_with_media');
  if (rows.length === 0) add('content.list_empty');
  if (rows.length > limits.rows) add('content.too_many_rows', { max: limits.rows, count: rows.length });
  if (button.trim() === '') add('content.list_button_missing');
  measure('content.list_button_too_long', button, limits.button);
  for (const { title, description = '' } of rows) {
    if (title.trim() === '') add('content.row_title_missing');
    measure('content.row_title_too_long', title, limits.rowTitle);
    measure('content.row_description_too_long', description, limits.rowDescription);
  }
  const sections = sectionsOf(rows);
  // Each needs its heading once there are two.
  if (sections.length > 1 && sections.some(({ title }) => title === null)) add('content.section_missing');
  for (const { title } of sections) measure('content.section_title_too_long', title ?? '', limits.sectionTitle);
  return problems;
}

function isFixed(text: string): boolean {
  return !text.includes('{{') && !text.includes('{%');
}

function firstRepeat(values: string[]): string | undefined {
  return values.find((value, index) => value !== '' && values.indexOf(value) < index);
}
