import { Flag } from 'lucide-react';
import { SheetSection } from '../../../ui/sheet';
import { useWords } from '../../../words/page';
import { TextField } from '../../forms/fields';
import { LiquidField } from '../../forms/liquid-field';
import type { KindEditor, KindFormProps } from '../kind-editor';

function GoalForm({ config, set, issues }: KindFormProps) {
  const w = useWords();
  return (
    <SheetSection>
      <TextField
        label={w('studio.goal.name')}
        value={config.name}
        onChange={(name) => set({ name }, 'name')}
        error={issues.name}
      />
      <LiquidField
        label={w('studio.goal.value')}
        hint={w('studio.goal.valueHint')}
        value={typeof config.value === 'number' ? String(config.value) : config.value}
        onChange={(value) => set({ value: value || undefined }, 'value')}
        error={issues.value}
        placeholder="{{ event.amount }}"
      />
    </SheetSection>
  );
}

export const goal: KindEditor = {
  kind: 'goal',
  icon: Flag,
  shape: 'card',
  name: 'studio.kind.goal',
  about: 'studio.kind.goal.about',
  initial: () => ({ name: '' }),
  Form: GoalForm,
};
