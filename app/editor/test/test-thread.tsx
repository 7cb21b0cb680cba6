import { useEffect, useRef } from 'react';
import type { Language } from '../../../core/vocabulary';
import type { RenderedContent, Said } from '../../../core/run';
import type { Act, Frame, SimulatedMessage, Simulation } from '../../../core/simulate';
import { say } from '../../../core/words';
import { ChannelGlyph } from '../../ui/channel-glyph';
import { usePageContext, useFormat, useWords } from '../../words/page';
import { editorOf } from '../nodes';
import { outletLabel } from '../nodes/outlet-label';
import { useStudio } from '../studio-context';

/** What happened, in order, on one line: messages, what the customer did, and why each step was taken. */
export function TestThread({ simulation, act }: { simulation: Simulation; act: (doing: Act) => void }) {
  const end = useRef<HTMLLIElement>(null);
  const count = simulation.frames.length;
  useEffect(() => {
    // It answers with a promise in newer browsers, which an effect must not return.
    void end.current?.scrollIntoView({ block: 'end' });
  }, [count]);
  return (
    <ol className="relative flex flex-col gap-2.5 px-4 py-4 before:absolute before:inset-y-4 before:left-[21px] before:w-0.5 before:rounded-full before:bg-accent/35">
      {simulation.frames.map((frame, at) => (
        <FrameRows key={at} frame={frame} simulation={simulation} last={at === count - 1} act={act} />
      ))}
      <li ref={end} aria-hidden />
    </ol>
  );
}

function FrameRows(props: { frame: Frame; simulation: Simulation; last: boolean; act: (doing: Act) => void }) {
  const { frame, simulation } = props;
  const { language } = usePageContext();
  const format = useFormat(frame.facts.contact.timeZone ?? undefined);
  const w = useWords();
  const { input } = frame;
  const nameOf = (id: string) => {
    const node = simulation.program.document.nodes.find((each) => each.id === id);
    return node ? node.name || w(editorOf(node.kind).name) : id;
  };
  return (
    <>
      {input?.type === 'reply' && <Bubble text={input.text} title={format.moment(frame.at)} />}
      {frame.message && (
        <Message
          message={frame.message}
          open={simulation.frames.at(-1)?.state.at?.node === frame.message.node}
          act={props.act}
        />
      )}
      {frame.steps.map((step) => (
        <li key={step.seq} className="relative flex items-baseline gap-2 pl-7 text-label text-ink-3">
          <span
            aria-hidden
            className="absolute top-[5px] left-[2px] size-2 rounded-full bg-surface ring-2 ring-accent"
          />
          <time dateTime={new Date(step.at).toISOString()} className="shrink-0 tabular-nums">
            {format.moment(step.at)}
          </time>
          <span className="min-w-0">
            {step.node !== null && <span className="font-medium text-ink-2">{nameOf(step.node)} · </span>}
            {step.why && sayWhy(step.why, language)}
            {step.outlet && step.node !== null && (
              <Leaves simulation={simulation} node={step.node} outlet={step.outlet} />
            )}
          </span>
        </li>
      ))}
    </>
  );
}

function Leaves({ simulation, node, outlet }: { simulation: Simulation; node: string; outlet: string }) {
  const w = useWords();
  const drawn = simulation.program.document.nodes.find((each) => each.id === node);
  if (!drawn || outlet === 'next') return null;
  return <span className="text-ink-2"> → {outletLabel(drawn.kind, drawn.config, outlet, w)}</span>;
}

/** A reason that carries another code says it in full: "held (contact hours ...)", not its key. */
function sayWhy(why: Said, language: Language): string {
  const { code } = why.params;
  if (typeof code !== 'string') return say(why, language);
  const inner = say({ code, params: why.params }, language);
  return say({ ...why, params: { ...why.params, code: inner.replace(/\.$/, '') } }, language);
}

const textOf = (content: RenderedContent, body: string | null): string =>
  content.type === 'template'
    ? (body ?? content.name).replace(
        /\{\{\s*(\d+)\s*\}\}/g,
        (hole, n: string) => content.parameters[Number(n) - 1] ?? hole,
      )
    : content.type === 'voice'
      ? content.say
      : content.text;

/** What was said, as it would read: a template with its values in place, and buttons that can be pressed. */
function Message(props: { message: SimulatedMessage; open: boolean; act: (doing: Act) => void }) {
  const { message, open, act } = props;
  const w = useWords();
  const { environment } = useStudio();
  const { content, channel } = message;
  const template =
    content.type === 'template'
      ? environment.templates.find(
          (each) => each.name === content.name && each.language === content.language && each.channel === channel,
        )
      : undefined;
  return (
    <li className="relative pl-7">
      <div className="max-w-[92%] rounded-card rounded-tl-sm bg-sunken px-3 py-2">
        <p className="mb-1 flex items-center gap-1.5 text-label text-ink-3">
          <ChannelGlyph channel={channel} />
          {w(`common.channel.${channel}`)}
        </p>
        {content.type === 'email' && <p className="font-semibold">{content.subject}</p>}
        <p className="text-lead whitespace-pre-wrap">{textOf(content, template?.body ?? null)}</p>
        {content.buttons && content.buttons.length > 0 && (
          <div className="mt-2 flex flex-wrap gap-1.5">
            {content.buttons.map((button) => (
              <button
                key={button.id}
                type="button"
                disabled={!open}
                onClick={() =>
                  act({ act: 'reply', text: button.title, channel, button: { id: button.id, node: message.node } })
                }
                className="rounded-full bg-surface px-3 py-1 font-medium text-accent inset-ring inset-ring-line-edge/60 enabled:hover:inset-ring-accent disabled:text-ink-3"
              >
                {button.title}
              </button>
            ))}
          </div>
        )}
      </div>
    </li>
  );
}

function Bubble({ text, title }: { text: string; title: string }) {
  return (
    <li className="relative flex justify-end pl-7">
      <p
        title={title}
        className="max-w-[85%] rounded-card rounded-br-sm bg-accent-soft px-3 py-2 text-lead text-accent-soft-ink"
      >
        {text}
      </p>
    </li>
  );
}
