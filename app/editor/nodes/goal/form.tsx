import { SheetSection } from '../../../ui/sheet';
import { useWords } from '../../../words/page';
import { TextField } from '../../forms/fields';
import { LiquidField } from '../../forms/liquid-field';
import type { KindFormProps } from '../kind-editor';

export function GoalForm({ config, set, issues }: KindFormProps) {
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
