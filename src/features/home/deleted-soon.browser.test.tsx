import { expect, it, onTestFinished } from 'vitest';
import { page } from 'vitest/browser';

import type { RunSlug } from '#core/ids/run-slug.ts';
import { NO_ROWS, withPage } from '#core/results/row-set.ts';
import { aRun } from '#test/a-run.ts';
import { savedRows } from '#results/saved/saved-rows.ts';
import { renderConsole } from '#test/console.tsx';

import { DeletedSoon } from './deleted-soon.tsx';

const DAY = 86_400_000;
const SAVED = '01KSFDS8XWTJME33C08XMCR6B9' as RunSlug; // as IDs of runs are
const OTHER = '01KSFDS8XWTJME33C08XMCR6BA' as RunSlug; // as IDs of runs are

it('tells nobody to save results that this browser keeps', async () => {
  const rows = withPage(NO_ROWS, { columns: [], rows: [{ city: 'Berlin' }], size: 1 });
  const signal = new AbortController().signal;
  await savedRows.keep(SAVED, { ...rows, whole: true }, { signal, onWritten: () => undefined });
  onTestFinished(() => savedRows.remove([SAVED]));
  const endedAt = { status: 'succeeded', finishedAt: Date.now() - 6 * DAY } as const;
  await renderConsole(
    <DeletedSoon
      runs={[aRun({ ...endedAt, slug: SAVED, results: 1 }), aRun({ ...endedAt, slug: OTHER, results: 12 })]}
      isCut={false}
    />,
    { key: '' },
  );
  await expect.element(page.getByText(/^12 results, deleted/)).toBeVisible();
  await expect.element(page.getByText(/^1 result, deleted/)).not.toBeInTheDocument();
});
