import { useLoaderData, useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { loader } from '../../routes/_app.flows.$flowId/route';
import { Button } from '../../ui/button';
import { useWords } from '../../words/page';
import type { Saving } from '../saving/use-autosave';

/** What keeps the draft from being saved, and what to do about it. Nothing is lost meanwhile. */
export function SavingBanner({ saving }: { saving: Saving }) {
  const w = useWords();
  const { flow } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  const adopting = useRef(false);
  useEffect(() => {
    // Their draft is here once the loader brings a later revision than ours.
    if (!adopting.current || flow.draftRev <= saving.rev) return;
    adopting.current = false;
    saving.adopt(flow.draft, flow.draftRev);
  }, [flow, saving]);
  if (saving.state !== 'conflict' && saving.state !== 'signed_out' && saving.state !== 'refused') return null;
  return (
    <div role="alert" className="flex shrink-0 items-center gap-3 border-b bg-wait-soft px-4 py-2 text-wait-ink">
      <p className="min-w-0 flex-1">{w(`studio.saving.${saving.state}.text`)}</p>
      {saving.state === 'conflict' && (
        <>
          <Button size="small" onClick={saving.keepMine}>
            {w('studio.saving.keepMine')}
          </Button>
          <Button
            size="small"
            onClick={() => {
              adopting.current = true;
              revalidate();
            }}
          >
            {w('studio.saving.takeTheirs')}
          </Button>
        </>
      )}
    </div>
  );
}
