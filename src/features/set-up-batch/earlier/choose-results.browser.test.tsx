import { expect, it } from 'vitest';
import { page } from 'vitest/browser';

import type { ListedBatch } from '#batches/batches.ts';
import type { BatchId } from '#core/batch/batch.ts';
import type { BatchState } from '#core/batch/state/batch-state.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { aRun } from '#test/a-run.ts';
import { NO_LABEL } from '#core/runs/run-label.ts';
import { storedLabels } from '#starts/names/run-labels.ts';
import { begin } from '#test/a-batch-state.ts';

import { renderConsole } from '#test/console.tsx';

import { ChooseResults } from './choose-results.tsx';

const DAY = 86_400_000;

const aBatch = (name: string, head: Partial<BatchState>): ListedBatch => ({
  id: name as BatchId, // is one of a test
  isDriven: false,
  summary: {
    ...{ name, title: 'Maps', worker: 'a/maps' as WorkerSlug, secret: false, size: 1 }, // is one
    head: { ...begin(1), at: Date.now(), ...head },
  },
});

async function show(...all: readonly ListedBatch[]) {
  const batches = {
    list: () => Promise.resolve({ batches: all, unread: { newer: 0, unreadable: 0 } }),
  };
  await renderConsole(<ChooseResults onChoose={() => undefined} onNeedKey={() => undefined} />, {
    batches,
    key: '',
  });
}

const lineOf = (name: string) => page.getByRole('button', { name });

it('offers a batch whose runs gave results though limits stopped them, and one of which that is not told', async () => {
  const stopped = { ...begin(1).counts, waiting: 0, stopped: 1 };
  await show(
    aBatch('Limited', { counts: stopped, limited: 1, results: 8_000 }),
    aBatch('Untold', { untoldResults: 1 }),
    aBatch('Without', { counts: { ...stopped, stopped: 0, succeeded: 1 } }),
  );
  await expect.element(lineOf('Limited')).toHaveTextContent('8,000 rows of its runs');
  await expect.element(lineOf('Untold')).toBeVisible();
  await expect.element(lineOf('Without')).not.toBeInTheDocument();
});

it('tells how many rows a batch gives as long as the platform keeps them', async () => {
  const daysAgo = (days: number) => ({ results: 480, at: Date.now() - days * DAY });
  await show(aBatch('Late', daysAgo(6)), aBatch('Early', daysAgo(8)));
  await expect.element(lineOf('Late')).toHaveTextContent('480 rows of its runs');
  await expect.element(lineOf('Early')).not.toHaveTextContent('480');
});

it('calls a run by the name that it has elsewhere, by which it is found, too', async () => {
  const succeeded = { status: 'succeeded', results: 20, startedAt: Date.now() - DAY } as const;
  const named = aRun({ ...succeeded, slug: '01KSFDS8XWTJME33C08XMC9001' as RunSlug }); // is one
  const other = aRun({ ...succeeded, slug: '01KSFDS8XWTJME33C08XMC9002' as RunSlug }); // is one
  await storedLabels.put([named.slug, 'mark'], { ...NO_LABEL, name: 'Dentists in Boston', at: 1 });
  await renderConsole(<ChooseResults onChoose={() => undefined} onNeedKey={() => undefined} />, {
    api: {
      runs: ({ page: at }) => Promise.resolve({ runs: at === 1 ? [named, other] : [], unread: [], total: 2 }),
    },
    batches: { list: () => Promise.resolve({ batches: [], unread: { newer: 0, unreadable: 0 } }) },
    key: 'scraper_api_choose_results',
  });
  await expect.element(lineOf('Dentists in Boston')).toBeVisible();
  await page.getByRole('searchbox').fill('dentists');
  await expect.element(page.getByRole('button', { name: /20 rows/ })).toHaveTextContent('Dentists in Boston');
  await storedLabels.remove(await storedLabels.keys());
});
