import { expect, it, vi } from 'vitest';
import { page as viewport, userEvent } from 'vitest/browser';

import { summaryOf } from '#batches/keep/batch-store.ts';
import type { LiveBatch } from '#batches/drive/batch-view.ts';
import type { BatchId, BatchPlan } from '#core/batch/batch.ts';
import type { BatchEvent } from '#core/batch/state/batch-event.ts';
import { openBatchState } from '#core/batch/state/batch-state.ts';
import { batchReducer } from '#core/batch/state/batch-reducer.ts';
import { readDescriptor } from '#core/descriptor/read-descriptor.ts';
import { Failure } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { aRun } from '#test/a-run.ts';
import { anOrder } from '#test/an-order.ts';
import { type PlatformAnswers, renderConsole } from '#test/console.tsx';

import { BatchRows } from './batch-rows.tsx';

const { worker, options } = anOrder();

const PLAN: BatchPlan = {
  ...{ worker, title: 'Maps', name: 'cities.csv', columns: ['city'], setUp: null, secret: false },
  base: { custom: { keywords: ['coffee'] }, options: options as RunOptions }, // with a version
  rows: ['Wien', 'Oslo', 'Bern', 'Graz'].map((city, at) => ({
    ...{ number: at + 1, cells: [city], custom: { base_location: city } },
  })),
  rules: { parallel: 2, stopAfterFailures: 5 },
};

const LIVE: LiveBatch = {
  current: () => ({ kind: 'reading' }),
  subscribe: () => () => undefined,
  takeOver: () => undefined,
  insist: () => undefined,
  dispatch: () => undefined,
};

const RUN = 'run-1' as RunSlug;

const EVENTS: readonly BatchEvent[] = [
  { kind: 'sent', row: 0, attempt: { id: 'a1', at: 1 }, time: 1 },
  { kind: 'answered', row: 0, attempt: 'a1', run: RUN, time: 1 },
  {
    kind: 'seen',
    runs: [aRun({ slug: RUN, status: 'succeeded', results: 20, usage: 0.06 })],
    elsewhere: 0,
    platformTime: 2,
    time: 2,
  },
];

/** Row 1 succeeded; the others wait. */
const BATCH = EVENTS.reduce(batchReducer, openBatchState(PLAN, 'all', { time: 1, fingerprint: undefined }));

const RESULTS = ['Corner Slice', 'Harbour Oven', 'Café Mira'].map((title, at) => ({
  ...{ keyword: 'coffee', title, website: `https://${at}.example`, address: `${at + 1} Main St`, stars: at },
}));

const results = () =>
  Promise.resolve({
    columns: Object.keys(RESULTS[0] ?? {}).map((key) => ({ key, label: key, format: '' })),
    rows: RESULTS,
    size: RESULTS.length,
    total: 20,
  });

async function drawRows({
  width = 1440,
  api,
}: { readonly width?: number; readonly api?: PlatformAnswers } = {}) {
  await viewport.viewport(width, 900);
  const onSend = vi.fn();
  const console = await renderConsole(
    <BatchRows
      id={'00000000-0000-4000-8000-000000000000' as BatchId}
      shown={{
        kind: 'batch',
        driver: 'here',
        batch: { summary: summaryOf(PLAN, BATCH), plan: PLAN, state: BATCH },
      }}
      live={LIVE}
      onNeedKey={() => undefined}
      onSend={onSend}
    />,
    { api: { results, ...api } },
  );
  const grid = console.getByRole('grid', { name: 'Rows of the batch' });
  const panelOf = (row: number) => console.getByRole('region', { name: `Row ${row}` });
  return { ...console, onSend, grid, panelOf };
}

it('opens a row beside the table by a click, and leaves the focus to the keys of the table', async () => {
  const { getByText, grid, panelOf } = await drawRows();
  await getByText('Bern').click();
  await expect.element(panelOf(3)).toBeVisible();
  await expect.element(grid).toHaveFocus();
  const [table, panel] = [grid, panelOf(3)].map((of) => of.element().getBoundingClientRect());
  expect(table?.right).toBeLessThan(panel?.left ?? 0);

  await userEvent.keyboard('{ArrowDown}');
  await expect.element(panelOf(4)).toBeVisible();
  await userEvent.keyboard('{ArrowUp}{ArrowUp}');
  await expect.element(panelOf(2)).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(panelOf(2)).not.toBeInTheDocument();
  await expect.element(grid).toHaveFocus();
  await userEvent.keyboard(' ');
  await expect.element(panelOf(2)).toBeVisible();
});

it('opens the first row by Space before any key has moved, and the run of a row by Enter', async () => {
  const { grid, panelOf, address } = await drawRows();
  grid.element().focus();
  await userEvent.keyboard(' ');
  await expect.element(panelOf(1)).toBeVisible();
  await userEvent.keyboard('{Enter}');
  expect(address()).toBe(`/runs/${RUN}`);
});

