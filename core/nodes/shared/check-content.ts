import type { Content, ContentByChannel } from '../../document';
import { contentProblems } from '../../channel-limits';
import type { CheckContext, Spoken } from '../../kind';
import { fallbackChain } from '../../languages';
import { templateSlots } from '../../template-slots';
import type { ChannelName } from '../../vocabulary';
import { spoken } from './content';
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
      if (!languages.includes(language)) {
        const [instead = language] = fallbackChain(language, settings.languages, languages);
        report('content.translation_missing', { channel, language, instead }, 'warning');
      }
  }
  for (const one of spoken(sending, content)) {
    const { channel, language, content: said } = one;
    if (said.type === 'template') checkTemplate(channel, language, said, sending, context);
    checkLimits(one, context);
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
  const place = { template: name, language: content.language ?? language, channel };
  const template = environment.templates.find(
    (one) => one.name === name && one.language === place.language && one.channel === channel,
  );
  if (!template) return report('template.unknown', place);
  // paused: it was approved, what it carries is held until it is again, and the flow's health says so
  if (template.state !== 'approved' && template.state !== 'paused')
    report('template.not_approved', { ...place, state: template.state });
  const purpose = sending.purpose ?? settings.purpose;
  if (template.category === 'marketing' && purpose !== 'marketing')
    report('template.category', { ...place, category: template.category, purpose }, 'warning');
  const wanted = templateSlots(template.body).length;
  // An empty one is none: the provider refuses the whole message for it.
  const given = content.parameters.filter((parameter) => parameter.trim() !== '').length;
  if (wanted !== content.parameters.length || wanted !== given)
    report('template.parameters', { ...place, wanted, given });
  const buttons = content.buttons?.length ?? 0;
  if (buttons > template.buttons.length)
    report('template.buttons', { ...place, wanted: template.buttons.length, given: buttons });
}

/** The channel's own limits, and those of the workspace's provider where they are narrower. */
function checkLimits({ channel, language, content }: Spoken, { environment, report }: CheckContext): void {
  for (const { code, params } of contentProblems(content, channel)) report(code, { ...params, language });
  const ids = (content.buttons ?? []).map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) < i);
  if (twice !== undefined) report('content.duplicate_button', { channel, language, button: twice });
  const limits = environment.channels?.[channel];
  if (!limits || content.type === 'template') return;
  const text = content.type === 'voice' ? content.say : content.text;
  if (text.length > limits.text)
    report('channel.text_too_long', { channel, language, length: text.length, max: limits.text });
  // What a list carries is measured above: no provider's is narrower than its channel's.
  if (content.type === 'text' && content.list) return;
  if (ids.length > limits.buttons)
    report('channel.too_many_buttons', { channel, language, count: ids.length, max: limits.buttons });
  for (const { title } of content.buttons ?? [])
    if (title.length > limits.buttonTitle)
      report('channel.button_too_long', {
        channel,
        language,
        button: title,
        length: title.length,
        max: limits.buttonTitle,
      });
}
