import type { Installation } from './installation';

/**
 * Raw single-row commits a second, fsync on, at so many connections: what the machine's PostgreSQL can do at all, in the same minute as
 * the figure it stands beside.
 */
export async function rawCommits(hilo: Installation, connections: number, seconds: number): Promise<number> {
  await hilo.root`create table if not exists bench_raw (id text primary key, at timestamptz not null default now())`;
  await hilo.root`grant all on bench_raw to hilo_app`;
  let done = 0;
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async (_, worker) => {
      for (let n = 0; performance.now() < until; n++) {
        await hilo.deps.sql`insert into bench_raw (id) values (${`${worker}-${n}-${began}`})`;
        done += 1;
      }
    }),
  );
  return done / ((performance.now() - began) / 1000);
}
