import { beforeAll, describe, expect, test } from 'vitest';
import type { Lookup, RetryClass, SendOutcome } from '../../channels/channel';
import type { ChannelName } from '../../core/vocabulary';
import { contactOf, DAY, MINUTE, phoneOf, SECOND, useStage } from '../conformance/stage';
import { draw, end, onEvent, say } from '../support/draw';
import type { ScriptedProvider } from '../support/world';
import { onEveryEngine } from './on-every-engine';

const PURPOSES = ['service', 'transactional'] as const;
const FIRST = ['sms', 'email'] as const;
/** The message's only channel, or the first of two. */
const ROUTES = ['alone', 'then RCS'] as const;
/** Short, for Temporal waits so long by a clock that nobody moves. */
const RETRY_MS = 200;

type Answer = SendOutcome | 'lost';
const refused = (retry: RetryClass): SendOutcome => ({
  status: 'rejected',
  retry,
  code: `test_${retry}`,
  detail: '',
  ...(retry === 'R' ? { retryAfterMs: RETRY_MS } : {}),
});
const UNKNOWN: SendOutcome = { status: 'unknown', detail: 'test' };

interface Cell {
  purpose: (typeof PURPOSES)[number];
  first: (typeof FIRST)[number];
  route: (typeof ROUTES)[number];
}
interface Row {
  /** What the first channel's provider answers, call by call; then it accepts. */
  answers: Answer[];
  /** What it says of a delivery when it is asked. */
  lookup?: Lookup['status'];
  /** What the ledger holds in the end; every entry was one call. */
  ledger: (cell: Cell) => string[];
  /** The end that the run came to: by `sent`, or by `not_sent`. */
  ends: (cell: Cell) => 'gone' | 'unsent';
}
const times = (count: number, word: string) => Array.from({ length: count }, () => word);
const gone = () => 'gone' as const;
/** Given up on the first channel: the next one has it, if there is one. */
const elsewhere = {
  ledger: ({ first, route }: Cell) => [`${first} failed`, ...(route === 'alone' ? [] : ['rcs accepted'])],
};
const ifElsewhere = { ends: ({ route }: Cell) => (route === 'alone' ? ('unsent' as const) : ('gone' as const)) };
/** Nobody ever learns more: it counts as sent, and nothing goes in its place. */
const doubted = { ledger: ({ first }: Cell) => [`${first} unknown`], ends: gone };

const ROWS: Record<string, Row> = {
  'accepted: one call': { answers: [], ledger: ({ first }) => [`${first} accepted`], ends: gone },
  'R, throttled once: it goes again, as an entry of its own': {
    answers: [refused('R')],
    ledger: ({ first }) => [`${first} failed`, `${first} accepted`],
    ends: gone,
  },
  'R without end: six tries, then the next channel or not sent': {
    answers: times(9, '').map(() => refused('R')),
    ledger: ({ first, route }) => [...times(6, `${first} failed`), ...(route === 'alone' ? [] : ['rcs accepted'])],
    ...ifElsewhere,
  },
  'W: the next channel, or the same one a day later': {
    answers: [refused('W')],
    ledger: ({ first, route }) => [`${first} failed`, route === 'alone' ? `${first} accepted` : 'rcs accepted'],
    ends: gone,
  },
  'F: the next channel or not sent': { answers: [refused('F')], ...elsewhere, ...ifElsewhere },
  'T: the next channel or not sent': { answers: [refused('T')], ...elsewhere, ...ifElsewhere },
  'X: a channel of another address, or not sent': {
    answers: [refused('X')],
    // RCS would reach the very phone that is given up.
    ledger: ({ first, route }) => [
      `${first} failed`,
      ...(route !== 'alone' && first === 'email' ? ['rcs accepted'] : []),
    ],
    ends: ({ first, route }) => (route !== 'alone' && first === 'email' ? 'gone' : 'unsent'),
  },
  'unknown, and the provider has it': {
    answers: [UNKNOWN],
    lookup: 'accepted',
    ledger: ({ first }) => [`${first} accepted`],
    ends: gone,
  },
  'a lost answer, and the provider has delivered it': {
    answers: ['lost'],
    lookup: 'delivered',
    ledger: ({ first }) => [`${first} delivered`],
    ends: gone,
  },
  'unknown, and the provider could not deliver it': {
    answers: [UNKNOWN],
    lookup: 'failed',
    ...elsewhere,
    ...ifElsewhere,
  },
  'a lost answer, and the provider has never seen it: only what is transactional goes once more': {
    answers: ['lost'],
    lookup: 'never_seen',
    ledger: ({ first, purpose }) =>
      purpose === 'transactional' ? [`${first} failed`, `${first} accepted`] : [`${first} unknown`],
    ends: gone,
  },
  'never seen, and never seen again: not a third time': {
    answers: ['lost', UNKNOWN],
    lookup: 'never_seen',
    ledger: ({ first, purpose }) =>
      purpose === 'transactional' ? [`${first} failed`, `${first} unknown`] : [`${first} unknown`],
    ends: gone,
  },
  'unknown, and the provider cannot tell': { answers: [UNKNOWN], lookup: 'cannot_tell', ...doubted },
  'a lost answer of a provider that nobody can ask': { answers: ['lost'], ...doubted },
};
const CELLS: Cell[] = PURPOSES.flatMap((purpose) =>
  FIRST.flatMap((first) => ROUTES.map((route) => ({ purpose, first, route }))),
);

