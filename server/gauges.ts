import { Gauge, type Registry } from 'prom-client';
import type { Deps } from '../services/deps';

const FRESH_MS = 5_000;
/** Counted no further: by then the number says "far too many" whatever it is. */
const MOST = 10_000;

interface Figures {
  halted: number;
  due: number;
  oldestMs: number;
  sendsDue: number;
  unknown: number;
}

/**
 * What an operator wants to be woken for, over the whole installation. Asked of the database when Prometheus asks, at most
 * every five seconds, each figure from an index; where the database does not answer, the figures are absent rather than old.
 */
export function addGauges(registry: Registry, deps: Pick<Deps, 'sql' | 'clock' | 'log'>): void {
  const gauges: [keyof Figures, Gauge, factor: number][] = [
    ['halted', gauge('hilo_runs_halted', 'Runs that cannot go on until a person retries or ends them'), 1],
    ['due', gauge('hilo_runs_due', `Runs that are due and not taken yet, ${MOST} at most`), 1],
    ['oldestMs', gauge('hilo_runs_oldest_due_seconds', 'How long the longest waiting of them has been due'), 0.001],
    ['sendsDue', gauge('hilo_sends_due', `Reserved sends whose time has come, ${MOST} at most`), 1],
    ['unknown', gauge('hilo_deliveries_unknown', 'Sends of which nobody can tell yet whether they arrived'), 1],
  ];
  let readAt = -Infinity;
  let reading: Promise<void> = Promise.resolve();

  async function read(): Promise<void> {
    try {
      const figures = await readFigures(deps);
      for (const [name, shown, factor] of gauges) shown.set(figures[name] * factor);
    } catch (error) {
      for (const [, shown] of gauges) shown.remove();
      deps.log.warn({ err: error }, 'the figures for /metrics could not be read');
    }
  }

  function gauge(name: string, help: string): Gauge {
    return new Gauge({
      name,
      help,
      registers: [registry],
      collect: () => {
        if (performance.now() - readAt > FRESH_MS) {
          readAt = performance.now();
          reading = read();
        }
        return reading;
      },
    });
  }
}

async function readFigures({ sql, clock }: Pick<Deps, 'sql' | 'clock'>): Promise<Figures> {
  const now = clock.now();
  const [row] = await sql.begin('read only', async (tx) => {
    await tx`select set_config('hilo.workspaces', (select string_agg(id, ',') from hilo_workspace_ids() as id), true)`;
    return tx<Figures[]>`
      with due as (select wake_at from runs where status = 'live' and wake_at <= hilo_at(${now}) order by wake_at limit ${MOST})
      select
        (select coalesce(sum(n), 0) from flows f, lateral (select count(*) as n from runs r
           where r.workspace_id = f.workspace_id and r.flow_id = f.id and r.status = 'halted') as halted)::float8 as halted,
        (select count(*) from due)::float8 as due,
        coalesce(${now} - (select min(hilo_ms(wake_at)) from due), 0)::float8 as "oldestMs",
        (select count(*) from (select 1 from deliveries where state = 'reserved' and next_at <= hilo_at(${now}) limit ${MOST}) as d)::float8
          as "sendsDue",
        (select count(*) from (select 1 from deliveries where state = 'unknown' and next_at is not null limit ${MOST}) as u)::float8
          as unknown`;
  });
  return row ?? { halted: 0, due: 0, oldestMs: 0, sendsDue: 0, unknown: 0 };
}
