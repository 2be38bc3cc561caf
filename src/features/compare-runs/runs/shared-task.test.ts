import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';

import type { Api } from '#api/operations.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun } from '#test/a-run.ts';
import { createdAt } from '#core/run/run-time.ts';
import { aSavedTask } from '#test/a-saved-task.ts';
import type { SavedTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';

import { sharedTaskQuery } from './shared-task.ts';

const OLDER = aRun({ slug: '01KSFDS8XWTJME33C08XMCR6B9' as RunSlug });
const NEWER = aRun({ slug: '01KSFDSC00TJME33C08XMCR6B9' as RunSlug });
const BEGAN = createdAt(OLDER.slug) ?? 0;
const TASK = aSavedTask({ updatedAt: BEGAN - 60_000 });

type Setup = {
  /** The task that this browser started each run of; absent where it started none. */
  readonly started?: { readonly older?: TaskSlug | undefined; readonly newer?: TaskSlug | undefined };
  /** What the platform has of the task; none where it cannot be read. */
  readonly task?: SavedTask;
};

function shared({ started = {}, task }: Setup) {
  const client = new QueryClient();
  // What is asked of it here.
  const api = {
    serverTime: () => ({ now: BEGAN + 86_400_000 }),
    walkRuns: () => Promise.resolve({ runs: [NEWER, OLDER] }),
    v2: {
      task: () => (task ? Promise.resolve(task) : Promise.reject(new TypeError('gone'))),
      tasks: () => Promise.resolve({ tasks: task ? [task] : [], unread: [], total: task ? 1 : 0 }),
    },
  } as unknown as Api;
  const runOf = { older: OLDER.slug, newer: NEWER.slug };
  const readStarted = () =>
    Promise.resolve(
      new Map(SIDES.flatMap((side) => (side in started ? [[runOf[side], started[side]] as const] : []))),
    );
  return client.query(sharedTaskQuery({ api, client, readStarted }, [OLDER, NEWER]));
}

const SIDES = ['older', 'newer'] as const;
const both = { older: TASK.slug, newer: TASK.slug };
const { slug, title: name } = TASK;

it('knows the task of which this browser started both runs, and that it was last changed before them', async () => {
  const known = { slug, name, isSure: true };
  expect(await shared({ started: both, task: TASK })).toEqual({ ...known, unchangedSince: TASK.updatedAt });
  expect(await shared({ started: both, task: { ...TASK, updatedAt: BEGAN + 1_000 } })).toEqual(known);
});

it('does not say that a task was unchanged which was changed in the second of the older run', async () => {
  const updatedAt = Math.floor(BEGAN / 1_000) * 1_000;
  expect(await shared({ started: both, task: { ...TASK, updatedAt } })).not.toHaveProperty('unchangedSince');
});

it('names a task that cannot be read by its ID, and does not say whether it was changed', async () => {
  expect(await shared({ started: both })).toEqual({ slug, name: slug, isSure: true });
});

it('takes two runs for those of a schedule which began at its times, and for no more than probably', async () => {
  const beijing = new Date(BEGAN + 8 * 3_600_000).toISOString();
  const schedule = { kind: 'daily', time: beijing.slice(11, 16) } as const;
  const task = { ...TASK, isScheduled: true, schedule, updatedAt: BEGAN - 3_600_000 };
  expect(await shared({ started: { newer: slug }, task })).toMatchObject({ slug, isSure: false });
  expect(await shared({ task })).toBeNull();
});

it('knows no task of runs of two tasks, nor of those that this browser started of none', async () => {
  expect(await shared({ started: { older: slug, newer: 'another' as TaskSlug }, task: TASK })).toBeNull();
  expect(await shared({ started: { older: undefined, newer: undefined }, task: TASK })).toBeNull();
});
