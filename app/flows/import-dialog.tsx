import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { readFlowText, refuseSize, type Refusal } from '../../core/import';
import type { FlowDocument } from '../../core/document';
import { say } from '../../core/words';
import type { action } from '../routes/_app.flows._index';
import { Button } from '../ui/button';
import { cx } from '../ui/cx';
import { Dialog } from '../ui/dialog';
import { useIntent } from '../ui/form';
import { StatusGlyph } from '../ui/status';
import { usePageContext, useWords } from '../words/page';

type Read = { file: string } & ({ refusal: Refusal } | { document: FlowDocument });

const SHOWN = 6;

/** Brings a flow over from a file. The file is judged here, before anything is sent: its size first, without opening it. */
export function ImportDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const w = useWords();
  const { language } = usePageContext();
  const [read, setRead] = useState<Read | null>(null);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const send = useIntent<typeof action>();
  // what the server answers is the same judgement, of a release that may know more
  const answer = send.data && 'refusal' in send.data ? (send.data.refusal as Refusal) : null;
  const refusal = answer ?? (read && 'refusal' in read ? read.refusal : null);
  const ready = read && 'document' in read ? read : null;

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    const tooLarge = refuseSize(file.size);
    const flow = tooLarge ?? readFlowText(await file.text());
    setRead({ file: file.name, ...(flow.read ? { document: flow.document } : { refusal: flow }) });
  }

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={w('import.title')}
      lead={w('import.lead')}
      footer={
        <>
          <Button onClick={onClose}>{w('common.cancel')}</Button>
          <Button
            tone="primary"
            disabled={!ready || send.state !== 'idle'}
            onClick={() => ready && send.send('import', { document: JSON.stringify(ready.document) }, '/flows?index')}
          >
            {w('import.do')}
          </Button>
        </>
      }
    >
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer.files[0]);
        }}
        className={cx(
          'flex flex-col items-center gap-2 rounded-card border border-dashed border-line-edge px-4 py-8 text-ink-3',
          over && 'border-accent bg-accent-soft',
        )}
      >
        <FileUp className="size-6 text-ink-mute" aria-hidden />
        <Button onClick={() => input.current?.click()}>{w('import.choose')}</Button>
        <span className="text-label">{w('import.drop')}</span>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          aria-label={w('import.choose')}
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            // the same file again, corrected, is another choice
            event.target.value = '';
          }}
        />
      </div>
      {ready && !refusal && (
        <p role="status" className="mt-3 flex gap-2">
          <StatusGlyph kind="done" className="mt-1" />
          {w('import.ready', {
            file: ready.file,
            name: ready.document.name,
            count: ready.document.nodes.length,
          })}
        </p>
      )}
      {read && refusal && (
        <div role="alert" className="mt-3 flex gap-2 rounded-md bg-fail-soft px-3 py-2.5 text-fail-ink">
          <StatusGlyph kind="fail" className="mt-1" />
          <div className="min-w-0 flex-1">
            <p className="font-semibold wrap-anywhere">{w('import.refused', { file: read.file })}</p>
            <p>{say(refusal.reason, language)}</p>
            {refusal.issues.length > 0 && (
              <ul className="mt-1.5 list-disc pl-4 text-label">
                {refusal.issues.slice(0, SHOWN).map((issue, at) => (
                  <li key={at}>{say(issue, language)}</li>
                ))}
                {refusal.issues.length > SHOWN && <li>{w('import.more', { count: refusal.issues.length - SHOWN })}</li>}
              </ul>
            )}
            <p className="mt-1.5 text-label">{w('import.unchanged')}</p>
          </div>
        </div>
      )}
    </Dialog>
  );
}
