import { inLanguage } from '../spoken';
import type { Sentences } from '../sentence';

const spoken = inLanguage('en');

/** What a flow leans on and is not well. */
export const health: Sentences = {
  'health.template_paused':
    'Meta paused the template “{template}” ({language}). Its messages wait; it is looked at every hour.',
  'health.template_rejected':
    'Meta rejected the template “{template}” ({language}). Correct it and submit it again, or use another.',
  'health.template_disabled': 'Meta disabled the template “{template}” ({language}). Use another.',
  'health.sender_missing': spoken(
    'Nobody sends by {channel}: there is no connection. Ask an administrator to connect one.',
  ),
  'health.sender_disabled': spoken('Sending by {channel} is switched off. Ask an administrator to switch it on.'),
};
