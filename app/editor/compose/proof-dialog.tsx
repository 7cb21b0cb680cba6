import { useFetcher } from '@remix-run/react';
import { Send, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { JsonObject } from '../../../core/json';
import type { RenderedContent } from '../../../core/run';
import type { ChannelName } from '../../../core/vocabulary';
import { channelWithin } from '../../../core/words/format';
import { paths } from '../../http/paths';
import { Arrived } from '../../sandbox/arrived';
import type { action, loader } from '../../routes/proofs';
import { Button, IconButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field, Input } from '../../ui/field';
import { useIntent } from '../../ui/form';
import { Select } from '../../ui/select';
import { Skeleton } from '../../ui/states';
import { Status } from '../../ui/status';
import { isWordKey } from '../../words';
import { useWords } from '../../words/page';
import { useSampleScope } from '../sample/use-sample-scope';
import { contentOf, renderContent } from './preview-content';

/** A proof of what is being written, to an address of one's own: through the real sender, marked, counted nowhere. */
export function ProofButton(props: { channel: ChannelName; language: string; saved: JsonObject }) {
  const { channel, language, saved } = props;
  const w = useWords();
  const sample = useSampleScope();
  /** As it stood when it was asked for. */
  const [content, setContent] = useState<RenderedContent | null>(null);
  return (
    <>
      <Button
        icon={<Send className="size-3.5" aria-hidden />}
        className="self-start"
        disabled={Object.keys(saved).length === 0}
        onClick={() => setContent(renderContent(contentOf(saved), channel, language, sample))}
      >
        {w('studio.proof.open')}
      </Button>
      {content && <ProofDialog channel={channel} content={content} onClose={() => setContent(null)} />}
    </>
  );
}

function ProofDialog(props: { channel: ChannelName; content: RenderedContent; onClose: () => void }) {
  const { channel, content } = props;
  const { language } = content;
  const w = useWords();
  const { contact } = useSampleScope();
  const own = useFetcher<typeof loader>();
  const { load } = own;
  const { data: result, state, send } = useIntent<typeof action>();
  useEffect(() => load(paths.proofs()), [load]);
  const kind = channel === 'email' ? 'email' : 'phone';
  const addresses = (own.data?.addresses ?? []).filter((one) => one.kind === kind);
  const verified = addresses.filter((one) => one.verified);
  const [chosen, setChosen] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const address = verified.find(({ id }) => id === chosen) ?? verified.at(-1);
  const busy = state !== 'idle';
  const added = result && 'did' in result && result.did === 'confirm' && result.status === 'verified';
  useEffect(() => {
    if (added) setAdding(false);
  }, [added]);
  const to = (intent: string, fields: Record<string, string>) => send(intent, fields, paths.proofs());
  const unreachable = channel === 'webchat';
  const asksForAddress = own.data !== undefined && !unreachable && (adding || verified.length === 0);
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={w('studio.proof.title', { channel: channelWithin(channel, w.language) })}
      lead={w('studio.proof.lead', { name: contact?.name ?? '' })}
      footer={
        <Button
          tone="primary"
          disabled={!address || busy || asksForAddress}
          onClick={() =>
            address && to('send', { channel, language, address: address.id, content: JSON.stringify(content) })
          }
        >
          {w('studio.proof.send')}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        {unreachable && <p className="text-ink-2">{w('studio.proof.noAddress')}</p>}
        {!unreachable && !own.data && <Skeleton className="h-13.5" />}
        {!unreachable && verified.length > 0 && !adding && (
          <div className="flex items-end gap-2">
            <Field label={w('studio.proof.to')} className="flex-1">
              {(parts) => (
                <Select
                  {...parts}
                  value={address?.id}
                  onChange={setChosen}
                  options={verified.map(({ id, value }) => ({ value: id, label: value }))}
                />
              )}
            </Field>
            <Button onClick={() => setAdding(true)}>{w('studio.proof.other')}</Button>
            {address && (
              <IconButton
                label={w('studio.proof.forget', { address: address.value })}
                onClick={() => to('forget', { id: address.id })}
              >
                <X className="size-4" aria-hidden />
              </IconButton>
            )}
          </div>
        )}
        {asksForAddress && (
          <Verify
            channel={channel}
            known={kind === 'email' ? (own.data?.email ?? '') : ''}
            result={result}
            busy={busy}
            to={to}
          />
        )}
        <Result result={result} />
        <Arrived rows={(own.data?.arrived ?? []).filter((row) => row.channel === channel)} />
      </div>
    </Dialog>
  );
}

type Answer = ReturnType<typeof useIntent<typeof action>>['data'];

/** An address of one's own, and the code that shows that it is. */
function Verify(props: {
  channel: ChannelName;
  /** Where to begin: the e-mail one signs in with. */
  known: string;
  result: Answer;
  busy: boolean;
  to: (intent: string, fields: Record<string, string>) => void;
}) {
  const { channel, result, busy, to } = props;
  const w = useWords();
  const [value, setValue] = useState(props.known);
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  const sentTo =
    result && 'did' in result && result.did === 'ask' && result.status === 'sent' ? result.address.id : null;
  useEffect(() => {
    if (sentTo) setAsked(sentTo);
  }, [sentTo]);
  return (
    <>
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          to('ask', { channel, value });
        }}
      >
        <Field label={w(channel === 'email' ? 'studio.proof.yourEmail' : 'studio.proof.yourPhone')} className="flex-1">
          {(parts) => (
            <Input
              {...parts}
              type={channel === 'email' ? 'email' : 'tel'}
              autoComplete={channel === 'email' ? 'email' : 'tel'}
              value={value}
              placeholder={channel === 'email' ? '' : '+57 300 000 0000'}
              onChange={(event) => setValue(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" disabled={busy || value.trim() === ''}>
          {w('studio.proof.sendCode')}
        </Button>
      </form>
      {asked && (
        <form
          className="flex items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            to('confirm', { id: asked, code });
          }}
        >
          <Field label={w('studio.proof.code')} hint={w('studio.proof.codeHint')} className="flex-1">
            {(parts) => (
              <Input
                {...parts}
                inputMode="numeric"
                autoComplete="one-time-code"
                value={code}
                onChange={(event) => setCode(event.target.value)}
              />
            )}
          </Field>
          <Button type="submit" disabled={busy || code.trim() === ''} className="mb-5">
            {w('studio.proof.verify')}
          </Button>
        </form>
      )}
    </>
  );
}

/** What became of what was asked: said by the provider, or why nothing left. */
function Result({ result }: { result: Answer }) {
  const w = useWords();
  if (!result || !('did' in result) || result.did === 'forget') return null;
  const { did, status } = result;
  if (did === 'send' && status === 'accepted') {
    return (
      <p role="status" className="flex flex-col gap-0.5">
        <Status kind="done">{w('studio.proof.accepted', { provider: result.provider })}</Status>
        {!result.marked && <span className="text-label text-wait-ink">{w('studio.proof.unmarked')}</span>}
      </p>
    );
  }
  if (did === 'confirm' && status === 'verified') {
    return (
      <p role="status">
        <Status kind="done">{w('studio.proof.verified')}</Status>
      </p>
    );
  }
  if (did === 'ask' && (status === 'sent' || status === 'verified')) return null;
  const detail = 'detail' in result && result.detail ? result.detail : '';
  const key = `studio.proof.${did}.${status}`;
  return (
    <p role="status" className="text-fail-ink">
      {isWordKey(key) ? w(key, { detail }) : w('studio.proof.failed')}
    </p>
  );
}
