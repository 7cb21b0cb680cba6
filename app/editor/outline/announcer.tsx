import { useEffect, useState } from 'react';
import type { Words } from '../../words';
import { useWords } from '../../words/page';
import { stepName } from '../step-name';
import type { Records } from '../document/records';
import { outletLabel } from '../nodes/outlet-label';
import { useEditorStore } from '../store';
import { announcementOf, type Announcement } from './announce';

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
        const next = sentence(what, now.records, w);
        // The same twice over is only read again if it is not the same text.
        setSaid((last) => (last === next ? `${next}\u00a0` : next));
      }),
    [editor, w],
  );
  return (
    <p aria-live="polite" className="sr-only" data-announcer>
      {said}
    </p>
  );
}

function sentence(what: Announcement, records: Records, w: Words): string {
  const name = (id: string) => stepName(records, id, w);
  switch (what.did) {
    case 'added':
      return what.after === null
        ? w('studio.announce.added', { step: name(what.id) })
        : w('studio.announce.addedAfter', { step: name(what.id), after: name(what.after) });
    case 'connected': {
      const node = records.nodes.byId[what.from];
      const exit = node ? outletLabel(node.kind, node.config, what.outlet, w) : what.outlet;
      return w('studio.announce.connected', { from: name(what.from), exit, to: name(what.to) });
    }
    case 'moved': {
      const [only] = what.ids.length === 1 ? what.ids : [];
      const steps = only === undefined ? w('studio.steps', { count: what.ids.length }) : name(only);
      return w(`studio.announce.moved.${what.to}`, { steps });
    }
    case 'collapsed':
    case 'expanded': {
      const group = records.groups.byId[what.group]?.name || w('studio.group.unnamed');
      return w(`studio.announce.${what.did}`, { group });
    }
    case 'rewired':
    case 'arranged':
      return w(`studio.announce.${what.did}`, { count: what.count });
    default:
      return w(`studio.announce.${what.did}`);
  }
}
