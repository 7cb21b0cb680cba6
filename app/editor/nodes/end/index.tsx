import { CircleStop } from 'lucide-react';
import { SheetSection } from '../../../ui/sheet';
import { useWords } from '../../../words/page';
import { textOf } from '../../forms/config';
import { TextField } from '../../forms/fields';
import type { KindEditor, KindFormProps } from '../kind-editor';

function EndForm({ config, set, issues }: KindFormProps) {
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

export const end: KindEditor = {
  kind: 'end',
  icon: CircleStop,
  shape: 'bar',
  name: 'studio.kind.end',
  about: 'studio.kind.end.about',
  initial: () => ({}),
  summary: (config) => textOf(config.name) || null,
  Form: EndForm,
};
