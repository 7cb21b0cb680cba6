import { RotateCcw } from 'lucide-react';
import { statusOf, VIRTUAL_CONTACT, MADE_UP_ADDRESSES, type VirtualContact } from '../../../core/virtual-contact';
import { cityOf } from '../../../core/words/format';
import { ADDRESS_KINDS, CHANNELS, PURPOSES } from '../../../core/vocabulary';
import { Button } from '../../ui/button';
import { ChannelGlyph } from '../../ui/channel-glyph';
import { Field, Input } from '../../ui/field';
import { Select } from '../../ui/select';
import { localName } from '../../words/local-name';
import { useWords } from '../../words/page';
import { TagsField } from '../forms/tags-field';
import { ContactPicker } from './contact-picker';

const ZONES = [
  'America/Bogota',
  'America/Guayaquil',
  'America/Lima',
  'America/Santiago',
  'America/Mexico_City',
  'America/Sao_Paulo',
  'Europe/Madrid',
  'America/New_York',
];
const COUNTRIES = ['CO', 'EC', 'PE', 'CL', 'MX', 'BR', 'ES', 'US'];
const withOne = (list: readonly string[], one: string) => (list.includes(one) ? list : [one, ...list]);

/** Who goes through the test: one of the workspace's contacts, or somebody made up. */
export function ContactForm(props: {
  contact: VirtualContact;
  languages: readonly string[];
  onChange: (contact: VirtualContact) => void;
}) {
  const { contact, onChange } = props;
  const w = useWords();
  const real = contact.id !== VIRTUAL_CONTACT.id;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <ContactPicker take={onChange} />
        {real && (
          <Button
            size="small"
            tone="quiet"
            icon={<RotateCcw className="size-3.5" aria-hidden />}
            onClick={() => onChange(VIRTUAL_CONTACT)}
          >
            {w('studio.test.contact.makeUp')}
          </Button>
        )}
      </div>
      {real && <p className="text-label text-ink-3">{w('studio.test.contact.real')}</p>}
      <div className="grid grid-cols-2 gap-3">
        <Field label={w('studio.test.name')}>
          {(parts) => (
            <Input
              {...parts}
              value={contact.name}
              maxLength={200}
              onChange={(event) => onChange({ ...contact, name: event.target.value })}
            />
          )}
        </Field>
        <Field label={w('studio.test.language')}>
          {(parts) => (
            <Select
              {...parts}
              value={contact.language}
              onChange={(language) => onChange({ ...contact, language })}
              options={withOne(props.languages, contact.language).map((value) => ({
                value,
                label: localName('language', value, w.language),
              }))}
            />
          )}
        </Field>
        <Field label={w('studio.test.zone')}>
          {(parts) => (
            <Select
              {...parts}
              value={contact.timeZone}
              onChange={(timeZone) => onChange({ ...contact, timeZone })}
              options={withOne(ZONES, contact.timeZone).map((value) => ({ value, label: cityOf(value, w.language) }))}
            />
          )}
        </Field>
        <Field label={w('studio.test.country')}>
          {(parts) => (
            <Select
              {...parts}
              value={contact.country}
              onChange={(country) => onChange({ ...contact, country })}
              options={withOne(COUNTRIES, contact.country).map((value) => ({
                value,
                label: localName('region', value, w.language) || '—',
              }))}
            />
          )}
        </Field>
      </div>
      <TagsField
        label={w('studio.test.tags')}
        value={contact.tags}
        onChange={(tags) => onChange({ ...contact, tags })}
      />
      <Attributes contact={contact} onChange={onChange} />
      <details className="group">
        <summary className="cursor-pointer text-label font-medium text-ink-2">{w('studio.test.reach')}</summary>
        <div className="mt-3 flex flex-col gap-4">
          <Consents contact={contact} onChange={onChange} />
          <Reach contact={contact} onChange={onChange} />
        </div>
      </details>
    </div>
  );
}

type Part = { contact: VirtualContact; onChange: (contact: VirtualContact) => void };

