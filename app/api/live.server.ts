import type { Deps } from '../../services/deps';
import { listenLive, type LiveNote } from '../../services/live';

/** A comment now and then keeps proxies from closing a stream that has nothing to say. */
const BEAT_MS = 20_000;
/** Who was signed out sees nothing more after so long. */
const BEATS_A_CHECK = 3;

export interface LiveCaller {
  workspace: string;
  /** Still signed in? Asked about once a minute. */
  isStillIn: () => Promise<boolean>;
}

/** `inbox`, `runs`, `run:<id>`, `contact:<id>`, and of a flow `flow:<id>`, `flow_people:<id>`, `flow_comments:<id>`. */
export type Topic = { topic: LiveNote['topic']; id: string | null };

/** The topics of `?topics=runs,contact:cnt_1`; null: one of them is none. */
export function readTopics(text: string): Topic[] | null {
  const topics: Topic[] = [];
  for (const part of text.split(',').slice(0, 20)) {
    const found = /^(?:(inbox|runs)|(run|contact|flow|flow_people|flow_comments):([\w-]{1,64}))$/.exec(part.trim());
    if (!found) return null;
    const [, whole, one, id = null] = found;
    topics.push(
      whole
        ? { topic: whole as Topic['topic'], id: null }
        : { topic: one === 'run' ? 'runs' : (one as Topic['topic']), id },
    );
  }
  return topics;
}

const concerns = ({ topic, id }: Topic, note: LiveNote): boolean =>
  note.topic === topic && (id === null || note.ids === undefined || note.ids.includes(id));

const nameOf = ({ topic, id }: Topic) => (id === null ? topic : `${topic === 'runs' ? 'run' : topic}:${id}`);

/**
 * A stream of `event: change` with the topics that changed. There is no replay: a stream that begins after another ended
 * (`Last-Event-ID`) begins with `event: resync`, and the screen reads again what it shows.
 */
export async function liveStream(
  deps: Deps,
  request: Request,
  caller: LiveCaller,
  topics: readonly Topic[],
): Promise<Response> {
  const encoder = new TextEncoder();
  let end = () => {};
  let count = 0;
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      let over = false;
      let leave = () => {};
      let beat: NodeJS.Timeout | null = null;
      const write = (text: string) => {
        if (!over) controller.enqueue(encoder.encode(text));
      };
      end = () => {
        if (over) return;
        over = true;
        if (beat) clearInterval(beat);
        leave();
        controller.close();
      };
      const say = (event: string, data: unknown) => {
        count += 1;
        write(`id: ${deps.clock.now()}-${count}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      };
      const stop = await listenLive(deps, caller.workspace, (note) => {
        if (note === 'resync') return say('resync', {});
        const changed = topics.filter((topic) => concerns(topic, note)).map(nameOf);
        if (changed.length > 0) say('change', { topics: changed });
      });
      leave = stop;
      if (request.signal.aborted) return end();
      request.signal.addEventListener('abort', end, { once: true });
      write('retry: 2000\n\n');
      say(request.headers.has('last-event-id') ? 'resync' : 'ready', {});
      let beats = 0;
      beat = setInterval(() => {
        beats += 1;
        write(': still here\n\n');
        if (beats % BEATS_A_CHECK === 0) caller.isStillIn().then((still) => (still ? undefined : end()), end);
      }, BEAT_MS);
    },
    cancel: () => end(),
  });
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}
