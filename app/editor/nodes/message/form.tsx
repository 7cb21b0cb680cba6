import { PURPOSES } from '../../../../core/vocabulary';
import { SheetSection } from '../../../ui/sheet';
import { Switch } from '../../../ui/switch';
import { useWords } from '../../../words/page';
import { objectOf, textOf } from '../../forms/config';
import { Composer } from '../../compose/composer';
import { DurationField } from '../../forms/duration-field';
import { ChoiceField, TextField } from '../../forms/fields';
import type { KindFormProps } from '../kind-editor';

export function MessageForm(props: KindFormProps) {
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