/** Answers by whom it is for, so that everybody may live through their trouble at the same time. */
function byPerson(
  provider: ScriptedProvider,
  channel: ChannelName,
  plans: Map<string, { answers: Answer[]; lookup?: Lookup['status'] }>,
) {
  const whose = new Map<string, string>();
  provider.send = async (_connection, { delivery, to, text, channel: by }) => {
    provider.sent.push({ delivery, to, text, channel: by });
    whose.set(delivery, to);
    const answer = by === channel ? plans.get(to)?.answers.shift() : undefined;
    if (answer === 'lost') throw new Error('the connection was lost');
    return Promise.resolve(answer ?? { status: 'accepted', providerId: `p_${delivery}` });
  };
  provider.lookup = async (_connection, delivery) => {
    const status = plans.get(whose.get(delivery) ?? '')?.lookup;
    if (status === undefined) throw new Error('it cannot be asked');
    if (status === 'never_seen' || status === 'cannot_tell') return Promise.resolve({ status });
    return Promise.resolve({ status, providerId: `p_${delivery}` });
  };
}

onEveryEngine((factory) => {
  const stage = useStage(factory);
  // Every run costs Temporal a workflow: there each purpose takes one of the two routes.
  const cells = CELLS.filter(
    ({ purpose, route }) => factory.name === 'embedded' || (purpose === 'service') === (route === 'then RCS'),
  );
  const lives = Object.entries(ROWS).flatMap(([name, row], r) =>
    cells.map((cell, c) => ({ name, row, cell, person: r * CELLS.length + c, run: '' })),
  );
  const eventOfCell = ({ purpose, first, route }: Cell) => `${purpose} ${first} ${route}`;

  // Everybody lives through the same two days together.
  beforeAll(async () => {
    const { publish, inline, queued, enters, pass } = stage();
    for (const cell of cells) {
      const { purpose, first, route } = cell;
      const channels: ChannelName[] = route === 'alone' ? [first] : [first, 'rcs'];
      await publish(
        draw(
          eventOfCell(cell),
          [
            onEvent(eventOfCell(cell), 'tell'),
            say('tell', channels, { sent: 'gone', not_sent: 'unsent' }),
            end('gone'),
            end('unsent'),
          ],
          { purpose },
        ),
      );
    }
    const plans = new Map(
      lives.map(({ row, cell, person }) => [
        cell.first === 'sms' ? phoneOf(person) : contactOf(person).email,
        { answers: [...row.answers], lookup: row.lookup },
      ]),
    );
    byPerson(inline, 'sms', plans);
    byPerson(queued, 'email', plans);
    for (const life of lives) life.run = await enters(life.person, eventOfCell(life.cell));
    const retries = times(6, '').map(() => RETRY_MS);
    const looks = [SECOND, 15 * SECOND, 15 * SECOND, MINUTE, 10 * MINUTE, MINUTE];
    for (const ms of [...retries, ...looks, DAY]) await pass(ms);
  });

  describe.for(Object.keys(ROWS))('%s', (name) => {
    test.for(lives.filter((life) => life.name === name))(
      '$cell.purpose, $cell.first $cell.route',
      async ({ row, cell, person, run: id }) => {
        const { run, ledger, thread, inline, queued } = stage();
        const entries = await ledger(id);
        expect(entries.map(({ channel, state }) => `${channel} ${state}`)).toEqual(row.ledger(cell));
        expect(await run(id)).toMatchObject({ status: 'ended', outcome: { name: row.ends(cell) } });
        // The provider's own log: no call without its entry, and no entry called twice.
        const theirs = new Set([phoneOf(person), contactOf(person).email]);
        const called = [...inline.sent, ...queued.sent].filter(({ to }) => theirs.has(to));
        expect(called.map(({ delivery }) => delivery).sort()).toEqual(entries.map((entry) => entry.id).sort());
        const said = entries.filter(({ state }) => state === 'accepted' || state === 'delivered');
        expect(await thread(id)).toHaveLength(said.length);
      },
    );
  });

  test('who was given up (X) is not tried again on any channel of that address', async () => {
    const { enters, settled, run, ledger } = stage();
    const gaveUp = lives.filter(({ name }) => name.startsWith('X'));
    expect(gaveUp).toHaveLength(cells.length);
    const again = [];
    for (const { cell, person } of gaveUp) again.push({ cell, id: await enters(person, eventOfCell(cell)) });
    await settled();
    for (const { cell, id } of again) {
      const reached = cell.route !== 'alone' && cell.first === 'email';
      expect((await ledger(id)).map(({ channel }) => channel)).toEqual(reached ? ['rcs'] : []);
      expect(await run(id)).toMatchObject({ outcome: { name: reached ? 'gone' : 'unsent' } });
    }
  });
});
