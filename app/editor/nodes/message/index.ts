import { MessageSquareText } from 'lucide-react';
import { channelsOf } from '../../compose/channels-of';
import { templateLanguages, templateStanding, templateSummary } from '../../compose/template-standing';
import { buttonTitle } from '../../forms/button-title';
import type { KindEditor } from '../kind-editor';
import { policyBadges } from '../policy-badges';

export const message: KindEditor = {
  kind: 'message',
  icon: MessageSquareText,
  shape: 'card',
  wide: true,
  name: 'studio.kind.message',
  about: 'studio.kind.message.about',
  initial: ({ languages }) => ({
    channels: { choose: 'order', channels: ['whatsapp'] },
    content: { whatsapp: { [languages[0] ?? 'es']: { type: 'text', text: '' } } },
    wait: null,
  }),
  channels: channelsOf,
  badges: policyBadges,
  summary: templateSummary,
  tail: templateLanguages,
  standing: (config, { templates }, w) => templateStanding(config, templates, w),
  outletLabel: (config, outlet, w) => buttonTitle(config.content, outlet, w.language),
};
