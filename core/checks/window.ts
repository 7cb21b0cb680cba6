import type { Drawn, Report } from './drawn';

const WINDOW = 24 * 3_600_000;
/** After so many changes a node is in a loop whose waits add up: the window is as good as closed. */
const PATIENCE = 30;

/**
 * Free text on WhatsApp only reaches a customer who wrote in the last 24 hours. For every node, the longest that may
 * have passed since then on any path: 0 right after an answer, more with each wait, without end where nobody has
 * written at all.
 */
export function checkWindow({ nodes, edges }: Drawn, report: Report): void {
  const since = new Map<string, number>();
  const changes = new Map<string, number>();
  const queue: string[] = [];
  const raise = (id: string, value: number) => {
    const times = (changes.get(id) ?? 0) + 1;
    const raised = value > WINDOW || times > PATIENCE ? Infinity : value;
    const known = since.get(id);
    if (known !== undefined && known >= raised) return;
    since.set(id, raised);
    changes.set(id, times);
    queue.push(id);
  };
  for (const [id, { configured }] of nodes) if (configured.start !== null) raise(id, Infinity);
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const configured = nodes.get(id)?.configured;
    for (const [outlet, to] of edges.get(id) ?? []) {
      const exit = configured?.outlets.find(({ name }) => name === outlet);
      const stay = exit?.instant ? 0 : (configured?.longest ?? 0);
      if (nodes.has(to)) raise(to, exit?.inbound ? 0 : (since.get(id) ?? Infinity) + stay);
    }
  }
  for (const [id, { configured }] of nodes) {
    if (since.get(id) !== Infinity) continue;
    for (const { channel, content } of configured.says)
      if (channel === 'whatsapp' && content.type !== 'template') {
        report(id, 'whatsapp.window_may_be_closed', {}, 'warning');
        break;
      }
  }
}
