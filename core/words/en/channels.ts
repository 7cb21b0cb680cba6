import { channelName } from '../format';
import { show, type Sentences } from '../sentence';
import type { JsonObject } from '../../json';

const on = (params: JsonObject): string => channelName(params.channel, 'en') || 'This channel';
const said = (params: JsonObject): string => (show(params.detail) === '' ? '' : ` It answered: ${show(params.detail)}`);

/** What a channel cannot carry, and what a provider answered. */
export const channels: Sentences = {
  'content.not_carried': (params) => `${on(params)} does not carry this kind of content. Write one for the channel.`,
  'content.text_missing': (params) => `${on(params)}: the message has no text.`,
  'content.text_too_long': (params) =>
    `${on(params)}: the text has ${show(params.length)} characters and ${show(params.max)} fit. Shorten it.`,
  'content.subject_missing': 'The email has no subject.',
  'content.subject_too_long': 'The subject has {length} characters and {max} fit. Shorten it.',
  'content.too_many_buttons': (params) =>
    `${on(params)} shows ${show(params.max)} buttons at most and the message has ${show(params.count)}. Remove some.`,
  'content.buttons_not_carried': (params) =>
    `${on(params)} has no buttons. Ask in the text for a word in reply, or remove them.`,
  'content.button_title_missing': (params) => `${on(params)}: a button has no title.`,
  'content.button_title_too_long': (params) =>
    `${on(params)}: the button “${show(params.title)}” has ${show(params.length)} characters and ${show(params.max)} fit.`,
  'content.button_titles_repeat': (params) =>
    `${on(params)}: two buttons are called “${show(params.title)}”. Give them different names.`,
  'content.button_digits_repeat': 'Two choices of the call use the key {digit}. Give each its own.',
  'content.list_not_carried': (params) => `${on(params)} has no lists. Use buttons, or ask in the text for a reply.`,
  'content.list_with_media': (params) => `${on(params)}: a list carries no picture or file. Remove it, or use buttons.`,
  'content.list_empty': (params) => `${on(params)}: the list has no options. Add at least one.`,
  'content.list_button_missing': (params) =>
    `${on(params)}: the button that opens the list has no text. Write it, for example “See options”.`,
  'content.list_button_too_long': (params) =>
    `${on(params)}: the button that opens the list has ${show(params.length)} characters and ${show(params.max)} fit. Shorten it.`,
  'content.too_many_rows': (params) =>
    `${on(params)}: a list has ${show(params.max)} options at most and there are ${show(params.count)}. Remove some.`,
  'content.row_title_missing': (params) => `${on(params)}: an option of the list has no title. Write it.`,
  'content.row_title_too_long': (params) =>
    `${on(params)}: the option “${show(params.title)}” has ${show(params.length)} characters and ${show(params.max)} fit. Shorten it.`,
  'content.row_description_too_long': (params) =>
    `${on(params)}: a description of the list has ${show(params.length)} characters and ${show(params.max)} fit. Shorten it.`,
  'content.section_missing': (params) =>
    `${on(params)}: some options have no section while others do. Give each option a section.`,
  'content.section_title_too_long': (params) =>
    `${on(params)}: the section “${show(params.title)}” has ${show(params.length)} characters and ${show(params.max)} fit. Shorten it.`,
  'content.media_not_carried': (params) => `${on(params)} carries no pictures or files. Put a link in the text.`,
  'content.too_many_segments':
    'The SMS is cut into {parts} parts and the most is {max}. Shorten it, or drop accents and emoji.',

  'provider.throttled': 'The provider asked to slow down. It will be tried again.',
  'provider.unreachable': 'The provider could not be reached. It will be tried again.',
  'provider.not_found': 'The provider’s server was not found. It will be tried again; check the address if it goes on.',
  'provider.timeout': 'The provider did not take the connection in time. It will be tried again.',
  'provider.tls': 'There is no trusted connection to the provider. Check its certificate and the port.',
  'provider.blocked_address':
    'The provider’s address is on a private network and not allowed. An administrator can allow it.',
  'provider.bad_settings': (params) => `The sender’s settings are not valid. Correct them in Settings.${said(params)}`,
  'provider.auth_failed': 'The provider refused the credentials. Update them in Settings.',
  'provider.sender_refused': (params) => `The server does not take mail from this sender address.${said(params)}`,
  'provider.content_refused': (params) => `The server refused the content of the message.${said(params)}`,
  'provider.policy_refused': (params) => `The server refused the message by its policy.${said(params)}`,
  'provider.mailbox_full': 'The customer’s mailbox is full. It will be tried in a day.',
  'provider.recipient_unknown': 'The customer’s address does not exist on this channel. It will not be used again.',
  'provider.recipient_unreachable': 'The customer cannot be reached on this channel. It will not be tried again here.',
  'provider.recipient_blocked': 'The customer blocked messages on this channel. It will not be tried again here.',
  'provider.recipient_opted_out': 'The customer told the provider to stop. It will not be tried again.',
  'provider.template_required': 'Outside the conversation window only an approved template is taken.',

  'provider.class_R': (params) => `The provider could not take the message now. It will be tried again.${said(params)}`,
  'provider.class_W': (params) => `The provider asks to wait at least a day before trying again.${said(params)}`,
  'provider.class_F': (params) =>
    `The provider refused the message for a problem of settings or content.${said(params)}`,
  'provider.class_X': (params) => `This customer cannot be reached on this channel.${said(params)}`,
  'provider.class_T': (params) => `The provider takes only a template at this moment.${said(params)}`,
  'provider.unknown': (params) =>
    `Nobody knows whether the provider took the message. It is not repeated until that is found out.${said(params)}`,
};
