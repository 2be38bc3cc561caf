import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { NO_ROWS, type RowSet } from '#core/results/row-set.ts';

import { ReadingBar } from './reading-bar.tsx';
import type { Rows } from './rows.ts';

/** The bar over a view that wants all rows, of which so many are read. */
function show(set: RowSet, parts: Partial<Rows> = {}) {
  const nothing = () => undefined;
  const readTo = () => Promise.resolve(set);
  const rows: Rows = {
    ...{ set, busy: false, read: nothing, readTo, readAll: () => readTo(), stop: nothing, renew: nothing },
    ...parts,
  };
  const of = {
    arrangement: { filter: '' },
    rows,
    set,
    needed: true,
    merged: false,
    total: 52_000,
    columns: [],
  };
  return render(<ReadingBar {...of} shown={undefined} onClear={nothing} />);
}

it('says of how many rows a summary is that is not of all', async () => {
  await show({ ...NO_ROWS, count: 20_000, total: 52_000 });
  await expect.element(page.getByRole('status')).toHaveTextContent('Only the first 20,000 of 52,000 rows');
  await expect.element(page.getByRole('button', { name: 'Read all 52,000 rows' })).toBeVisible();
});

it('says nothing of a part while the rows are read, or once all are', async () => {
  const part = page.getByText('Only the first');
  const reading = await show({ ...NO_ROWS, count: 20_000, total: 52_000 }, { busy: true });
  await expect.element(page.getByText('Reading 20,000 of 52,000')).toBeVisible();
  await expect.element(part).not.toBeInTheDocument();
  await reading.unmount();
  await show({ ...NO_ROWS, count: 51_000, total: 51_000, whole: true });
  await expect.element(page.getByRole('button', { name: '1,000 newer rows' })).toBeVisible();
  await expect.element(part).not.toBeInTheDocument();
});
