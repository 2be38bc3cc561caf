import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

import type { Batches, ListedBatch } from '#batches/batches.ts';
import { MOST_BATCHES } from '#batches/keep/batch-store.ts';
import type { BatchId } from '#core/batch/batch.ts';
import { begin } from '#test/a-batch-state.ts';
import type { BatchState } from '#core/batch/state/batch-state.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { renderConsole } from '#test/console.tsx';
import { pressAsItComes } from '#test/press.ts';

import { BatchNotices } from './batch-notices.tsx';

const { counts } = begin(1);
const ENDED = { ...counts, waiting: 0, succeeded: 1 };

const aBatch = (name: string, head: Partial<BatchState>): ListedBatch => ({
  id: name as BatchId, // is one of a test
  isDriven: false,
  summary: {
    ...{ name, title: 'Maps', worker: 'a/maps' as WorkerSlug, secret: false, size: 1 }, // is one
    head: { ...begin(1), ...head },
  },
});

it('deletes none of the oldest that goes on, or has a row that may have started', async () => {
  const newest = Array.from({ length: MOST_BATCHES }, (_, at) => aBatch(`new ${at}`, { counts: ENDED }));
  const oldest = [
    aBatch('lost', { counts: { ...ENDED, lost: 1 } }),
    aBatch('stopped', { phase: { kind: 'stopped', abort: false }, counts: ENDED }),
    aBatch('stopped, lost', { phase: { kind: 'stopped', abort: false }, counts: { ...ENDED, lost: 1 } }),
    aBatch('waits', { counts: { ...ENDED, waiting: 1 } }),
    aBatch('ended', { counts: ENDED }),
  ];
  const remove = vi.fn<Batches['remove']>(() => Promise.resolve());
  const batches = {
    list: () => Promise.resolve({ batches: [...newest, ...oldest], unread: { newer: 0, unreadable: 0 } }),
    removed: { current: () => undefined, subscribe: () => () => undefined },
    remove,
  };
  await renderConsole(<BatchNotices />, { batches });
  await page.getByRole('button', { name: 'Delete the 2 oldest that ended' }).click();
  expect(remove.mock.calls[0]?.[0]).toEqual(['stopped', 'ended']);
});

it('does not put deleted batches back by the press that comes as Undo does', async () => {
  const restore = vi.fn(() => Promise.resolve());
  const last = { names: ['cities.csv'], restore };
  pressAsItComes('Undo');
  await renderConsole(<BatchNotices />, {
    batches: {
      list: () => Promise.resolve({ batches: [], unread: { newer: 0, unreadable: 0 } }),
      removed: { current: () => last, subscribe: () => () => undefined },
    },
  });
  await expect.element(page.getByText('Press again')).toBeVisible();
  expect(restore).not.toHaveBeenCalled();
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(restore).toHaveBeenCalledOnce();
});
