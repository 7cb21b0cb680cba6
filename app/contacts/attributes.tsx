import type { ContactView } from '../../services/contacts';
import { useFormat, useWords } from '../words/page';
import { Section } from './section';

/** What is known of them besides. */
export function Attributes({ contact }: { contact: Pick<ContactView, 'attributes'> }) {
  const w = useWords();
  const format = useFormat();
  const known = Object.entries(contact.attributes);
  return (
    <Section title={w('contacts.attributes')}>
      {known.length === 0 && <p className="text-label text-ink-3">{w('contacts.attributes.none')}</p>}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {known.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="font-mono text-label text-ink-3">{name}</dt>
            <dd className="text-right wrap-break-word tabular-nums">
              {typeof value === 'number'
                ? format.number(value)
                : typeof value === 'string'
                  ? value
                  : JSON.stringify(value)}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
