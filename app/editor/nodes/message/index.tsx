import { MessageSquareText } from 'lucide-react';
import { PURPOSES } from '../../../../core/vocabulary';
import { SheetSection } from '../../../ui/sheet';
import { Switch } from '../../../ui/switch';
import { useWords } from '../../../words/page';
import { buttonTitle } from '../../forms/button-title';
import { objectOf, textOf } from '../../forms/config';
import { channelsOf } from '../../compose/channel-order';
import { Composer } from '../../compose/composer';
import { templateLanguages, templateStanding, templateSummary } from '../../compose/template-standing';
import { DurationField } from '../../forms/duration-field';
import { ChoiceField, TextField } from '../../forms/fields';
import type { KindEditor, KindFormProps } from '../kind-editor';
import { policyBadges } from '../policy-badges';

function MessageForm(props: KindFormProps) {
  const { config, set } = props;
  const w = useWords();
  const waits = typeof config.wait === 'object' && config.wait !== null;
  return (
    <>
      <Composer {...props} />
      <SheetSection>
        <Switch
          label={w('studio.message.wait')}
          hint={w('studio.message.waitHint')}
          checked={waits}
          onChange={(on) => set({ wait: on ? { answer: { amount: 7, unit: 'days' } } : null })}
        />
        {waits && (
          <DurationField
            label={w('studio.message.answerWithin')}
            value={objectOf(config.wait).answer}
            onChange={(answer) => set({ wait: { answer } }, 'wait')}
          />
        )}
      </SheetSection>
      <SheetSection title={w('studio.message.policy')}>
        <ChoiceField
          label={w('studio.message.purpose')}
          value={textOf(config.purpose) || 'flow'}
          onChange={(purpose) => set({ purpose: purpose === 'flow' ? undefined : purpose })}
          options={[
            { value: 'flow', label: w('studio.message.asFlow') },
            ...PURPOSES.map((purpose) => ({ value: purpose as string, label: w(`common.purpose.${purpose}`) })),
          ]}
        />
        <TextField
          label={w('studio.message.intent')}
          hint={w('studio.message.intentHint')}
          optional={w('common.optional')}
          value={config.intent}
          onChange={(intent) => set({ intent: intent || undefined }, 'intent')}
          mono
        />
      </SheetSection>
    </>
  );
}

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
  Form: MessageForm,
};
