import type { Content, ContentByChannel } from '../../document';
import type { CheckContext } from '../../kind';
import type { ChannelName } from '../../vocabulary';
import { eachContent } from './content';
import { TEMPLATE_BUTTONS, USUAL_LIMITS } from './limits';
import type { Sending } from './sending';

/** Everything that can be wrong with what a node says: languages, templates, the channels' limits. */
export function checkContent(sending: Sending, content: ContentByChannel, context: CheckContext): void {
  const { report, settings } = context;
  for (const channel of new Set(sending.channels.channels)) {
    const languages = Object.keys(content[channel] ?? {});
    if (languages.length === 0) {
      report('content.missing', { channel });
      continue;
    }
    for (const language of settings.languages)
      if (!languages.includes(language)) report('content.translation_missing', { channel, language }, 'warning');
  }
  for (const { channel, language, content: one } of eachContent(content)) {
    if (!sending.channels.channels.includes(channel)) continue;
    if (one.type === 'template') checkTemplate(channel, language, one, sending, context);
    else checkLimits(channel, language, one, context);
    checkButtons(channel, language, one, context);
  }
}

function checkTemplate(
  channel: ChannelName,
  language: string,
  content: Extract<Content, { type: 'template' }>,
  sending: Sending,
  { environment, report, settings }: CheckContext,
): void {
  const { name } = content;
  const place = { template: name, language, channel };
  const template = environment.templates.find(
    (one) => one.name === name && one.language === language && one.channel === channel,
  );
  if (!template) return report('template.unknown', place);
  if (template.state !== 'approved') report('template.not_approved', { ...place, state: template.state });
  const purpose = sending.purpose ?? settings.purpose;
  if (template.category === 'marketing' && purpose !== 'marketing')
    report('template.category', { ...place, category: template.category, purpose }, 'warning');
  const wanted = new Set(template.body.match(/\{\{\s*\w+\s*\}\}/g) ?? []).size;
  if (wanted !== content.parameters.length)
    report('template.parameters', { ...place, wanted, given: content.parameters.length });
  const buttons = content.buttons?.length ?? 0;
  if (buttons > template.buttons.length)
    report('template.buttons', { ...place, wanted: template.buttons.length, given: buttons });
}

function checkLimits(
  channel: ChannelName,
  language: string,
  content: Content,
  { environment, report }: CheckContext,
): void {
  const limits = environment.channels?.[channel] ?? USUAL_LIMITS[channel];
  const text = content.type === 'voice' ? content.say : content.type === 'template' ? '' : content.text;
  if (text.trim() === '') report('content.empty', { channel, language });
  if (text.length > limits.text)
    report('channel.text_too_long', { channel, language, length: text.length, max: limits.text });
  if (content.type !== (channel === 'email' || channel === 'voice' ? channel : 'text'))
    report('channel.content_type', { channel, language, type: content.type });
}

function checkButtons(
  channel: ChannelName,
  language: string,
  content: Content,
  { environment, report }: CheckContext,
): void {
  const limits =
    content.type === 'template' ? TEMPLATE_BUTTONS : (environment.channels?.[channel] ?? USUAL_LIMITS[channel]);
  const buttons = content.buttons ?? [];
  if (buttons.length > limits.buttons)
    report('channel.too_many_buttons', { channel, language, count: buttons.length, max: limits.buttons });
  const seen = new Set<string>();
  for (const { id, title } of buttons) {
    if (title.length > limits.buttonTitle)
      report('channel.button_too_long', {
        channel,
        language,
        button: title,
        length: title.length,
        max: limits.buttonTitle,
      });
    if (seen.has(id)) report('content.duplicate_button', { channel, language, button: id });
    seen.add(id);
  }
}