it('steps and closes by the buttons of the panel, which give the focus back to the row', async () => {
  const { getByText, getByRole, grid, panelOf } = await drawRows();
  await getByText('Wien').click();
  const previous = panelOf(1).getByRole('button', { name: 'Previous row' });
  await expect.element(previous).toHaveAttribute('aria-disabled', 'true');
  await panelOf(1).getByRole('button', { name: 'Next row' }).click();
  await expect.element(panelOf(2)).toBeVisible();
  await expect.element(getByRole('row', { name: /Oslo/ })).toHaveAttribute('aria-current', 'true');
  await panelOf(2).getByRole('button', { name: 'Close' }).click();
  await expect.element(grid).toHaveFocus();
  await userEvent.keyboard('{ArrowDown} ');
  await expect.element(panelOf(3)).toBeVisible();
});

it('closes by Escape from inside', async () => {
  const { getByText, grid, panelOf } = await drawRows();
  await getByText('Wien').click();
  (await panelOf(1).getByRole('button', { name: 'Next row' }).findElement()).focus();
  await userEvent.keyboard('{Escape}');
  await expect.element(panelOf(1)).not.toBeInTheDocument();
  await expect.element(grid).toHaveFocus();
});

it('is a dialog where there is no room beside the table', async () => {
  const { getByText, getByRole, grid } = await drawRows({ width: 390 });
  await getByText('Oslo').click();
  await expect.element(getByRole('dialog', { name: 'Row 2' })).toBeVisible();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(getByRole('dialog', { name: 'Row 3' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(getByRole('dialog')).not.toBeInTheDocument();
  await expect.element(grid).toHaveFocus();
});

it('does not open a row by its links and buttons', async () => {
  const { getByRole, onSend } = await drawRows();
  await getByRole('button', { name: 'Leave out row 3' }).click();
  expect(getByRole('region', { name: 'Row 3' }).query()).toBeNull();
  expect(onSend).not.toHaveBeenCalled();
});

it('shows the input as fields by the titles of the Worker, and the request only behind JSON', async () => {
  const descriptor = readDescriptor({
    version: 'v1.0.5',
    parameters: {
      system: {},
      custom: {
        properties: [
          { name: 'base_location', title: 'Base location', type: 'string', editor: 'input' },
          { name: 'keywords', title: 'Search terms', type: 'array', editor: 'stringList' },
        ],
      },
    },
  });
  const { getByText, panelOf } = await drawRows({ api: { worker: () => Promise.resolve(descriptor) } });
  await getByText('Bern').click();
  const panel = panelOf(3);
  await expect.element(panel.getByRole('term').first()).toHaveTextContent('Base location');
  await expect.element(panel.getByRole('definition').first()).toHaveTextContent('Bern from your file');
  expect(panel.getByText('coffee').query()).toBeNull();
  await panel.getByRole('button', { name: '1 more as in the form' }).click();
  await expect.element(panel.getByText('Search terms')).toBeVisible();
  await expect.element(panel.getByText('coffee')).toBeVisible();
  await panel.getByRole('button', { name: 'JSON' }).click();
  await expect.element(panel.getByTestId('batch-row-input')).toHaveTextContent('"base_location": "Bern"');
});

it('says of a row that succeeded what it was charged, with its runs, beside the way to correct it', async () => {
  const { getByText, panelOf } = await drawRows();
  await getByText('Wien').click();
  const panel = panelOf(1);
  const attempts = panel.getByRole('list').nth(0).getByRole('listitem');
  await expect.element(attempts).toHaveTextContent(/^1Succeeded.*20 results · \$0\.06$/);
  await expect.element(panel.getByText(/^This row was already charged \$0\.06/)).toBeVisible();
  await expect.element(panel.getByRole('link', { name: 'Correct and send again' })).toBeVisible();
});

it('shows the first results of a row by what tells them apart', async () => {
  const readResults = vi.fn(results);
  const { getByText, panelOf } = await drawRows({ api: { results: readResults } });
  await getByText('Wien').click();
  const list = panelOf(1).getByRole('list').nth(1);
  await expect
    .poll(() =>
      list
        .getByRole('listitem')
        .elements()
        .map((item) => item.textContent),
    )
    .toEqual(['Corner Slice1 Main St', 'Harbour Oven2 Main St', 'Café Mira3 Main St']);
  expect(readResults).toHaveBeenCalledExactlyOnceWith(RUN, expect.objectContaining({ page: 1, pageSize: 7 }));
});

it('says why the results of a row do not come, and reads them again', async () => {
  const refused = vi.fn(results).mockRejectedValueOnce(new Failure({ kind: 'runNotFound' }));
  const { getByText, panelOf } = await drawRows({ api: { results: refused } });
  await getByText('Wien').click();
  await panelOf(1).getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await expect.element(panelOf(1).getByText('Corner Slice')).toBeVisible();
});

it('asks for no results of a row that gave none, or that is not sent yet', async () => {
  const readResults = vi.fn(results);
  const { getByText, panelOf } = await drawRows({ api: { results: readResults } });
  await getByText('Bern').click();
  await expect.element(panelOf(3)).toBeVisible();
  expect(panelOf(3).getByText('Results').query()).toBeNull();
  expect(readResults).not.toHaveBeenCalled();
});
