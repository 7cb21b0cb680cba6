import { useWords } from '../../words/page';
import type { KindFormProps } from '../nodes/kind-editor';
import { TextField } from './fields';

/** The variable that keeps what a step comes to; without one it is not kept. */
export function SaveAsField({ config, set, issues, hint }: KindFormProps & { hint: string }) {
  const w = useWords();
  return (
    <TextField
      label={w('studio.form.saveAs')}
      hint={hint}
      optional={w('common.optional')}
      value={config.saveAs}
      onChange={(saveAs) => set({ saveAs: saveAs || undefined }, 'saveAs')}
      error={issues.saveAs}
      mono
    />
  );
}
