import { Play } from 'lucide-react';
import { DateTime } from 'luxon';
import { useState } from 'react';
import type { JsonObject } from '../../../core/json';
import type { Program } from '../../../core/program';
import { Button } from '../../ui/button';
import { Field, Input, TextArea } from '../../ui/field';
import { Select } from '../../ui/select';
import { SheetSection } from '../../ui/sheet';
import { EmptyState } from '../../ui/states';
import { Switch } from '../../ui/switch';
import { usePageContext, useWords } from '../../words/page';
import { editorOf } from '../nodes';
import type { VirtualContact } from '../../../core/virtual-contact';
import type { Test } from './use-simulation';
import { useEditor, useEditorStore } from '../store';

function parseObject(text: string): JsonObject | null {
  if (text.trim() === '') return {};
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as JsonObject) : null;
  } catch {
    return null;
  }
}

/** `2025-06-03T10:00`, as a date-time field wants it, on the customer's clock. */
const toField = (at: number, zone: string) => DateTime.fromMillis(at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
const fromField = (text: string, zone: string) => DateTime.fromISO(text, { zone }).toMillis();

/** Who comes in, by which start, with what, and when. */
export function TestSetup({ program, begin }: { program: Program | null; begin: Test['begin'] }) {
  const w = useWords();
  const { now } = usePageContext();
  const { setSample } = useEditorStore().getState();
  const { contact, payload: sampled } = useEditor((state) => state.sample);
  const setContact = (contact: VirtualContact) => setSample({ contact });
  const [start, setStart] = useState<string | null>(null);
  const [payload, setPayload] = useState(() => JSON.stringify(sampled, null, 2));
  const [text, setText] = useState('');
  const [at, setAt] = useState(() => toField(now, contact.timeZone));
  if (!program) return <EmptyState title={w('studio.test.errors.title')} text={w('studio.test.errors.text')} />;
  const chosen = program.starts.find((each) => each.node === start) ?? program.starts[0];
  if (!chosen) return null;
  const parsed = parseObject(payload);
  const nameOf = (node: string) => program.nodes.get(node)?.name || w(editorOf('start').name);
  const isMessage = chosen.type === 'message';
  const go = () => {
    if (!parsed) return;
    const when = fromField(at, contact.timeZone);
    setSample({ payload: parsed });
    begin(
      contact,
      {
        act: 'start',
        node: chosen.node,
        ...(isMessage ? { name: text, payload: { text }, channel: 'whatsapp' as const } : { payload: parsed }),
      },
      Number.isNaN(when) ? now : when,
    );
  };
  return (
    <>
      <p className="border-b px-4 py-2.5 text-label text-ink-3">{w('studio.test.lead')}</p>
      <SheetSection title={w('studio.test.customer')}>
        <div className="grid grid-cols-2 gap-3">
          <Field label={w('studio.test.name')}>
            {(parts) => (
              <Input
                {...parts}
                value={contact.name}
                onChange={(event) => setContact({ ...contact, name: event.target.value })}
              />
            )}
          </Field>
          <Field label={w('studio.test.language')}>
            {(parts) => (
              <Select
                {...parts}
                value={contact.language}
                onChange={(language) => setContact({ ...contact, language })}
                options={program.settings.languages.map((language) => ({ value: language, label: language }))}
              />
            )}
          </Field>
        </div>
        <Switch
          label={w('studio.test.consents')}
          hint={w('studio.test.consentsHint')}
          checked={contact.consents === 'all'}
          onChange={(all) => setContact({ ...contact, consents: all ? 'all' : [] })}
        />
      </SheetSection>
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
          <Field
            label={chosen.event ? w('studio.test.payloadOf', { event: chosen.event }) : w('studio.test.payload')}
            error={parsed ? undefined : w('studio.test.payloadWrong', { example: '{"order": "1042"}' })}
          >
            {(parts) => (
              <TextArea
                {...parts}
                rows={4}
                value={payload}
                spellCheck={false}
                onChange={(event) => setPayload(event.target.value)}
                className="font-mono text-label!"
              />
            )}
          </Field>
        )}
        <Field label={w('studio.test.at', { zone: contact.timeZone.split('/').at(-1)?.replace('_', ' ') ?? '' })}>
          {(parts) => (
            <Input {...parts} type="datetime-local" value={at} onChange={(event) => setAt(event.target.value)} />
          )}
        </Field>
        <Button
          tone="primary"
          icon={<Play className="size-3.5" aria-hidden />}
          disabled={!parsed}
          onClick={go}
          className="self-start"
        >
          {w('studio.test.begin')}
        </Button>
      </SheetSection>
    </>
  );
}
