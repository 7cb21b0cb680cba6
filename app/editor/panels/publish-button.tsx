import { useRevalidator } from '@remix-run/react';
import { useState } from 'react';
import type { StudioProps } from '../../routes/_app.flows.$flowId/route';
import { Button } from '../../ui/button';
import { useWords } from '../../words/page';
import type { Saving } from '../saving/use-autosave';
import { PublishDialog } from './publish-dialog';

/** Names the version it makes. The numbers in the dialog are read when it opens, not when the Studio did. */
export function PublishButton({ studio, saving }: { studio: StudioProps; saving: Saving }) {
  const w = useWords();
  const [open, setOpen] = useState(false);
  const { revalidate } = useRevalidator();
  const next = (studio.versions[0]?.number ?? 0) + 1;
  return (
    <>
      <Button
        tone="primary"
        onClick={() => {
          saving.save();
          revalidate();
          setOpen(true);
        }}
      >
        {w('studio.publish', { n: next })}
      </Button>
      {open && <PublishDialog studio={studio} saving={saving} number={next} onClose={() => setOpen(false)} />}
    </>
  );
}