/** One attribute a line, `name: value`: numbers and true or false are read as such. */
function Attributes({ contact, onChange }: Part) {
  const w = useWords();
  const text = Object.entries(contact.attributes).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return (
    <TagsField
      label={w('studio.test.attributes')}
      placeholder="clv: 1200"
      value={text}
      clean={(typed) => (/^[\w.-]+\s*:\s*\S/.test(typed.trim()) ? typed.trim() : '')}
      onChange={(lines) =>
        onChange({
          ...contact,
          attributes: Object.fromEntries(
            lines.map((line) => {
              const at = line.indexOf(':');
              return [line.slice(0, at).trim(), read(line.slice(at + 1).trim())];
            }),
          ),
        })
      }
    />
  );
}

/** A value as somebody types it; a code with zeros in front stays text. */
export function read(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(text) ? Number(text) : text;
}

function Consents({ contact, onChange }: Part) {
  const w = useWords();
  const toggle = (channel: (typeof CHANNELS)[number], purpose: (typeof PURPOSES)[number], granted: boolean) => {
    const consents = CHANNELS.flatMap((one) =>
      PURPOSES.flatMap((other) => {
        const status =
          one === channel && other === purpose ? (granted ? 'granted' : undefined) : statusOf(contact, one, other);
        return status ? [{ channel: one, purpose: other, status }] : [];
      }),
    );
    onChange({ ...contact, consents });
  };
  return (
    <table className="w-full text-label">
      <caption className="pb-1 text-left font-medium text-ink-2">{w('studio.test.consents')}</caption>
      <thead>
        <tr>
          <td />
          {PURPOSES.map((purpose) => (
            <th key={purpose} scope="col" className="pb-1 font-normal text-ink-3">
              {w(`common.purpose.${purpose}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {CHANNELS.map((channel) => (
          <tr key={channel}>
            <th scope="row" className="py-0.5 text-left font-normal">
              <span className="flex items-center gap-1.5">
                <ChannelGlyph channel={channel} className="size-3.5" />
                {w(`common.channel.${channel}`)}
              </span>
            </th>
            {PURPOSES.map((purpose) => (
              <td key={purpose} className="text-center">
                <input
                  type="checkbox"
                  className="size-4 accent-accent"
                  aria-label={`${w(`common.channel.${channel}`)} · ${w(`common.purpose.${purpose}`)}`}
                  checked={statusOf(contact, channel, purpose) === 'granted'}
                  onChange={(event) => toggle(channel, purpose, event.target.checked)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const DAY_HOURS = 24;

function Reach({ contact, onChange }: Part) {
  const w = useWords();
  const kindOf = (kind: (typeof ADDRESS_KINDS)[number]) => contact.addresses.some((one) => one.kind === kind);
  return (
    <>
      <fieldset className="flex flex-wrap gap-x-4 gap-y-1.5">
        <legend className="pb-1 text-label font-medium text-ink-2">{w('studio.test.addresses')}</legend>
        {ADDRESS_KINDS.map((kind) => (
          <label key={kind} className="flex items-center gap-1.5 text-label">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={kindOf(kind)}
              onChange={(event) =>
                onChange({
                  ...contact,
                  addresses: event.target.checked
                    ? [...contact.addresses, ...MADE_UP_ADDRESSES.filter((one) => one.kind === kind)]
                    : contact.addresses.filter((one) => one.kind !== kind),
                })
              }
            />
            {w(`studio.test.address.${kind}`)}
          </label>
        ))}
      </fieldset>
      <div className="grid grid-cols-2 gap-3">
        {(['marketing', 'service'] as const).map((purpose) => (
          <Field key={purpose} label={w(`studio.test.lately.${purpose}`)}>
            {(parts) => (
              <Input
                {...parts}
                type="number"
                min={0}
                max={50}
                value={contact.lately.filter((one) => one.purpose === purpose).length}
                onChange={(event) => {
                  const count = Math.min(50, Math.max(0, Math.round(Number(event.target.value))));
                  const others = contact.lately.filter((one) => one.purpose !== purpose);
                  const made = Array.from({ length: count }, (_, n) => ({
                    channel: 'whatsapp' as const,
                    purpose,
                    intent: `earlier ${n}`,
                    hoursAgo: 1 + (n * 7 * DAY_HOURS) / Math.max(1, count),
                  }));
                  onChange({ ...contact, lately: [...others, ...made] });
                }}
              />
            )}
          </Field>
        ))}
      </div>
    </>
  );
}
