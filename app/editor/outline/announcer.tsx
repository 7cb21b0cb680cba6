import { useEffect, useState } from 'react';
import { useWords } from '../../words/page';
import { stepName } from '../canvas/edits';
import { useEditorStore } from '../store';
import { announcementOf } from './announce';

/** Says what an edit did to whoever cannot see it; `NoticeBar` says the rest. */
export function Announcer() {
  const w = useWords();
  const editor = useEditorStore();
  const [said, setSaid] = useState('');
  useEffect(
    () =>
      editor.subscribe((now, before) => {
        const what = announcementOf(before, now);
        if (!what) return;
        const name = (id: string) => stepName(now.records, id, w);
        if (what.did === 'connected')
          setSaid(w('studio.announce.connected', { from: name(what.from), to: name(what.to) }));
        else if (what.did !== 'added') setSaid(w(`studio.announce.${what.did}`));
        else if (what.after === null) setSaid(w('studio.announce.added', { step: name(what.id) }));
        else setSaid(w('studio.announce.addedAfter', { step: name(what.id), after: name(what.after) }));
      }),
    [editor, w],
  );
  return (
    <p aria-live="polite" className="sr-only" data-announcer>
      {said}
    </p>
  );
}
