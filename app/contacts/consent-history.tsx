import type { JsonObject } from '../../core/json';
import type { ConsentView } from '../../services/contacts';
import { Status, type StatusKind } from '../ui/status';
import { isWordKey } from '../words';
import { useFormat, useWords } from '../words/page';
import { statusAt, type ConsentStatus } from './consent-status';

const KINDS: Record<ConsentStatus, StatusKind> = {
  granted: 'done',
  withdrawn: 'fail',
  expired: 'held',
  pending: 'idle',
  none: 'idle',
};

/** Every word on one channel and purpose with its evidence, newest first. */
export function ConsentHistory({ words, now }: { words: readonly ConsentView[]; now: number }) {
  const w = useWords();
  const format = useFormat();
  if (words.length === 0) return <p className="pb-2 text-ink-2">{w('consent.history.none')}</p>;
  return (
    <ol className="flex flex-col gap-4 pb-2">
      {words.map((one) => {
        const expiresAt = one.expiresAt === null ? null : Date.parse(one.expiresAt);
        const status = statusAt({ status: one.status, expiresAt }, now);
        return (
          <li key={one.id} className="flex flex-col gap-1.5">
            <p className="flex items-center justify-between gap-2">
              <Status kind={KINDS[status]} className="font-medium text-ink!">
                {w(`consent.status.${status}`)}
              </Status>
              <time dateTime={one.at} className="text-label text-ink-3">
                {format.moment(one.at)}
              </time>
            </p>
            {one.status === 'granted' && (
              <p className="pl-4.5 text-label text-ink-2">
                {expiresAt === null
                  ? w('consent.forever')
                  : w(status === 'expired' ? 'consent.ended' : 'consent.until', { day: format.day(expiresAt) })}
              </p>
            )}
            <Evidence basis={one.basis} evidence={one.evidence} />
          </li>
        );
      })}
    </ol>
  );
}

function Evidence({ basis, evidence }: { basis: string | null; evidence: JsonObject }) {
  const w = useWords();
  const named = (prefix: string, value: string) => {
    const key = `${prefix}.${value}`;
    return isWordKey(key) ? w(key) : value;
  };
  // Whoever has a name needs no id.
  const facts = Object.entries(evidence).filter(([name]) => name !== 'recordedBy' || evidence.by === undefined);
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 pl-4.5 text-label">
      {basis && (
        <>
          <dt className="text-ink-3">{w('consent.basis')}</dt>
          <dd>{named('consent.basis', basis)}</dd>
        </>
      )}
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-3">{named('consent.evidence', name)}</dt>
          <dd className="wrap-break-word">
            {typeof value !== 'string'
              ? JSON.stringify(value)
              : name === 'source' || name === 'method'
                ? named(`consent.${name}`, value)
                : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
