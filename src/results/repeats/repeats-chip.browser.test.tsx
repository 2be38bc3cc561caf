import { expect, it } from 'vitest';
import { page } from 'vitest/browser';

import type { RunSlug } from '#core/ids/run-slug.ts';
import type { JsonObject } from '#core/json/json.ts';
import { NO_ROWS, placedRows, withPage } from '#core/results/row-set.ts';
import { renderConsole } from '#test/console.tsx';

import { useRows } from '../reading/rows.ts';
import { createRunsReader, type RunsReader } from '../reading/runs-reader.ts';
import { ResultsCard } from '../results-card.tsx';

const columnOf = (key: string) => ({ key, label: key, format: 'text' });
const LEADING = ['row:0', 'row:1'];

/** What the runs gave, by their slugs. */
const GIVEN: Readonly<Record<string, readonly JsonObject[]>> = {
  one: [
    { title: 'Copper', place_id: 'p1', url: 'https://a.example/1?utm_source=x' },
    { title: 'Delta', place_id: 'p2', url: 'https://a.example/2' },
  ],
  two: [
    { title: 'Copper again', place_id: 'p1', url: 'http://www.a.example/1/' },
    { title: 'Echo', place_id: '', url: 'https://a.example/3' },
  ],
  three: [{ title: 'Alpha', place_id: 'p9', url: 'https://a.example/9' }],
};

const readGiven = (run: RunSlug) => {
  const rows = GIVEN[run] ?? [];
  const columns = ['title', 'place_id', 'url'].map(columnOf);
  return Promise.resolve(withPage(NO_ROWS, { columns, rows, size: rows.length }));
};

const aReader = () => createRunsReader({ leading: LEADING.map(columnOf), readRun: readGiven });

const led = (slugs: readonly string[]) =>
  slugs.map((slug, at) => ({ run: slug as RunSlug, cells: [at + 2, `city ${at + 2}`] })); // a name of this test

/** @param said rows that the runs are said to have given; as many as are read unless given */
function Merged({ reader, said }: { readonly reader: RunsReader; readonly said?: number }) {
  const rows = useRows(reader, true);
  const { set } = rows;
  return (
    <ResultsCard
      source={{
        ...{ worker: 'coreclaw/maps', names: { name: 'cities', at: 0 } },
        ...{
          leading: LEADING,
          numberKey: 'row:0',
          merged: true,
          live: true,
          count: said ?? set.count,
          rows,
        },
        window: {
          ...{ total: set.count, columns: set.columns, settled: false, show: () => undefined },
          sample: placedRows(set).map(({ row }) => row),
          rowAt: (index) => placedRows(set)[index]?.row,
        },
      }}
    />
  );
}

const titles = () =>
  [...document.querySelectorAll('[role="grid"] [role="row"]')].flatMap((row) =>
    [...row.querySelectorAll('[role="gridcell"]')].slice(1, 2).map((cell) => cell.textContent),
  );

it('leaves out what several runs found, by a key, shows what is left out, and keeps what comes later apart', async () => {
  await page.viewport(1280, 800);
  const reader = aReader();
  reader.follow(led(['one', 'two']));
  const { address } = await renderConsole(<Merged reader={reader} />);
  const count = page.getByTestId('row-count');
  await expect.element(count).toHaveTextContent('4 rows');
  // A row is numbered as in its file.
  await expect.element(page.getByRole('rowheader', { name: '3' }).first()).toBeVisible();

  await page.getByRole('button', { name: 'Duplicates…' }).click();
  await page.getByRole('menuitemradio', { name: 'By place_id: 75% filled, 1 repeated' }).click();
  const chip = page.getByTestId('repeats-chip');
  await expect.element(chip).toHaveTextContent('Duplicates by place_id: 1 left out');
  await expect.element(count).toHaveTextContent('3 rows');
  await expect.element(page.getByText('One row has no value there and is kept.')).toBeVisible();
  expect(titles()).toEqual(['Copper', 'Delta', 'Echo']);
  expect(address()).toContain('once=place_id');

  await chip.getByRole('button').first().click();
  await page.getByRole('menuitemradio', { name: /By url/ }).click();
  await chip.getByRole('button').first().click();
  await page.getByRole('menuitem', { name: 'Show the 1' }).click();
  await expect.poll(titles).toEqual(['Copper again']);
  await chip.getByRole('button', { name: 'Keep all rows' }).click();
  await expect.element(count).toHaveTextContent('4 rows');

  await page.getByRole('button', { name: 'Duplicates…' }).click();
  await page.getByRole('menuitem', { name: 'By another column…' }).click();
  await page.getByRole('menuitemradio', { name: 'title', exact: true }).click();
  await expect.element(chip).toHaveTextContent('Duplicates by title: 0 left out');
  await chip.getByRole('button', { name: 'Keep all rows' }).click();

  await page.getByRole('columnheader', { name: 'title' }).click();
  await expect.poll(titles).toEqual(['Copper', 'Copper again', 'Delta', 'Echo']);
  reader.follow(led(['one', 'two', 'three']));
  await expect.element(page.getByText('One new row is not sorted yet.')).toBeVisible();
  expect(titles()).toEqual(['Copper', 'Copper again', 'Delta', 'Echo']);
  await page.getByRole('button', { name: 'Show them' }).click();
  await expect.poll(titles).toEqual(['Alpha', 'Copper', 'Copper again', 'Delta', 'Echo']);
});

it('says of how many rows it is told how often a key repeats, while others are read', async () => {
  await page.viewport(1280, 800);
  const reader = createRunsReader({
    leading: LEADING.map(columnOf),
    readRun: (run) => (run === 'two' ? new Promise(() => undefined) : readGiven(run)),
  });
  reader.follow(led(['one', 'two']));
  await renderConsole(<Merged reader={reader} said={9} />);
  await page.getByRole('button', { name: 'Duplicates…' }).click();
  const byId = page.getByRole('menuitemradio', { name: /^By place_id: 100% filled, 0 repeated/ });
  await expect.element(byId).toHaveTextContent('In the first 2 of 9 rows');
});

it('says of how many rows it is told how often a key repeats, where there are too many to look at all', async () => {
  await page.viewport(1280, 800);
  const rows = Array.from({ length: 20_001 }, (_, at) => ({ place_id: `p${at % 20_000}` }));
  const readRun = () =>
    Promise.resolve(withPage(NO_ROWS, { columns: [columnOf('place_id')], rows, size: rows.length }));
  const reader = createRunsReader({ leading: LEADING.map(columnOf), readRun });
  reader.follow(led(['many']));
  await renderConsole(<Merged reader={reader} />);
  await expect.element(page.getByTestId('row-count')).toHaveTextContent('20,001 rows');
  await page.getByRole('button', { name: 'Duplicates…' }).click();
  const byId = page.getByRole('menuitemradio', { name: /^By place_id: 100% filled, 0 repeated/ });
  await expect.element(byId).toHaveTextContent('In the first 20,000 of 20,001 rows');
});
