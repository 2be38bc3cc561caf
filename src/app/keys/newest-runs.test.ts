import { expect, it, vi } from 'vitest';

import type { Api } from '#api/operations.ts';
import { aRun } from '#test/a-run.ts';
import type { Run } from '#core/run/run.ts';

import { newestRunsOf } from './newest-runs.ts';

const some = (count: number): readonly Run[] => Array.from({ length: count }, () => aRun());

/** What is found, and the months that were asked for, on a platform that has so many runs of a month. */
async function find(listsMonths: boolean, counts: Readonly<Record<string, number>>) {
  const runs = vi.fn<Api['runs']>(({ month = 'now', pageSize }) =>
    Promise.resolve({ runs: some(Math.min(pageSize, counts[month] ?? 0)), unread: [], total: 0 }),
  );
  const now = Date.parse('2026-01-15T12:00:00Z');
  const serverTime: Api['serverTime'] = () => ({ now, within: 0, isSynced: true });
  const found = await newestRunsOf({ runs, listsMonths, serverTime })({});
  return [found.length, runs.mock.calls.map(([{ month }]) => month ?? 'now')];
}

it('the newest runs are those of earlier months too, where the platform lists them by the month', async () => {
  expect(await find(true, { '2025-12': 3, '2025-10': 40 })).toEqual([
    28,
    ['now', '2025-12', '2025-11', '2025-10'],
  ]);
});

it('no more months are asked for than are needed, nor than six', async () => {
  expect(await find(true, { now: 25 })).toEqual([25, ['now']]);
  expect((await find(true, {}))[1]).toHaveLength(6);
});

it('a platform that lists all runs is asked once', async () => {
  expect(await find(false, { now: 2 })).toEqual([2, ['now']]);
});
