import type { JsonObject } from '../../json';
import { channelWithin } from '../format';
import { shortReason } from '../reasons';
import { fill, show, type Sentences } from '../sentence';
import { inLanguage } from '../spoken';
import { channels } from './channels';

const spoken = inLanguage('en');

/** What the provider answered, in its own sentence where there is one. */
const answered = (params: JsonObject): string => fill(channels[show(params.code)] ?? '', params);

/** What a flow leans on and is not well. */
export const health: Sentences = {
  'health.template_paused': spoken(
    'Meta paused the template “{template}” in {language}. Its messages wait; it is looked at every hour.',
  ),
  'health.template_rejected': spoken(
    'Meta rejected the template “{template}” in {language}. Correct it and submit it again, or use another.',
  ),
  'health.template_disabled': spoken('Meta disabled the template “{template}” in {language}. Use another.'),
  'health.sender_missing': spoken(
    'Nobody sends by {channel}: there is no connection. Ask an administrator to connect one.',
  ),
  'health.sender_disabled': spoken('Sending by {channel} is switched off. Ask an administrator to switch it on.'),
  'health.sender_failing': (params) => {
    const tries = params.tries === 1 ? 'the last send failed' : `the last ${show(params.tries)} sends failed`;
    return `Nothing gets through by ${channelWithin(params.channel, 'en')}: ${tries}. ${answered(params)}`.trim();
  },
  'health.source_failing': (params) => {
    const tries = params.tries === 1 ? 'The last request' : `The last ${show(params.tries)} requests`;
    return `${tries} to ${show(params.host)} failed: ${shortReason(params.code, 'en')}. See whether that system is up.`;
  },
};
