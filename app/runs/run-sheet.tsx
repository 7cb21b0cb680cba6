import { Link } from '@remix-run/react';
import { Headset } from 'lucide-react';
import { say } from '../../core/words';
import type { RunPage } from '../../services/runs/read';
import { paths } from '../http/paths';
import { CASE_READERS } from '../inbox/roles';
import { useNow } from '../shell/use-live';
import { useIsAmong } from '../shell/use-role';
import { ChannelGlyph } from '../ui/channel-glyph';
import { cx } from '../ui/cx';
import { Sheet } from '../ui/sheet';
import { useFormat, usePageContext, useWords } from '../words/page';
import { DecisionDetails } from './decision-line';
import { DeliveryState } from './delivery-state';
import { haltOf } from './halt';
import { journalOf, type JournalLine } from './journal';
import { Reads } from './reads';
import { FLOW_READERS } from './roles';
import { RunState } from './run-state';
import { StepLine } from './step-line';
import { stepTitle } from './step-title';

/** The journal of a run beside its path: what it did, when, why, and what every rule read. */
export function RunSheet(props: { page: RunPage; node: string | null; onNode: (node: string | null) => void }) {
  const w = useWords();
  const format = useFormat();
  const { page, node, onNode } = props;
  const { run } = page;
  const lines = journalOf(page);
  const names = new Map(run.document?.nodes.map((one) => [one.id, stepTitle(one.name, one.kind, w)]));
  const dayOf = (line: JournalLine | undefined) => line && format.weekday(line.at);
  return (
    <Sheet
      label={w('runs.journal')}
      className="w-100!"
      title={
        <Link to={paths.contact(run.contact)} className="hover:underline">
          {run.contactName ?? run.contact}
        </Link>
      }
    >
      <Standing page={page} />
      <ol aria-label={w('runs.journal')} className="px-3 py-3">
        {lines.map((line, at) => (
          <li
            key={line.key}
            className={cx('rounded-md px-1', node !== null && line.node === node && 'bg-accent-soft')}
            onClick={() => line.node !== null && onNode(line.node)}
          >
            {line.kind === 'decision' ? (
              <div className="relative py-1 pl-6">
                <span aria-hidden className="absolute inset-y-0 left-[7px] w-[3px] bg-accent/30" />
                <DecisionDetails decision={line.decision} />
              </div>
            ) : (
              <StepLine
                step={line.step}
                name={line.again || line.node === null ? null : (names.get(line.node) ?? null)}
                here={run.status === 'live' && run.node === line.node}
                day={dayOf(line) !== dayOf(lines[at - 1])}
              >
                {line.delivery && (
                  <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-label text-ink-3">
                    <ChannelGlyph channel={line.delivery.channel} className="size-3.5" />
                    <span>{line.delivery.address}</span>
                    <DeliveryState state={line.delivery.state} className="text-label" />
                  </p>
                )}
                {line.step.reads && <Reads reads={line.step.reads} />}
              </StepLine>
            )}
          </li>
        ))}
      </ol>
    </Sheet>
  );
}

/** Where it stands, what it waits for, and what a person is to do about it. */
function Standing({ page }: { page: RunPage }) {
  const w = useWords();
  const format = useFormat();
  const { language } = usePageContext();
  const now = useNow(5000);
  const { run, cases } = page;
  const maySee = useIsAmong(CASE_READERS);
  const mayEdit = useIsAmong(FLOW_READERS);
  const open = cases.find(({ status }) => status !== 'resolved');
  return (
    <div className="flex flex-col gap-1.5 border-b px-4 py-3">
      <p className="flex items-center justify-between gap-2">
        <RunState run={run} />
        {run.version !== null &&
          (mayEdit ? (
            <Link to={paths.flow(run.flow)} className="text-label text-ink-3 hover:underline">
              {w('runs.version', { version: run.version })}
            </Link>
          ) : (
            <span className="text-label text-ink-3">{w('runs.version', { version: run.version })}</span>
          ))}
      </p>
      <p className="text-label text-ink-3">
        {w('runs.started', { moment: format.moment(run.startedAt) })}
        {run.endedAt && ` · ${w('runs.ended', { moment: format.moment(run.endedAt) })}`}
        {run.status === 'live' &&
          ` · ${run.wakeAt ? w('runs.next', { time: format.since(run.wakeAt, now) }) : w('runs.next.input')}`}
      </p>
      {run.status === 'halted' && (
        <p role="alert" className="rounded-md bg-fail-soft px-2.5 py-2 text-fail-ink">
          {w(haltOf(run.outcome))} {w('runs.halt.what')}
          {typeof run.outcome?.detail === 'string' && run.outcome.detail !== '' && (
            <code className="mt-1 block font-mono text-label break-words">{run.outcome.detail}</code>
          )}
        </p>
      )}
      {run.status === 'refused' && (
        <p className="text-ink-2">
          {say(
            {
              code: typeof run.outcome?.code === 'string' ? run.outcome.code : 'entry.refused',
              params: { flow: run.flowName },
            },
            language,
          )}
        </p>
      )}
      {open && maySee && (
        <Link to={paths.inbox(open.id)} className="flex w-fit items-center gap-1.5 text-accent hover:underline">
          <Headset className="size-4" aria-hidden />
          {w('runs.case')}
        </Link>
      )}
    </div>
  );
}
