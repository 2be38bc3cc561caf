import { aPlan, storeBatch } from './steps/batches.ts';
import { MAPS, startButton, untilLoaded } from './steps/compose.ts';
import { volumeOf, type Volume } from './steps/volume.ts';
import { expect, giveKey, test } from './fixtures.ts';
import { openExport } from './steps/export.ts';

/** At most so much is in view at 1440×900, with Share closed, after one ended run. */
const BUDGETS = {
  compose: { controls: 28, words: 105 },
  run: { controls: 28, words: 70, firstRow: 300 },
  batchSetUp: { controls: 40, words: 160 },
  exportDialog: { controls: 24, words: 90 },
  runs: { controls: 22, words: 60, firstRow: 230 },
  compare: { controls: 30, words: 110, firstRow: 400 },
} as const satisfies Readonly<Record<string, Partial<Volume>>>;

/** Pixels that the page is higher than its window. */
const beyondWindow = () => document.documentElement.scrollHeight - innerHeight;

test.use({ viewport: { width: 1440, height: 900 } });

test('Compose keeps to its budget of controls and words', async ({ page, sandbox }) => {
  await giveKey(page);
  await sandbox.addRun({ rows: 20, version: 'v1.0.5', age: 1_000 });
  await page.goto('/workers/coreclaw/google-maps-scraper');
  await expect(startButton(page)).toBeVisible();
  await expect(page.getByTestId('cost-about')).toBeVisible();
  await untilLoaded(page);
  const volume = await volumeOf(page);
  console.log(`Compose: ${volume.controls} controls, ${volume.words} words`);
  expect(volume.controls).toBeLessThanOrEqual(BUDGETS.compose.controls);
  expect(volume.words).toBeLessThanOrEqual(BUDGETS.compose.words);
});

test('an ended run keeps to its budget', async ({ page, sandbox }) => {
  await giveKey(page);
  const { run_slug: slug } = await sandbox.addRun({ rows: 20 });
  await page.goto(`/runs/${slug}`);
  await expect(page.getByRole('gridcell').first()).toBeVisible();
  await untilLoaded(page);
  const volume = await volumeOf(page);
  const heads = await page.getByRole('columnheader').getByRole('button').count();
  console.log(
    `Run: ${volume.controls} controls, ${heads} of them in heads, ${volume.words} words, y = ${volume.firstRow}`,
  );
  expect(volume.controls - heads).toBeLessThanOrEqual(BUDGETS.run.controls);
  expect(volume.words).toBeLessThanOrEqual(BUDGETS.run.words);
  expect(volume.firstRow).toBeLessThanOrEqual(BUDGETS.run.firstRow);
});

test('a batch of 20 rows to set up keeps to its budget', async ({ page }) => {
  await giveKey(page);
  await page.goto(`/workers/${MAPS}/batch`);
  const cities = Array.from({ length: 20 }, (_, at) => `City ${at}`);
  await page.getByLabel('Rows file').setInputFiles({
    name: 'cities.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['base_location', ...cities].join('\n')),
  });
  await expect(page.getByTestId('batch-count')).toHaveText('20');
  await untilLoaded(page);
  const volume = await volumeOf(page);
  console.log(`Batch: ${volume.controls} controls, ${volume.words} words`);
  expect(volume.controls).toBeLessThanOrEqual(BUDGETS.batchSetUp.controls);
  expect(volume.words).toBeLessThanOrEqual(BUDGETS.batchSetUp.words);
});

test('the dialog of an export keeps to its budget, also with its options open, and one press is without it', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  const { run_slug: slug } = await sandbox.addRun({ rows: 20 });
  await page.goto(`/runs/${slug}`);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Excel', exact: true }).click();
  await downloading;
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const dialog = await openExport(page, 'CSV (.csv)');
  await expect(dialog.getByRole('radio', { name: 'Choose…' })).toBeVisible();
  const closed = await volumeOf(page, 'dialog');
  await dialog.getByRole('button', { name: /^Options/ }).click();
  await expect(dialog.getByRole('checkbox', { name: 'Mark as UTF-8' })).toBeVisible();
  const open = await volumeOf(page, 'dialog');
  console.log(
    `Export: ${closed.controls} controls, ${closed.words} words; with options ${open.controls}, ${open.words}`,
  );
  expect(closed.controls).toBeLessThanOrEqual(BUDGETS.exportDialog.controls);
  expect(closed.words).toBeLessThanOrEqual(BUDGETS.exportDialog.words);
  expect(open.controls).toBeLessThanOrEqual(BUDGETS.exportDialog.controls);
});

test('Compare keeps to its budget, and the page does not scroll beside its table', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  const [older, newer] = await sandbox.addHistory([
    { rows: 130, age: 86_400_000 },
    { rows: 120, age: 3_600_000 },
  ]);
  await page.goto(`/runs/compare?a=${older}&b=${newer}`);
  await expect(page.getByRole('gridcell').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'input unknown' })).toBeVisible();
  const volume = await volumeOf(page);
  console.log(`Compare: ${volume.controls} controls, ${volume.words} words, y = ${volume.firstRow}`);
  expect(volume.controls).toBeLessThanOrEqual(BUDGETS.compare.controls);
  expect(volume.words).toBeLessThanOrEqual(BUDGETS.compare.words);
  expect(volume.firstRow).toBeLessThanOrEqual(BUDGETS.compare.firstRow);
  const grid = page.getByRole('grid', { name: 'Results' });
  await expect.poll(() => grid.evaluate((table) => table.scrollHeight > table.clientHeight)).toBe(true);
  await expect.poll(() => page.evaluate(beyondWindow)).toBeLessThanOrEqual(0);
});

test('Runs keeps to its budget, and the page does not scroll beside its table', async ({ page, sandbox }) => {
  await giveKey(page);
  await sandbox.addHistory(
    Array.from({ length: 60 }, (_, at) => ({
      rows: 20,
      age: at * 3_600_000,
      status: at % 5 === 0 ? ('failed' as const) : ('succeeded' as const),
    })),
  );
  await page.goto('/');
  await storeBatch(page, 'b-1', aPlan(['Wien', 'Oslo']));
  await page.goto('/runs');
  await expect(page.getByRole('row', { name: /Failed/ }).first()).toBeVisible();
  await expect(page.getByTestId('run-count')).toHaveText('60 runs');
  const volume = await volumeOf(page);
  const sorts = await page.getByRole('columnheader').getByRole('button').count();
  console.log(
    `Runs: ${volume.controls} controls, ${sorts} of them sort, ${volume.words} words, y = ${volume.firstRow}`,
  );
  expect(volume.controls - sorts).toBeLessThanOrEqual(BUDGETS.runs.controls);
  expect(volume.words).toBeLessThanOrEqual(BUDGETS.runs.words);
  expect(volume.firstRow).toBeLessThanOrEqual(BUDGETS.runs.firstRow);
  const table = page.getByRole('table', { name: 'Runs' });
  const scrolls = () =>
    table.evaluate(({ parentElement: box }) => box !== null && box.scrollHeight > box.clientHeight);
  await expect.poll(scrolls).toBe(true);
  await expect.poll(() => page.evaluate(beyondWindow)).toBeLessThanOrEqual(0);
});
