import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { usePageContext } from '../words/page';

/** How fresh a screen is: `asOf` is when its data was last known to be true. */
export interface Freshness {
  asOf: number;
  /** The server has not answered since `asOf`. */
  stale: boolean;
}

const EVERY_MS = 2000;

/**
 * Keeps a screen's loaders fresh while it is looked at. A server that does not answer leaves the screen as it is and
 * says how old it is; nothing that was typed is lost.
 */
export function useLive(): Freshness {
  const { now } = usePageContext();
  const [fresh, setFresh] = useState<Freshness>({ asOf: now, stale: false });
  const revalidator = useRevalidator();
  const latest = useRef(revalidator);
  useEffect(() => {
    latest.current = revalidator;
  }, [revalidator]);
  useEffect(() => {
    let over = false;
    const look = async () => {
      if (document.hidden || latest.current.state !== 'idle') return;
      // A loader whose server is gone would take the whole screen down with it: ask first whether anybody is there.
      const there = await fetch('/healthz', { cache: 'no-store' }).then(
        (answer) => answer.ok,
        () => false,
      );
      if (over) return;
      if (!there) return setFresh((before) => (before.stale ? before : { ...before, stale: true }));
      latest.current.revalidate();
      setFresh({ asOf: Date.now(), stale: false });
    };
    const timer = setInterval(() => void look(), EVERY_MS);
    const back = () => void look();
    document.addEventListener('visibilitychange', back);
    return () => {
      over = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', back);
    };
  }, []);
  return fresh;
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
