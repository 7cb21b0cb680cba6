import { useState, type ReactNode } from 'react';
import type { Need, StarterView } from '../../services/flows/starters';
import { FlowPicture } from '../editor/flow-picture';
import type { action } from '../routes/_app.flows.gallery';
import { Button } from '../ui/button';
import { Field, Input } from '../ui/field';
import { useIntent } from '../ui/form';
import { Sheet, SheetSection } from '../ui/sheet';
import { StatusGlyph } from '../ui/status';
import { Switch } from '../ui/switch';
import { isWordKey } from '../words';
import { useWords } from '../words/page';

/** A starter from near: its picture, what it needs and which of it is there, its tests, and the button that begins. */
export function StarterSheet(props: { starter: StarterView; mayEdit: boolean; onClose: () => void }) {
  const { starter } = props;
  const w = useWords();
  return (
    <Sheet
      title={starter.name}
      label={starter.name}
      onClose={props.onClose}
      className="w-104! xl:w-130!"
      footer={props.mayEdit && <Begin starter={starter} />}
    >
      <div className="flex h-72 border-b">
        <FlowPicture label={w('gallery.picture')} flowId="" document={starter.document} lit={null} />
      </div>
      <SheetSection>
        <p className="text-ink-2">{starter.about}</p>
      </SheetSection>
      <SheetSection title={w('gallery.needs')}>
        {starter.events.length > 0 && (
          <NeedList title={w('gallery.needs.events')}>
            {starter.events.map((event) => (
              <NeedRow key={event.name} need={event} missing={w('gallery.needs.notSeen')}>
                {event.fields.map((field) => (
                  <span key={field.name} className="block text-label text-ink-3">
                    <code className="text-ink-2">{field.name}</code> · {field.about}
                  </span>
                ))}
              </NeedRow>
            ))}
          </NeedList>
        )}
        {starter.templates.length > 0 && (
          <NeedList title={w('gallery.needs.templates')}>
            {starter.templates.map((template) => (
              <NeedRow key={template.name} need={template} missing={w('gallery.needs.missing')} />
            ))}
          </NeedList>
        )}
        <NeedList title={w('gallery.needs.channels')}>
          {starter.channels.map(({ channel, has }) => (
            <NeedRow
              key={channel}
              need={{ name: w(`common.channel.${channel}`), about: '', has }}
              missing={w('gallery.needs.notConnected')}
            />
          ))}
        </NeedList>
        {starter.systems.length > 0 && (
          <NeedList title={w('gallery.needs.systems')}>
            {starter.systems.map((system) => (
              <li key={system.name} className="text-label">
                <code className="break-all">{system.name}</code>
                <span className="block text-ink-3">{system.about}</span>
              </li>
            ))}
          </NeedList>
        )}
        <p className="text-label text-ink-3">
          {starter.attributes.length === 0
            ? w('gallery.needs.noAttributes')
            : starter.attributes.map(({ name, about }) => `${name}: ${about}`).join(' · ')}
        </p>
      </SheetSection>
      <SheetSection title={w('gallery.scenarios', { count: starter.scenarios.length })}>
        <ul className="flex flex-col gap-1">
          {starter.scenarios.map((name) => (
            <li key={name} className="flex items-center gap-2">
              <StatusGlyph kind="done" />
              {name}
            </li>
          ))}
        </ul>
      </SheetSection>
    </Sheet>
  );
}

const NeedList = ({ title, children }: { title: string; children: ReactNode }) => (
  <div>
    <h4 className="mb-1.5 text-label font-medium text-ink-2">{title}</h4>
    <ul className="flex flex-col gap-1.5">{children}</ul>
  </div>
);

function NeedRow({ need, missing, children }: { need: Need; missing: string; children?: ReactNode }) {
  const w = useWords();
  return (
    <li className="flex gap-2">
      <StatusGlyph kind={need.has ? 'done' : 'wait'} className="mt-1" />
      <span className="min-w-0 flex-1">
        <span className="flex justify-between gap-2">
          <span className="min-w-0 font-medium wrap-anywhere">{need.name}</span>
          <span className="shrink-0 text-label text-ink-3">{need.has ? w('gallery.needs.there') : missing}</span>
        </span>
        {need.about && <span className="block text-label text-ink-3">{need.about}</span>}
        {children}
      </span>
    </li>
  );
}

function Begin({ starter }: { starter: StarterView }) {
  const w = useWords();
  const [name, setName] = useState(starter.name);
  const [write, setWrite] = useState(true);
  const begin = useIntent<typeof action>();
  const missing = starter.templates.filter(({ has }) => !has).length;
  const key = begin.data && 'errors' in begin.data ? (begin.data.errors as Record<string, string>).name : undefined;
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        begin.send('begin', { starter: starter.id, name, templates: String(write) });
      }}
    >
      {missing > 0 && (
        <Switch label={w('gallery.writeTemplates', { count: missing })} checked={write} onChange={setWrite} />
      )}
      <div className="flex items-end gap-2">
        <Field label={w('flows.create.name')} error={key && isWordKey(key) ? w(key) : key} className="min-w-0 flex-1">
          {(parts) => (
            <Input {...parts} value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Button tone="primary" type="submit" aria-disabled={begin.state !== 'idle'}>
          {w('gallery.begin')}
        </Button>
      </div>
    </form>
  );
}
