/** What the page saw between `begin` and `end`; all in milliseconds. */
export interface Seen {
  /** From one frame to the next, by the timestamps of `requestAnimationFrame`. */
  frames: number[];
  /** From a pointer's move to the frame that shows it. */
  moves: number[];
  /** From a key to the frame that shows it, by event timing; what took less than 16 is told as 16. */
  keys: number[];
  longTasks: number[];
}

export interface Probe {
  begin(): void;
  end(): Promise<Seen>;
  /** Milliseconds from `act` to the last change of `select`'s answer before it stood still for `restMs`. */
  settle(select: string, restMs: number, limitMs: number): Promise<number | null>;
}

declare global {
  interface Window {
    hiloProbe: Probe;
  }
}

/**
 * Runs in the page before anything of it. Moves are not among the events that event timing tells of, so their way to
 * the screen is followed by hand: a task queued by the frame's own callback runs after the frame was made.
 */
export function installProbe(): void {
  let frames: number[] = [];
  let moves: number[] = [];
  let keys: number[] = [];
  let longTasks: number[] = [];
  let on = false;
  let last = 0;
  const tick = (now: number) => {
    if (!on) return;
    if (last > 0) frames.push(now - last);
    last = now;
    requestAnimationFrame(tick);
  };
  const take = (entries: PerformanceEntryList) => {
    for (const entry of entries) {
      if (entry.entryType === 'longtask') longTasks.push(entry.duration);
      else if (entry.name === 'keydown' || entry.name === 'input') keys.push(entry.duration);
    }
  };
  const observers = [
    { type: 'longtask' },
    // `durationThreshold` is as low as the browser lets it be.
    { type: 'event', durationThreshold: 16 },
  ].map((options) => {
    const observer = new PerformanceObserver((list) => {
      if (on) take(list.getEntries());
    });
    observer.observe(options as PerformanceObserverInit);
    return observer;
  });
  let keysDown = 0;
  window.addEventListener('keydown', () => void (keysDown += on ? 1 : 0), { capture: true });
  window.addEventListener(
    'pointermove',
    (event) => {
      if (!on) return;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => void moves.push(performance.now() - event.timeStamp);
      requestAnimationFrame(() => port2.postMessage(null));
    },
    { capture: true },
  );
  const twoFrames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  window.hiloProbe = {
    begin() {
      [frames, moves, keys, longTasks] = [[], [], [], []];
      for (const observer of observers) observer.takeRecords();
      [on, last, keysDown] = [true, 0, 0];
      requestAnimationFrame(tick);
    },
    async end() {
      await twoFrames();
      await new Promise((done) => setTimeout(done, 60));
      for (const observer of observers) take(observer.takeRecords());
      on = false;
      while (keys.length < keysDown) keys.push(16);
      return { frames, moves, keys, longTasks };
    },
    settle(select, restMs, limitMs) {
      const began = performance.now();
      // A dozen of many say as much as all of them, and looking costs the page nothing to speak of.
      const read = () => {
        const all = document.querySelectorAll(select);
        const every = Math.max(1, Math.floor(all.length / 12));
        return [...all].map((one, at) => (at % every ? '' : (one.getAttribute('style') ?? one.textContent))).join();
      };
      const before = read();
      return new Promise((done) => {
        let shown = before;
        let changed = 0;
        const look = () => {
          const now = performance.now();
          const next = read();
          if (next !== shown) [shown, changed] = [next, now];
          if (changed > 0 && now - changed > restMs) done(changed - began);
          else if (now - began > limitMs) done(null);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
    },
  };
}
