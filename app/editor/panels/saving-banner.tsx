import { useWords } from '../../words/page';
import type { Saving } from '../saving/use-autosave';
import { Conflicts } from '../together/conflicts';

/** What keeps the draft from being saved, and what to do about it. Nothing is lost meanwhile. */
export function SavingBanner({ saving }: { saving: Saving }) {
  const w = useWords();
  return (
    <>
      {(saving.state === 'signed_out' || saving.state === 'refused') && (
        <div role="alert" className="shrink-0 border-b bg-wait-soft px-4 py-2 text-wait-ink">
          {w(`studio.saving.${saving.state}.text`)}
        </div>
      )}
      {saving.held.length > 0 && <Conflicts saving={saving} />}
    </>
  );
}
