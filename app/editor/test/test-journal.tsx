import { Zap } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Forced, Frame, Simulation } from '../../../core/simulate';
import { Reads } from '../../runs/reads';
import { IconButton } from '../../ui/button';
import { ChannelGlyph } from '../../ui/channel-glyph';
import { cx } from '../../ui/cx';
import { Menu, MenuItem } from '../../ui/menu';
import { Badge, StatusGlyph } from '../../ui/status';
import { useFormat, usePageContext, useWords } from '../../words/page';
import { outletLabel } from '../nodes/outlet-label';
import { useStudio } from '../studio-context';
import { AnswerDialog } from './answer-dialog';
import { sampleAnswer } from './answer-sample';
import { forcible } from './forcible';
import { textOf } from './phones-of';
import { useNodeName } from './use-node-name';
import { sayWhy, Verdict } from './verdict';

/** What happened, in order: every step with what its rule read, every verdict of the policy with its reasons. */
export function TestJournal(props: {
  view: Simulation;
  forced: Readonly<Record<string, Forced>>;
  force: (node: string, forced: Forced | null) => void;
}) {
  const { view } = props;
  const end = useRef<HTMLLIElement>(null);
  const count = view.frames.length;
  useEffect(() => {
    // It answers with a promise in newer browsers, which an effect must not return.
    void end.current?.scrollIntoView({ block: 'nearest' });
  }, [count]);
  return (
    <ol className="relative flex flex-col gap-3 px-4 py-4 before:absolute before:inset-y-4 before:left-[21px] before:w-0.5 before:rounded-full before:bg-accent/35">
      {view.frames.map((frame, at) => (
        <FrameRows key={at} {...props} frame={frame} />
      ))}
      <li ref={end} aria-hidden />
    </ol>
  );
}

function FrameRows(props: {
  frame: Frame;
  view: Simulation;
  forced: Readonly<Record<string, Forced>>;
  force: (node: string, forced: Forced | null) => void;
}) {
  const { frame, view, forced, force } = props;
  const { language } = usePageContext();
  const w = useWords();
  const format = useFormat(frame.facts.contact.timeZone ?? undefined);
  const nameOf = useNodeName(view.program.document);
  const { input } = frame;
  /** The step whose answer is being written. */
  const [answering, setAnswering] = useState<string | null>(null);
  return (
    <>
      {input?.type === 'reply' && (
        <Row at={frame.at} tone="customer">
          <b className="font-medium text-ink">{w('studio.test.saidReply')}</b> <q>{input.text}</q>
        </Row>
      )}
      {input?.type === 'event' && (
        <Row at={frame.at} tone="customer">
          {w('studio.test.heard', { name: input.name })}
        </Row>
      )}
      {frame.decision && (
        <Row at={frame.at} tone={frame.decision.verdict === 'allow' ? 'sent' : 'held'}>
          <Verdict frame={frame} language={language} />
        </Row>
      )}
      {frame.message && (
        <li className="relative ml-7 rounded-card bg-sunken px-3 py-2">
          <p className="flex items-center gap-1.5 text-label text-ink-3">
            <ChannelGlyph channel={frame.message.channel} />
            {w(`common.channel.${frame.message.channel}`)}
            {frame.forced && <Badge tone="wait">{w('studio.test.forced')}</Badge>}
          </p>
          <MessageText frame={frame} />
        </li>
      )}
      {frame.steps
        .filter(({ why }) => !frame.decision || why?.code !== 'call.deferred')
        .map((step) => {
          const opened = frame.commands.find((command) => command.type === 'call' && command.node === step.node);
          const call = opened?.type === 'call' && step.event === 'entered' ? opened : null;
          const drawn = view.program.document.nodes.find(({ id }) => id === step.node);
          return (
            <li key={step.seq} className="group relative flex items-start gap-2 pl-7 text-label text-ink-3">
              <Dot />
              <time dateTime={new Date(step.at).toISOString()} className="w-28 shrink-0 leading-4 tabular-nums">
                {format.moment(step.at)}
              </time>
              <div className="min-w-0 flex-1 leading-4">
                {step.node !== null && <span className="font-medium text-ink-2">{nameOf(step.node)} · </span>}
                {step.why && sayWhy(step.why, language)}
                {step.outlet && step.outlet !== 'next' && drawn && (
                  <span className="font-medium text-ink">
                    {' '}
                    → {outletLabel(drawn.kind, drawn.config, step.outlet, w)}
                  </span>
                )}
                {step.reads && <Reads reads={step.reads} />}
              </div>
              {call && (
                <Menu
                  align="end"
                  trigger={
                    <IconButton
                      size="small"
                      label={w('studio.test.force', { step: nameOf(call.node) })}
                      className={cx('-my-1', forced[call.node] && 'text-wait-ink!')}
                    >
                      <Zap className="size-3.5" aria-hidden />
                    </IconButton>
                  }
                >
                  {forcible(call.call, w).map(({ label, result }) => (
                    <MenuItem key={label} onSelect={() => force(call.node, result)}>
                      {label}
                    </MenuItem>
                  ))}
                  {call.call.kind === 'http' && typeof drawn?.config.saveAs === 'string' && (
                    <MenuItem onSelect={() => setAnswering(call.node)}>{w('studio.test.force.okWith')}</MenuItem>
                  )}
                  {forced[call.node] && (
                    <MenuItem onSelect={() => force(call.node, null)}>{w('studio.test.force.none')}</MenuItem>
                  )}
                </Menu>
              )}
            </li>
          );
        })}
      {answering !== null && (
        <AnswerDialog
          step={nameOf(answering)}
          saveAs={savedBy(view, answering)}
          body={bodyOf(forced[answering]) ?? sampleAnswer(view.program.document, savedBy(view, answering))}
          onForce={(body) => force(answering, { status: 'response', http: 200, body })}
          onClose={() => setAnswering(null)}
        />
      )}
    </>
  );
}

const savedBy = ({ program }: Simulation, id: string): string => {
  const saved = program.document.nodes.find((node) => node.id === id)?.config.saveAs;
  return typeof saved === 'string' ? saved : '';
};
const bodyOf = (forced: Forced | undefined) => (forced?.status === 'response' ? forced.body : undefined);

const Dot = () => (
  <span aria-hidden className="absolute top-1 left-[2px] size-2 rounded-full bg-surface ring-2 ring-accent" />
);

const Row = (props: { at: number; tone: 'customer' | 'sent' | 'held'; children: React.ReactNode }) => (
  <li className="relative pl-7 text-label leading-4 text-ink-2">
    <span className="absolute top-0.5 left-0 grid size-3 place-items-center rounded-full bg-surface">
      <StatusGlyph kind={props.tone === 'sent' ? 'done' : props.tone === 'held' ? 'held' : 'live'} />
    </span>
    {props.children}
  </li>
);

function MessageText({ frame }: { frame: Frame }) {
  const { environment } = useStudio();
  const { message } = frame;
  if (!message) return null;
  const { content, channel } = message;
  return (
    <>
      {content.type === 'email' && <p className="mt-1 font-semibold">{content.subject}</p>}
      <p className="mt-0.5 line-clamp-4 whitespace-pre-wrap">{textOf(content, channel, environment.templates)}</p>
    </>
  );
}
