import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { usePageContext } from '../words/page';

/** How fresh a screen is: `asOf` is when its data was last known to be true. */
export interface Freshness {
  asOf: number;
  /** The server has not been heard since `asOf`. */
  stale: boolean;
}

/** What a screen wants to hear of: as `/live` names it. */
export type LiveTopic =
  | 'runs'
  | 'inbox'
  | `run:${string}`
  | `contact:${string}`
  | `flow:${string}`
  | `flow_people:${string}`
  | `flow_comments:${string}`;

/** Changes that come together are read once. */
const GATHER_MS = 250;
/** A stream that comes back within this time was never away. */
const PATIENCE_MS = 4000;

/**
 * Reads a screen's loaders again when the server says that something of it changed. A server that falls silent leaves the
 * screen as it is and says how old it is; nothing that was typed is lost.
 */
export function useLive(...topics: LiveTopic[]): Freshness {
  const { now } = usePageContext();
  const [fresh, setFresh] = useState<Freshness>({ asOf: now, stale: false });
  const { revalidate, state } = useRevalidator();
  const reading = useRef(state);
  const wanted = useRef(false);
  const read = useRef(revalidate);
  useEffect(() => {
    reading.current = state;
    read.current = revalidate;
    // What changed while we read may not be in what we read.
    if (state === 'idle' && wanted.current) {
      wanted.current = false;
      revalidate();
    }
  }, [state, revalidate]);

  const names = topics.join(',');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let silence: ReturnType<typeof setTimeout> | undefined;
    const stream = new EventSource(`/live?topics=${encodeURIComponent(names)}`);
    const changed = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        if (reading.current === 'idle') read.current();
        else wanted.current = true;
        setFresh({ asOf: Date.now(), stale: false });
      }, GATHER_MS);
    };
    const heard = () => {
      clearTimeout(silence);
      silence = undefined;
      setFresh((before) => (before.stale ? { asOf: Date.now(), stale: false } : before));
    };
    stream.addEventListener('change', changed);
    // What changed between our reading and the stream's beginning, nobody told us.
    const begun = () => {
      heard();
      changed();
    };
    stream.addEventListener('ready', begun);
    stream.addEventListener('resync', begun);
    stream.addEventListener('error', () => {
      const since = Date.now();
      silence ??= setTimeout(() => setFresh({ asOf: since, stale: true }), PATIENCE_MS);
    });
    return () => {
      clearTimeout(timer);
      clearTimeout(silence);
      stream.close();
    };
  }, [names]);
  return fresh;
}

/**
 * Calls back when the server says that something of a topic changed, or that it may have. For screens that read what they
 * need themselves. One stream for all: a browser opens no more than six to a server.
 */
export function useLiveChange(handlers: Partial<Record<LiveTopic, () => void>>): void {
  const names = Object.keys(handlers).join(',');
  const current = useRef(handlers);
  useEffect(() => {
    current.current = handlers;
  }, [handlers]);
  useEffect(() => {
    const stream = new EventSource(`/live?topics=${encodeURIComponent(names)}`);
    const tell = (topics: readonly string[]) => {
      for (const [topic, changed] of Object.entries(current.current)) if (topics.includes(topic)) changed?.();
    };
    const all = () => tell(names.split(','));
    stream.addEventListener('change', (event: MessageEvent<string>) =>
      tell((JSON.parse(event.data) as { topics: string[] }).topics),
    );
    stream.addEventListener('ready', all);
    stream.addEventListener('resync', all);
    return () => stream.close();
  }, [names]);
}

/** The moment, once a second; the server's clock until the browser's takes over, so that both draw the same first page. */
export function useNow(everyMs = 1000): number {
  const page = usePageContext();
  const [now, setNow] = useState(page.now);
  useEffect(() => {
    const apart = page.now - Date.now();
    // A few seconds of travel are no difference of clocks.
    const correction = Math.abs(apart) > 10_000 ? apart : 0;
    const tick = () => setNow(Date.now() + correction);
    tick();
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [page.now, everyMs]);
  return now;
}
