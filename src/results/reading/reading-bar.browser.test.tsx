import type { ComponentProps } from 'react';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { NO_ROWS, type RowSet } from '#core/results/row-set.ts';

import { ReadingBar } from './reading-bar.tsx';
import type { Rows } from './rows.ts';

type View = Pick<ComponentProps<typeof ReadingBar>, 'arrangement' | 'shown'>;

/** The bar over a view that wants all rows, of which so many are read. */
function show(
  set: RowSet,
  parts: Partial<Rows> = {},
  view: View = { arrangement: { filter: '' }, shown: undefined },
) {
  const nothing = () => undefined;
  const readTo = () => Promise.resolve(set);
  const rows: Rows = {
    ...{ set, busy: false, read: nothing, readTo, readAll: () => readTo(), stop: nothing, renew: nothing },
    ...parts,
  };
  const of = {
    rows,
    set,
    columns: [{ key: 'rating', label: 'Rating', format: '' }],
    needed: true,
  };
  return render(<ReadingBar {...of} {...view} total={52_000} onClear={nothing} />);
}

it('says of how many rows a summary is that is not of all', async () => {
  await show({ ...NO_ROWS, count: 20_000, total: 52_000 });
  await expect.element(page.getByRole('status')).toHaveTextContent('Only the first 20,000 of 52,000 rows');
  await expect.element(page.getByRole('button', { name: 'Read all 52,000 rows' })).toBeVisible();
});

it('names the column that the rows are sorted by, and the direction', async () => {
  const set = { ...NO_ROWS, count: 52_000, total: 52_000, whole: true };
  const sort = { key: 'rating', direction: 'descending' } as const;
  const screen = await show(set, {}, { arrangement: { filter: '', sort }, shown: 52_000 });
  const status = page.getByRole('status');
  await expect.element(status).toHaveTextContent('All 52,000 rows, sorted by Rating, descending');
  await screen.unmount();
  await show(set, {}, { arrangement: { filter: 'oven', sort }, shown: 3 });
  await expect.element(status).toHaveTextContent('3 of 52,000 rows match, sorted by Rating, descending');
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
