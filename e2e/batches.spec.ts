import { isDeepStrictEqual } from 'node:util';
import type { Page } from '@playwright/test';

import { SANDBOX_KEY } from '#core/run/sandbox-key.ts';

import { aPlan, CITIES, orderOf, storeBatch } from './steps/batches.ts';
import { HTTP_ERRORS, MAPS, startsOf } from './steps/compose.ts';
import { download } from './steps/export.ts';
import { expect, expectAccessible, giveKey, test } from './fixtures.ts';
import { slowed } from './stress.ts';

type Started = { readonly input: { readonly parameters: { readonly custom: unknown } } };

const state = (page: Page) => page.getByTestId('batch-state');

const facts = (page: Page) => page.getByRole('region', { name: 'Batch status' });
const row = (page: Page, number: number) => page.locator(`[data-row="${number}"]`);
const rowsIn = (page: Page, of: string) => page.locator(`[data-row][data-state="${of}"]`);
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

/** The page of a batch that is stored and waits for a click. */
async function openBatch(page: Page, id: string, plan = aPlan(CITIES)): Promise<void> {
  await giveKey(page);
  await page.goto('/connection');
  await storeBatch(page, id, plan);
  await page.goto(`/batches/${id}`);
  await expect(state(page)).toHaveText(/^Paused(, |$)/);
}

