import { SheetSection } from '../../../ui/sheet';
import { useWords } from '../../../words/page';
import { TextField } from '../../forms/fields';
import type { KindFormProps } from '../kind-editor';

export function EndForm({ config, set, issues }: KindFormProps) {
  const w = useWords();
  return (
    <SheetSection>
      <TextField
        label={w('studio.end.name')}
        hint={w('studio.end.nameHint')}
        optional={w('common.optional')}
        value={config.name}
        onChange={(name) => set({ name }, 'name')}
        error={issues.name}
      />
    </SheetSection>
  );
}
