import { ApplicationFailure } from '@temporalio/common';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { Sql } from '../db/client';
import type { Deps } from '../services/deps';
import { manualClock } from '../services/clock';
import { createActivities } from './activities';

/** A database that is away, and says more than it should about it. */
function away(code: string, message: string): Deps {
  const sql = () => Promise.reject(Object.assign(new Error(message), { code }));
  return {
    sql: sql as unknown as Sql,
    clock: manualClock(0),
    log: pino({ level: 'silent' }),
  } as unknown as Deps;
}

const input = { schema: 1, run: 'run_1', workspace: 'ws_1' } as const;

test.each([
  ['57P01', '57P01'],
  ['+57 300 999 88 77', 'activity.failed'],
])(
  'what Temporal keeps of a failed drive is a code: %s becomes %s, without text, cause or stack',
  async (code, kept) => {
    const { activities } = createActivities(away(code, 'Key (value)=(+573009998877) already exists'));
    const failure = await activities.drive(input).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ApplicationFailure);
    expect(failure).toMatchObject({ message: kept, type: kept, stack: '', nonRetryable: false });
    expect((failure as ApplicationFailure).cause).toBeUndefined();
  },
);
