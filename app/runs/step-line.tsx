import type { ReactNode } from 'react';
import { say } from '../../core/words';
import type { StepView } from '../../services/runs/read';
import { cx } from '../ui/cx';
import { useFormat, usePageContext, useWords } from '../words/page';

/** The dot of a line on the thread: where a run is, where it ended, what it passed. */
export type Dot = 'passed' | 'here' | 'end' | 'note' | 'wait' | 'fail';
const DOTS: Record<Dot, string> = {
  passed: 'bg-accent',
  here: 'bg-paper ring-2 ring-accent',
  end: 'bg-ink-2 rounded-none!',
  note: 'size-1.5! bg-line-edge',
  wait: 'bg-wait rounded-none! [clip-path:polygon(50%_0,100%_100%,0_100%)]',
  fail: 'bg-fail [clip-path:polygon(30%_0,70%_0,100%_30%,100%_70%,70%_100%,30%_100%,0_70%,0_30%)]',
};

/** One line beside the thread. */
export function ThreadLine(props: {
  dot: Dot;
  at: string | number;
  title?: ReactNode;
  /** A new day begins with this line. */
  day?: boolean;
  children?: ReactNode;
  className?: string;
}) {
  const format = useFormat();
  return (
    <div className={cx('relative flex gap-3 py-1 pl-6', props.className)}>
      <span aria-hidden className="absolute inset-y-0 left-[7px] w-[3px] bg-accent/30" />
      <span
        aria-hidden
        className={cx('absolute top-2 left-[8.5px] size-2.5 -translate-x-1/2 rounded-full', DOTS[props.dot])}
      />
      <div className="min-w-0 flex-1">
        {props.title && <p className="font-medium wrap-break-word">{props.title}</p>}
        {props.children}
      </div>
      <time
        dateTime={new Date(props.at).toISOString()}
        title={format.moment(props.at)}
        className="w-19 shrink-0 text-right text-label text-ink-3"
      >
        {props.day && <span className="block whitespace-nowrap">{format.weekday(props.at)}</span>}
        {format.time(props.at)}
      </time>
    </div>
  );
}

/** A line of a run's journal: the step's name, and why in words. */
export function StepLine(props: {
  step: Pick<StepView, 'at' | 'event' | 'why' | 'outlet'>;
  name: string | null;
  here: boolean;
  day?: boolean;
  children?: ReactNode;
}) {
  const { language } = usePageContext();
  const w = useWords();
  const { step } = props;
  const dot: Dot = step.event === 'note' ? 'note' : step.event === 'ended' ? 'end' : props.here ? 'here' : 'passed';
  return (
    <ThreadLine
      dot={dot}
      at={step.at}
      day={props.day}
      title={step.event === 'ended' ? w('runs.step.ended') : props.name}
    >
      {step.why && <p className="text-ink-2 wrap-break-word">{say(step.why, language)}</p>}
      {props.children}
    </ThreadLine>
  );
}
