import { parseArgs } from 'node:util';
import { createJudge } from './judge-server';

/**
 * The judge in a process of its own:
 * `tsx bench/judge.ts --port 0 --log judge.jsonl [--latency MS] [--jitter MS] [--errors RATE] [--refusals RATE]
 * [--lost RATE] [--dropped RATE] [--secret TEXT] [--seed N]`. Prints one line, `judge http://127.0.0.1:PORT/messages`.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    log: { type: 'string' },
    latency: { type: 'string', default: '0' },
    jitter: { type: 'string', default: '0' },
    errors: { type: 'string', default: '0' },
    refusals: { type: 'string', default: '0' },
    lost: { type: 'string', default: '0' },
    dropped: { type: 'string', default: '0' },
    secret: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
if (values.log === undefined) throw new Error('The judge needs a place for its log: --log FILE.');

const server = createJudge({
  log: values.log,
  secret: values.secret,
  seed: Number(values.seed),
  trouble: {
    latencyMs: Number(values.latency),
    jitterMs: Number(values.jitter),
    errorRate: Number(values.errors),
    refusalRate: Number(values.refusals),
    lostRate: Number(values.lost),
    droppedRate: Number(values.dropped),
  },
});
server.listen(Number(values.port), '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : values.port;
  process.stdout.write(`judge http://127.0.0.1:${port}/messages\n`);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.closeAllConnections();
    server.close(() => process.exit(0));
  });
}
