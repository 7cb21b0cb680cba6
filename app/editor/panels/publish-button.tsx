import { useRevalidator } from '@remix-run/react';
import { useState } from 'react';
import type { StudioProps } from '../../routes/_app.flows.$flowId/route';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { late, useAhead } from '../../ui/late';
import { MissingPart } from '../../ui/missing-part';
import { useWords } from '../../words/page';
import type { Saving } from '../saving/use-autosave';

const PublishDialog = late(() => import('./publish-dialog').then((file) => file.PublishDialog), MissingDialog);

/** Names the version it makes, or says that there is nothing to make one of. The numbers in the dialog are read when it opens, not when the Studio did. */
export function PublishButton({ studio, saving }: { studio: StudioProps; saving: Saving }) {
  const w = useWords();
  const [open, setOpen] = useState(false);
  const { revalidate } = useRevalidator();
  useAhead(PublishDialog);
  const next = (studio.versions[0]?.number ?? 0) + 1;
  // Only of the very draft that the server compared; whatever is edited since may be something new.
  const nothing = studio.published && saving.state === 'saved' && saving.rev === studio.flow.draftRev;
  return (
    <>
      <Button
        tone={nothing ? 'plain' : 'primary'}
        title={nothing ? w('studio.publish.nothing', { n: studio.flow.live ?? 0 }) : undefined}
        onClick={() => {
          saving.save();
          revalidate();
          setOpen(true);
        }}
      >
        {nothing ? w('studio.publish.all') : w('studio.publish', { n: next })}
      </Button>
      {open && <PublishDialog studio={studio} saving={saving} number={next} onClose={() => setOpen(false)} />}
    </>
  );
}

function MissingDialog(props: { number: number; onClose: () => void; again: () => void }) {
  const w = useWords();
  return (
    <Dialog open onClose={props.onClose} title={w('studio.publish', { n: props.number })}>
      <MissingPart again={props.again} />
    </Dialog>
  );
}
