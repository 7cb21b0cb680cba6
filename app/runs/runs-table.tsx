import { Link } from '@remix-run/react';
import { RotateCcw } from 'lucide-react';
import { say } from '../../core/words';
import type { RunListed } from '../../services/runs/read';
import type { action } from '../routes/_app.runs._index';
import { paths } from '../http/paths';
import { useNow } from '../shell/use-live';
import { Button } from '../ui/button';
import { useIntent } from '../ui/form';
import { Badge } from '../ui/status';
import { rowLink, Table, Td, Th, Tr } from '../ui/table';
import { useFormat, usePageContext, useWords } from '../words/page';
import { haltOf } from './halt';
import { RunState } from './run-state';

/** Runs as rows: who, where, since when, and what is next. */
export function RunsTable({ runs, mayRetry }: { runs: readonly RunListed[]; mayRetry: boolean }) {
  const w = useWords();
  return (
    <Table label={w('runs.title')}>
      <thead>
        <tr>
          <Th className="pl-4">{w('runs.column.contact')}</Th>
          <Th>{w('runs.column.flow')}</Th>
          <Th>{w('runs.column.state')}</Th>
          <Th className="w-36">{w('runs.column.next')}</Th>
          <Th className="w-28">{w('runs.column.started')}</Th>
          <Th className="w-28" />
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <Row key={run.id} run={run} mayRetry={mayRetry} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ run, mayRetry }: { run: RunListed; mayRetry: boolean }) {
  const w = useWords();
  const format = useFormat();
  const { language } = usePageContext();
  const now = useNow(30_000);
  const retry = useIntent<typeof action>();
  const next = run.status === 'live' ? run.wakeAt : run.endedAt;
  return (
    <Tr>
      <Td className="pl-4 whitespace-nowrap">
        <Link to={paths.run(run.id)} prefetch="intent" className={rowLink}>
          {run.contactName ?? run.contact}
        </Link>
      </Td>
      <Td className="text-ink-2">
        <span className="flex items-center gap-2 whitespace-nowrap">
          <span className="max-w-72 truncate max-xl:max-w-40">{run.flowName}</span>
          {run.version !== null && <span className="text-ink-3">v{run.version}</span>}
          {run.pace && <Badge>{w('runs.test')}</Badge>}
        </span>
      </Td>
      <Td>
        <RunState run={run} />
        {run.status === 'halted' && <span className="block text-label text-fail-ink">{w(haltOf(run.outcome))}</span>}
        {run.status === 'refused' && (
          <span className="block text-label text-ink-3">
            {say({ code: codeOf(run), params: { flow: run.flowName } }, language)}
          </span>
        )}
      </Td>
      <Td className="whitespace-nowrap text-ink-3">
        {next ? (
          <time dateTime={next} title={format.moment(next)}>
            {run.pace && run.status === 'ended' ? format.moment(next) : format.since(next, now)}
          </time>
        ) : run.status === 'live' ? (
          w('runs.next.input')
        ) : null}
      </Td>
      <Td className="whitespace-nowrap text-ink-3">
        <time dateTime={run.startedAt} title={format.moment(run.startedAt)}>
          {format.since(run.startedAt, now)}
        </time>
      </Td>
      <Td className="pr-4 text-right">
        {run.status === 'halted' && mayRetry && (
          <Button
            size="small"
            className="relative z-10"
            icon={<RotateCcw className="size-3" aria-hidden />}
            aria-disabled={retry.state !== 'idle'}
            onClick={() => retry.send('retry', { run: run.id }, '/runs?index')}
          >
            {w('common.retry')}
          </Button>
        )}
      </Td>
    </Tr>
  );
}

const codeOf = (run: RunListed) => (typeof run.outcome?.code === 'string' ? run.outcome.code : 'entry.refused');
