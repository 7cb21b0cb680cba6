import { Play } from 'lucide-react';
import { DateTime } from 'luxon';
import { useState } from 'react';
import type { Program } from '../../../core/program';
import type { Scenario } from '../../../core/scenario';
import { cityOf } from '../../../core/words/format';
import { Button } from '../../ui/button';
import { Field, Input } from '../../ui/field';
import { Select } from '../../ui/select';
import { SheetSection } from '../../ui/sheet';
import { EmptyState } from '../../ui/states';
import { usePageContext, useWords } from '../../words/page';
import { goToProblem, inOrder } from '../health/go-to-problem';
import { editorOf } from '../nodes';
import { useEditor, useEditorStore } from '../store';
import { ContactForm } from './contact-form';
import { PayloadForm } from './payload-form';
import { TryButton } from './try-button';

/** `2025-06-03T10:00`, as a date-time field wants it, on the customer's clock. */
const toField = (at: number, zone: string) => DateTime.fromMillis(at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
const fromField = (text: string, zone: string) => DateTime.fromISO(text, { zone }).toMillis();
const MINUTE = 60_000;

/** Who comes in, by which start, with what, and when. All of it stays for the examples elsewhere in the Studio. */
export function TestSetup({ program, begin }: { program: Program | null; begin: (scenario: Scenario) => void }) {
  const w = useWords();
  const { now } = usePageContext();
  const { setSample } = useEditorStore().getState();
  const { contact, payload, at } = useEditor((state) => state.sample);
  const readOnly = useEditor((state) => state.readOnly);
  const [start, setStart] = useState<string | null>(null);
  const [text, setText] = useState('');
  if (!program) return <ErrorsFirst />;
  const chosen = program.starts.find((each) => each.node === start) ?? program.starts[0];
  if (!chosen) return null;
  const nameOf = (node: string) => program.nodes.get(node)?.name || w(editorOf('start').name);
  const isMessage = chosen.type === 'message';
  const when = at ?? Math.floor(now / MINUTE) * MINUTE;
  const scenario: Scenario = {
    schema: 1,
    name: program.document.name,
    contact,
    start: { node: chosen.node, payload: isMessage ? {} : payload, ...(isMessage ? { text } : {}) },
    at: when,
    forced: {},
    acts: [],
  };
  return (
    <>
      <p className="border-b px-4 py-2.5 text-label text-ink-3">{w('studio.test.lead')}</p>
      <SheetSection title={w('studio.test.entry')}>
        {program.starts.length > 1 && (
          <Field label={w('studio.kind.start')}>
            {(parts) => (
              <Select
                {...parts}
                value={chosen.node}
                onChange={setStart}
                options={program.starts.map(({ node }) => ({ value: node, label: nameOf(node) }))}
              />
            )}
          </Field>
        )}
        {isMessage ? (
          <Field label={w('studio.test.firstMessage')}>
            {(parts) => <Input {...parts} value={text} onChange={(event) => setText(event.target.value)} />}
          </Field>
        ) : (
          <PayloadForm
            document={program.document}
            label={chosen.event ? w('studio.test.payloadOf', { event: chosen.event }) : w('studio.test.payload')}
            payload={payload}
            onChange={(next) => setSample({ payload: next })}
          />
        )}
        <Field label={w('studio.test.at', { zone: cityOf(contact.timeZone, w.language) })}>
          {(parts) => (
            <Input
              {...parts}
              type="datetime-local"
              value={toField(when, contact.timeZone)}
              onChange={(event) => {
                const typed = fromField(event.target.value, contact.timeZone);
                setSample({ at: Number.isNaN(typed) ? null : typed });
              }}
            />
          )}
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button tone="primary" icon={<Play className="size-3.5" aria-hidden />} onClick={() => begin(scenario)}>
            {w('studio.test.begin')}
          </Button>
          {!readOnly && <TryButton scenario={scenario} />}
        </div>
      </SheetSection>
      <SheetSection title={w('studio.test.customer')}>
        <ContactForm
          contact={contact}
          languages={program.settings.languages}
          onChange={(next) => setSample({ contact: next })}
        />
      </SheetSection>
    </>
  );
}

function ErrorsFirst() {
  const w = useWords();
  const editor = useEditorStore();
  const first = useEditor((state) => inOrder(state.problems)[0]);
  return (
    <EmptyState
      title={w('studio.test.errors.title')}
      text={w('studio.test.errors.text')}
      action={
        first && (
          <Button
            onClick={() => {
              editor.getState().setMode('build');
              goToProblem(editor, first);
            }}
          >
            {w('studio.test.errors.go')}
          </Button>
        )
      }
    />
  );
}
