import { createInstallation } from './installation';
import { rawCommits } from './raw-commits';
import { round, type Result } from './result';

/** What this machine's PostgreSQL can commit at all, by connections: the measure that the other benches stand beside. No bar. */
export async function commits({ quick }: { quick: boolean }): Promise<Result> {
  const hilo = await createInstallation();
  try {
    const figures: Result['figures'] = {};
    for (const connections of [1, 4, 8]) {
      figures[`commits_per_s_${connections}`] = round(await rawCommits(hilo, connections, quick ? 1 : 5), 0);
    }
    return { bench: 'commits', figures, bars: {} };
  } finally {
    await hilo.close();
  }
}
