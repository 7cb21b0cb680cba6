import { Link } from '@remix-run/react';
import { CalendarClock, FileQuestionMark, Flag, Headset, Send, Waypoints } from 'lucide-react';
import { say } from '../../core/words';
import type { ThreadEntry } from '../../services/thread';
import { paths } from '../http/paths';
import { CASE_READERS } from '../inbox/roles';
import { DecisionDetails } from '../runs/decision-line';
import { DeliveryState } from '../runs/delivery-state';
import { useIsAmong } from '../shell/use-role';
import { Badge } from '../ui/status';
import { usePageContext, useWords } from '../words/page';
import { CaseBody, DeliveryBody, EventBody, readDecision, RunBody, StepBody } from './body';
import { HappeningLine } from './happening-line';

type Line = (props: { entry: ThreadEntry }) => JSX.Element;

const Happened: Line = ({ entry }) => {
  const w = useWords();
  const { data } = EventBody.safeParse(entry.body);
  if (!data) return <Unreadable entry={entry} />;
  const facts = Object.entries(data.payload);
  return (
    <HappeningLine icon={CalendarClock} at={entry.at} text={w('thread.event', { name: data.name })}>
      {facts.length > 0 && (
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-label">
          {facts.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="font-mono text-ink-3">{name}</dt>
              <dd className="wrap-break-word">{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </HappeningLine>
  );
};

const Entered: Line = ({ entry }) => {
  const w = useWords();
  const { language } = usePageContext();
  const { data } = RunBody.safeParse(entry.body);
  if (!data) return <Unreadable entry={entry} />;
  const word = data.status === 'refused' ? 'thread.refused' : 'thread.run';
  return (
    <HappeningLine
      icon={Waypoints}
      at={entry.at}
      text={
        <>
          {w(word, { flow: data.flowName })} {entry.test && <Badge>{w('runs.test')}</Badge>}
        </>
      }
    >
      {data.why && <p>{say({ code: data.why.code, params: { flow: data.flowName } }, language)}</p>}
      <RunLink run={data.run} />
    </HappeningLine>
  );
};

const Stepped: Line = ({ entry }) => {
  const { language } = usePageContext();
  const { data } = StepBody.safeParse(entry.body);
  if (!data) return <Unreadable entry={entry} />;
  const icon = data.event === 'ended' ? Flag : Waypoints;
  return (
    <HappeningLine icon={icon} at={entry.at} text={data.why ? say(data.why, language) : data.flowName}>
      <p>{data.flowName}</p>
      <RunLink run={data.run} />
    </HappeningLine>
  );
};

const Decided: Line = ({ entry }) => {
  const decision = readDecision(entry.body);
  return decision ? <DecisionDetails decision={decision} at={entry.at} /> : <Unreadable entry={entry} />;
};

const Sent: Line = ({ entry }) => {
  const w = useWords();
  const { data } = DeliveryBody.safeParse(entry.body);
  if (!data) return <Unreadable entry={entry} />;
  return (
    <HappeningLine
      icon={Send}
      at={entry.at}
      text={
        <>
          {entry.channel && w(`common.channel.${entry.channel}`)} <DeliveryState state={data.state} />
        </>
      }
    >
      <p className="wrap-break-word">{[data.address, data.error?.detail].filter(Boolean).join(' · ')}</p>
    </HappeningLine>
  );
};

const Opened: Line = ({ entry }) => {
  const w = useWords();
  const { language } = usePageContext();
  const maySee = useIsAmong(CASE_READERS);
  const { data } = CaseBody.safeParse(entry.body);
  if (!data) return <Unreadable entry={entry} />;
  return (
    <HappeningLine icon={Headset} at={entry.at} text={w(`thread.case.${data.status}`)}>
      {data.reason && <p>{say(data.reason, language)}</p>}
      {data.queue && <p>{w('thread.case.queue', { queue: data.queue })}</p>}
      {maySee && (
        <Link to={paths.inbox(entry.id)} className="w-fit text-accent hover:underline">
          {w('thread.case.see')}
        </Link>
      )}
    </HappeningLine>
  );
};

/** Nothing is hidden because this release cannot read it. */
const Unreadable: Line = ({ entry }) => {
  const w = useWords();
  return (
    <HappeningLine icon={FileQuestionMark} at={entry.at} text={w('thread.unreadable')}>
      <code className="font-mono text-label wrap-break-word whitespace-pre-wrap">{JSON.stringify(entry.body)}</code>
    </HappeningLine>
  );
};

const RunLink = ({ run }: { run: string }) => {
  const w = useWords();
  return (
    <Link to={paths.run(run)} className="w-fit text-accent hover:underline">
      {w('thread.run.open')}
    </Link>
  );
};

const LINES: Record<Exclude<ThreadEntry['kind'], 'message'>, Line> = {
  event: Happened,
  run: Entered,
  step: Stepped,
  decision: Decided,
  delivery: Sent,
  case: Opened,
};

/** Whatever happened beside the words: one grey line that opens in place. */
export function EventLine({ entry }: { entry: ThreadEntry }) {
  const Line = entry.kind === 'message' ? Unreadable : LINES[entry.kind];
  return <Line entry={entry} />;
}
