import { expect, it } from 'vitest';
import { page } from 'vitest/browser';

import { Failure } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { JsonObject } from '#core/json/json.ts';
import { NO_ROWS, withPage } from '#core/results/row-set.ts';
import { renderConsole } from '#test/console.tsx';

import { ResultsCard } from '../results-card.tsx';
import { windowOf } from '../results-source.ts';
import { useRows } from './rows.ts';
import { createRunsReader, type RunsReader } from './runs-reader.ts';

const columns = ['run', 'title'].map((key) => ({ key, label: key, format: 'text' }));
const runs = ['one', 'two'].map((name) => ({ run: name as RunSlug, cells: [name], count: 1 })); // it is one

function Merged({ reader }: { readonly reader: RunsReader }) {
  const rows = useRows(reader, false);
  const { set } = rows;
  return (
    <ResultsCard
      source={{
        worker: 'coreclaw/maps',
        names: { name: 'cities', at: 0 },
        leading: ['run'],
        merged: true,
        live: false,
        count: set.whole ? set.count : 2,
        rows,
        window: windowOf(set, set.whole),
      }}
    />
  );
}

it('tells of all rows of several runs while one of them cannot be read, why, and reads it when asked again', async () => {
  await page.viewport(1280, 800);
  let isBroken = true;
  const reader = createRunsReader({
    leading: columns.slice(0, 1),
    readRun: async (run) => {
      if (isBroken && run === runs[1]?.run) {
        await expect.poll(() => reader.current().set.count).toBe(1);
        throw new Failure({ kind: 'internal', status: 500 });
      }
      return withPage(NO_ROWS, { columns, rows: [{ title: `of ${run}` }], size: 1 });
    },
  });
  reader.follow(runs);
  await renderConsole(<Merged reader={reader} />);
  await expect.element(page.getByText('The platform has a problem')).toBeVisible();
  await expect.element(page.getByText('of one')).toBeInViewport();
  await expect.element(page.getByTestId('row-count')).toHaveTextContent('2 rows');
  isBroken = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByText('of two')).toBeVisible();
  await expect.element(page.getByText('The platform has a problem')).not.toBeInTheDocument();
});

it('says nothing of rows that match while none could be read', async () => {
  const reader = createRunsReader({
    leading: columns.slice(0, 1),
    readRun: () => Promise.reject(new Failure({ kind: 'internal', status: 500 })),
  });
  reader.follow(runs);
  await renderConsole(<Merged reader={reader} />);
  await expect.element(page.getByText('The platform has a problem')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Filter the rows' }).fill('slice');
  await expect.element(page.getByText('0 rows match among the first 0 of 2')).toBeVisible();
  expect(page.getByText(/^None of the/).query()).toBeNull();
});

it.each(['Table', 'Summary', 'JSON'])(
  'says of every view how many rows are counted and did not come: %s',
  async (view) => {
    await page.viewport(1280, 800);
    const reader = createRunsReader({
      leading: columns.slice(0, 1),
      readRun: () =>
        Promise.resolve(withPage(NO_ROWS, { columns, rows: [{ title: 'a' }], size: 1, total: 3 })),
    });
    reader.follow(runs);
    await renderConsole(<Merged reader={reader} />);
    await page.getByRole('tab', { name: view, exact: true }).click();
    await expect.element(page.getByText('The platform counts 6 rows and gave 2.')).toBeVisible();
  },
);

/** Rows of which only the last tells all that is in its list, and all columns. */
function lateRows() {
  const keys = (row: JsonObject) => Object.keys(row).map((key) => ({ key, label: key, format: '' }));
  const last = { tags: ['a', 'b', 'c'], late: 'x' };
  const reader = createRunsReader({
    leading: columns.slice(0, 1),
    readRun: (run) => {
      const rows = run === 'one' ? Array.from({ length: 120 }, (_, n) => ({ n, tags: ['a'] })) : [last];
      const page = { columns: keys(rows[0] ?? {}), rows, size: rows.length };
      return Promise.resolve(withPage(NO_ROWS, page));
    },
  });
  reader.follow(runs);
  return reader;
}

it('has a column for each member that any row has, where a column is split', async () => {
  await page.viewport(1280, 800);
  await renderConsole(<Merged reader={lateRows()} />, {
    path: `/?cols=${encodeURIComponent('{"split":["tags"]}')}`,
  });
  for (const name of ['tags / 0', 'tags / 1', 'tags / 2'])
    await expect.element(page.getByRole('columnheader', { name })).toBeVisible();
});

it('names the places of rows of several runs by what was found, and not by where it is from', async () => {
  await page.viewport(1280, 800);
  const placed = ['title', 'latitude', 'longitude'].map((key) => ({ key, label: key, format: 'text' }));
  const reader = createRunsReader({
    leading: columns.slice(0, 1),
    readRun: (run) =>
      Promise.resolve(
        withPage(NO_ROWS, {
          columns: placed,
          rows: [{ title: `of ${run}`, latitude: 52.5, longitude: 13.4 }],
          size: 1,
        }),
      ),
  });
  reader.follow(runs);
  await renderConsole(<Merged reader={reader} />);
  await page.getByRole('tab', { name: 'Map' }).click();
  await expect.element(page.getByRole('button', { name: /^of one \d/ })).toBeVisible();
});

it('moves nothing when all rows are sorted, tells the order, and offers to undo it', async () => {
  await page.viewport(1280, 800);
  await renderConsole(<Merged reader={lateRows()} />);
  const table = page.getByRole('grid').element();
  const head = page.getByRole('columnheader', { name: 'n', exact: true });
  await expect.element(head.getByRole('button').first()).toBeVisible();
  const place = () => [table.getBoundingClientRect().top, document.documentElement.scrollHeight];
  const before = place();
  await head
    .getByRole('button')
    .first()
    .click({ position: { x: 4, y: 4 } });
  await expect.element(page.getByText('All 121 rows, sorted by n, ascending')).toBeInTheDocument();
  expect(place()).toEqual(before);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.element(head).toHaveAttribute('aria-sort', 'none');
  expect(place()).toEqual(before);
});
