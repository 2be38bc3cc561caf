import type { ReactNode } from 'react';
import { beforeAll, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';

import { aDescriptor } from '#test/a-descriptor.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun } from '#test/a-run.ts';
import type { Run } from '#core/run/run.ts';
import { aSavedTask } from '#test/a-saved-task.ts';
import { loadWords } from '#messages/i18n.ts';
import { renderConsole } from '#test/console.tsx';

import { AgendaCard } from '../list/agenda-card.tsx';
import { TaskCost } from './task-cost.tsx';

const NOON = Date.UTC(2026, 10, 24, 12);

/** One that may give 500 results, and a run of its Worker that gave 20 at $0.003 each. */
const task = aSavedTask({
  schedule: { kind: 'daily', time: '09:00' },
  isScheduled: true,
  input: { system: { max_total_charge: 2 }, custom: { keywords: ['bakery'], max_results: 500 } },
});
const cheap = aRun({
  ...{ status: 'succeeded', version: 'v1.0.5', results: 20, usage: 0.06 },
  ...{ startedAt: NOON, finishedAt: NOON + 60_000 },
});

beforeAll(() => loadWords('tasks'));

async function show(screen: ReactNode, runs: readonly Run[] = [cheap]) {
  await renderConsole(screen, {
    api: {
      worker: () => Promise.resolve(aDescriptor()),
      walkRuns: () => Promise.resolve({ runs }),
      account: () => Promise.resolve({ balance: 100 }),
      v2: { tasks: () => Promise.resolve({ tasks: [task], unread: [], total: 1 }) },
    },
  });
}

it('of a task is about what its price says, and “at most” is kept for maximum charges', async () => {
  await show(<TaskCost before={task} after={task} />);
  await expect.element(page.getByText('About $45.00, at most $60.00 a month: 30 runs.')).toBeVisible();
  await expect.element(page.getByText('By the price learned from 1 run.')).toBeVisible();
});

it('of all schedules is about that, too', async () => {
  await show(<AgendaCard onNeedKey={() => undefined} />);
  await expect.element(page.getByText('A month: about $45.00 · at most $60.00')).toBeVisible();
});

describe('where runs are probably of it', () => {
  const at = Date.UTC(2026, 10, 23, 1);
  const own = aRun({
    slug: 'not-by-time' as RunSlug,
    ...{ status: 'succeeded', version: 'v1.0.5', results: 40, usage: 0.12 },
    ...{ startedAt: at + 60_000, finishedAt: at + 120_000 },
  });

  it('is what those have cost, and not the most of it', async () => {
    await show(<TaskCost before={task} after={task} />, [cheap, own]);
    await expect.element(page.getByText('About $3.60, at most $60.00 a month: 30 runs.')).toBeVisible();
    await expect.element(page.getByText(/^By its last run since it was changed/)).toBeVisible();
    await expect.element(page.getByText('40 results')).toBeVisible();
  });

  it('is no longer told by them once another version is chosen', async () => {
    await show(<TaskCost before={task} after={{ ...task, version: 'v1.0.4' }} />, [cheap, own]);
    await expect.element(page.getByText('At most $60.00 a month: 30 runs.')).toBeVisible();
  });

  it('is no more than the limit that is set', async () => {
    const capped = { ...task, input: { ...task.input, system: { max_total_charge: 0.1 } } };
    await show(<TaskCost before={task} after={capped} />, [cheap, own]);
    await expect.element(page.getByText('About $3.00, at most $3.00 a month: 30 runs.')).toBeVisible();
  });

  it('is that in all schedules too', async () => {
    await show(<AgendaCard onNeedKey={() => undefined} />, [cheap, own]);
    const sum = 'A month: about $3.60 · at most $60.00';
    await expect.element(page.getByText(sum)).toBeVisible();
  });
});
