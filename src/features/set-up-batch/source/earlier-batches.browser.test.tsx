import { expect, it } from 'vitest';
import { page } from 'vitest/browser';

import type { BatchId } from '#core/batch/batch.ts';
import { begin } from '#test/a-batch-state.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { renderConsole } from '#test/console.tsx';

import { EarlierBatches } from './earlier-batches.tsx';

const WORKER = 'a/maps' as WorkerSlug; // is one

it('says how many rows limits have stopped', async () => {
  const { counts, ...head } = begin(40);
  const batch = {
    id: 'b' as BatchId, // is one of a test
    isDriven: false,
    summary: {
      ...{ name: 'cities.xlsx', title: 'Maps', worker: WORKER, secret: false, size: 40 },
      head: { ...head, counts: { ...counts, waiting: 0, stopped: 40 }, limited: 38 },
    },
  };
  const batches = {
    list: () => Promise.resolve({ batches: [batch], unread: { newer: 0, unreadable: 0 } }),
  };
  await renderConsole(<EarlierBatches worker={WORKER} />, { batches });
  await expect
    .element(page.getByRole('link', { name: /^cities\.xlsx/ }))
    .toHaveTextContent('0 of 40 rows succeeded, 38 stopped by a limit, ');
});