test.describe('a batch', () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  test('starts each row once, through refusals, a lost answer, a reload and a second tab', async ({
    page,
    context,
    sandbox,
    wire,
  }) => {
    test.setTimeout(slowed(180_000));
    await sandbox.hurry();
    const plan = aPlan(CITIES);
    await openBatch(page, 'b-1', plan);
    expect(await startsOf(sandbox)).toEqual([]);

    // The answer to the first start is lost, though the run is there; the second has no place; the third is refused.
    await sandbox.fail({ match: wire.start, after: true, fault: { kind: 'drop' } });
    await sandbox.fail({ match: wire.start, fault: { kind: 'status', status: 400, code: 30003 } });
    await sandbox.fail({
      match: wire.start,
      fault: { kind: 'status', status: 400, code: 11000, message: 'no place called that' },
    });
    await press(page, /^Resume/);
    await expect(row(page, 2)).toHaveAttribute('data-state', 'unknown');
    await expect(rowsIn(page, 'failed')).toHaveCount(1);
    await expect(rowsIn(page, 'failed')).toContainText('no place called that');
    await expect(rowsIn(page, 'failed')).toHaveAttribute('data-row', '3');
    await expect(rowsIn(page, 'succeeded').first()).toBeVisible();

    // A second press is no Resume.
    await page.getByRole('button', { name: 'Pause' }).dblclick();
    await expect(state(page)).toHaveText(/^Paused(, |$)/);
    // What was on its way at the press comes to its end.
    await expect(rowsIn(page, 'sending')).toHaveCount(0);

    // In the middle of sending the page is reloaded: nothing goes on without a click.
    const sent = (await startsOf(sandbox)).length;
    await sandbox.fail({ match: wire.start, after: true, fault: { kind: 'delay' } });
    await press(page, /^Resume/);
    // A row that is noted may not have left yet.
    await expect.poll(async () => (await startsOf(sandbox)).length).toBe(sent + 1);
    await expect(rowsIn(page, 'sending')).toHaveCount(1);
    const cut = await rowsIn(page, 'sending').getAttribute('data-row');
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await expect(row(page, Number(cut))).toHaveAttribute('data-state', 'unknown');
    await expect(page.getByText('Paused when its tab was closed')).toBeVisible();
    const before = (await startsOf(sandbox)).length;

    // Another tab watches, and what is asked for there is done here.
    const other = await context.newPage();
    await giveKey(other);
    await other.goto('/batches/b-1');
    await expect(other.getByRole('button', { name: 'Run it here instead' })).toBeVisible();
    await expect(state(other)).toHaveText(/^Paused(, |$)/);
    await expect(row(other, Number(cut))).toHaveAttribute('data-state', 'unknown');
    expect(await startsOf(sandbox)).toHaveLength(before);
    await press(other, /^Resume/);
    await expect(state(page)).toHaveText(/^Done/, { timeout: slowed(40_000) });
    await expect(state(other)).toHaveText(/^Done/);
    // What may have started may have cost more.
    await expect(facts(page)).toContainText('Spent so far');
    // The list tells what wants a look, and what is over can be had again from its head.
    await other.goto('/batches');
    await expect(other).toHaveURL(/\/runs\?batches=1$/);
    await expect(other.getByRole('row', { name: /Done, 1 failed, 2 may have started/ })).toBeVisible();
    await other.goBack();
    await expect(page.getByRole('link', { name: 'Edit and run again' })).toBeVisible();

    // The rows that may have started: their runs are found, and taken.
    for (const number of [2, Number(cut)]) {
      const lost = row(page, number);
      await lost.getByRole('button', { name: 'It is this one' }).first().click();
      await expect(lost).toHaveAttribute('data-state', 'succeeded');
    }
    await press(page, 'Retry 1 failed');
    await press(page, 'Start one run');
    await expect(rowsIn(page, 'succeeded')).toHaveCount(CITIES.length);
    await expect(facts(page)).toContainText('24 results');

    // Exactly the runs that were asked for exist, each with the input of its row.
    const inputs = (await startsOf(sandbox)).map(({ body }) => JSON.parse(body) as Started);
    const runs = await sandbox.runs();
    expect(runs).toHaveLength(CITIES.length);
    for (const planned of plan.rows) {
      const { custom } = orderOf(plan, planned);
      const sent = inputs.filter(({ input }) => isDeepStrictEqual(input.parameters.custom, custom));
      // Row 3 was refused twice, for want of a place and for its input, before it was sent again.
      expect(sent, planned.cells[0]).toHaveLength(planned.number === 3 ? 3 : 1);
    }

    // Keys move among the rows, and show what one sends.
    await page.getByRole('grid', { name: 'Rows of the batch' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    const detail = page.getByRole('region', { name: 'Row 3' });
    await expect(detail.getByText('Oslo from your file')).toBeVisible();
    await detail.getByRole('button', { name: 'JSON' }).click();
    await expect(detail.getByTestId('batch-row-input')).toContainText('"base_location": "Oslo"');
    await expect(detail.getByTestId('batch-row-input')).toContainText('"max_total_charge": 0');
    await expect(detail.getByRole('link', { name: 'Correct and send again' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(detail).toHaveCount(0);

    await page.getByRole('button', { name: 'Rename' }).click();
    await page.keyboard.type('Coffee in 12 cities');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Coffee in 12 cities');

    await page.getByRole('tab', { name: /Results/ }).click();
    await expect(page.getByTestId('row-count')).toHaveText('24 rows');
    await expect(page.getByRole('columnheader', { name: 'city' })).toBeVisible();
    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Runs' }).click();
    const listed = page.getByRole('link', { name: /Coffee in 12 cities/ });
    const line = page.getByRole('row').filter({ has: listed });
    await expect(line).toContainText('Done');

    // What is deleted is gone from the other tab too, until it is taken back.
    await listed.click();
    await page.getByRole('tab', { name: 'Settings' }).click();
    await expect(page.getByTestId('batch-base')).toContainText('"execute_limit_time_seconds": 1800');
    await press(page, 'Delete this batch');
    await expect(page.getByText('“Coffee in 12 cities” was deleted.')).toBeVisible();
    await expect(listed).toHaveCount(0);
    await expect(other.getByText('This batch was deleted.')).toBeVisible();
    await press(page, 'Undo');
    await expect(line).toContainText('Done');
    await expect(other.getByRole('heading', { level: 1 })).toContainText('Coffee in 12 cities');
  });

  test('waits out a platform that answers nothing, and stops for good @deep', async ({ page, sandbox }) => {
    await sandbox.linger();
    await openBatch(page, 'b-2', aPlan(CITIES, { parallel: 2 }));
    await sandbox.fail({ lasts: 6_000, fault: { kind: 'html', status: 502 } });
    await press(page, /^Resume/);
    await expect(page.getByText('The platform does not answer (502)')).toBeVisible();
    await expect(state(page)).toHaveText('Running, waits for the platform');
    await expect(rowsIn(page, 'failed')).toHaveCount(0);
    await expect(rowsIn(page, 'started')).toHaveCount(2);

    // Nothing is started while it is asked, and it goes on once that is cancelled.
    await press(page, 'Stop…');
    await expect(page.getByText('Nothing is started while this question is open.')).toBeVisible();
    await expect(state(page)).toHaveText(/^Paused(, |$)/);
    await press(page, 'Keep it going');
    await expect(state(page)).toHaveText('Running');
    await press(page, 'Stop…');
    await page.getByLabel('Stop them too').check();
    await press(page, 'Stop the batch');
    await expect(state(page)).toHaveText('Stopped');
    await expect(rowsIn(page, 'stopped')).toHaveCount(2);
    await expect(rowsIn(page, 'left-out')).toHaveCount(CITIES.length - 2);
    expect(await sandbox.runs()).toHaveLength(2);
  });

  test('asks for a key that is not there, and goes on once it is saved @deep', async ({ page, sandbox }) => {
    await sandbox.hurry();
    await page.goto('/connection');
    await storeBatch(page, 'b-3', aPlan(CITIES.slice(0, 2)));
    await page.goto('/batches/b-3');
    await expect(state(page)).toHaveText(/^Paused(, |$)/);
    const goOn = page.getByRole('button', { name: /^Resume/ });
    const dialog = page.getByRole('dialog', { name: 'API key' });
    await goOn.click();
    await expect(dialog.getByLabel('API key')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(goOn).toBeFocused();
    await expect(goOn).toBeEnabled();
    await expect(state(page)).toHaveText(/^Paused(, |$)/);
    expect(await startsOf(sandbox)).toEqual([]);

    await goOn.click();
    await dialog.getByLabel('API key').fill(SANDBOX_KEY);
    await page.keyboard.press('Enter');
    await expect(state(page)).toHaveText(/^Done/);
    await expect(facts(page)).toContainText('Cost$');
    await expect(facts(page)).not.toContainText('Spent so far');
    expect(await startsOf(sandbox)).toHaveLength(2);

    await page.goto('/');
    const line = page.getByRole('region', { name: 'Latest' }).getByRole('listitem');
    await expect(line).toHaveCount(1);
    const file = await download(page, () => line.getByRole('button', { name: 'Excel: cities.csv' }).click());
    expect(file.suggestedFilename()).toMatch(/^cities\.csv .*\.xlsx$/);
    await expect(page.getByText(/^4 rows/)).toBeVisible();
  });

  test('has loaded what a row opens before it is opened, as there may be no network then @deep', async ({
    page,
    context,
  }) => {
    const loaded = page.waitForEvent('requestfinished', (request) => request.url().includes('row-detail-'));
    await openBatch(page, 'b-1');
    await loaded;
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Open row 2', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Row 2' })).toContainText('Wien');
    await context.setOffline(false);
  });

  test('is set up from the list, of a Worker that is chosen first', async ({ page }) => {
    await page.goto('/batches');
    await press(page, 'Set up a batch…');
    const choice = page.getByRole('dialog', { name: 'Choose a Worker for this batch' });
    await choice.getByRole('searchbox').fill(MAPS);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`/workers/${MAPS}/batch`);
    await expect(page.getByRole('heading', { name: /Drop/ })).toBeVisible();
  });
});
