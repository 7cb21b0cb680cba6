import { useFetcher } from '@remix-run/react';
import { UserSearch } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { VirtualContact } from '../../../core/virtual-contact';
import { paths } from '../../http/paths';
import type { loader } from '../../routes/flows.$flowId.scenarios';
import { Button } from '../../ui/button';
import { SearchField } from '../../ui/search-field';
import { useWords } from '../../words/page';
import { useStudio } from '../studio-context';

/** Looks for one of the workspace's contacts; `pick` gets their id. */
export function ContactSearch({ pick }: { pick: (id: string, name: string) => void }) {
  const w = useWords();
  const { flowId } = useStudio();
  const { load, data } = useFetcher<typeof loader>();
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => load(`${paths.flowScenarios(flowId)}?q=${encodeURIComponent(text)}`), 150);
    return () => clearTimeout(timer);
  }, [text, flowId, load]);
  const found = data?.found ?? [];
  return (
    <div className="flex flex-col gap-1">
      <SearchField label={w('studio.test.contact.search')} value="" onChange={setText} />
      <ul aria-label={w('studio.test.contact.found')} className="flex max-h-52 flex-col overflow-y-auto">
        {found.map(({ id, name, address }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => pick(id, name ?? address ?? id)}
              className="flex h-8 w-full items-center gap-2 rounded-control px-2 text-left hover:bg-hover"
            >
              <span className="min-w-0 flex-1 truncate">{name ?? address ?? id}</span>
              <span className="truncate text-label text-ink-3">{name === null ? '' : address}</span>
            </button>
          </li>
        ))}
        {data && found.length === 0 && (
          <li className="px-2 py-1.5 text-label text-ink-3">{w('studio.test.contact.nobody')}</li>
        )}
      </ul>
    </div>
  );
}

/** Takes a real contact into the test, as rules and policy know them now. */
export function ContactPicker({ take }: { take: (contact: VirtualContact) => void }) {
  const w = useWords();
  const { flowId } = useStudio();
  const [open, setOpen] = useState(false);
  const { load, data, state } = useFetcher<typeof loader>();
  const contact = data?.contact ?? null;
  // Another function at every draw; only a contact that just came is taken.
  const taking = useRef(take);
  useEffect(() => {
    taking.current = take;
  });
  useEffect(() => {
    if (!contact) return;
    taking.current(contact);
    setOpen(false);
  }, [contact]);
  if (!open)
    return (
      <Button
        size="small"
        icon={<UserSearch className="size-3.5" aria-hidden />}
        disabled={state !== 'idle'}
        onClick={() => setOpen(true)}
      >
        {w('studio.test.contact.pick')}
      </Button>
    );
  return <ContactSearch pick={(id) => load(`${paths.flowScenarios(flowId)}?contact=${encodeURIComponent(id)}`)} />;
}
