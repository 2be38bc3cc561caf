import type { Page } from '@playwright/test';
import { writeXlsx } from 'hucre/xlsx';

import { setParallel } from './steps/batches.ts';
import { HTTP_ERRORS, MAPS, saveKeyAndClose } from './steps/compose.ts';
import { expect, giveKey, test } from './fixtures.ts';
import type { Sandbox } from './servers/sandbox.ts';
import { slowed } from './stress.ts';

const ROWS = 120;

/** Until a batch that others disturb comes to something: it looks at its runs every 15 seconds by then. */
const patient = expect.configure({ timeout: slowed(60_000) });

/** A workbook with a city of its own in each row. */
const aWorkbook = () =>
  writeXlsx({
    sheets: [
      {
        name: 'Cities',
        rows: [
          ['store_id', 'term', 'city', 'max_results'],
          ...Array.from({ length: ROWS }, (_, at) => [`00${at + 1}`, 'coffee', `City ${at + 1}`, 2]),
        ],
      },
    ],
  });

const state = (page: Page) => page.getByTestId('batch-state');
/** It stands just so, and at most some rows may have started: not "Running, waits for the platform". */
const standing = (word: string) => new RegExp(`^${word}(, \\d|$)`);
const rowsIn = (page: Page, of: string) => page.locator(`[data-row][data-state="${of}"]`);
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const count = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Rows by state' }).getByRole('button', { name: new RegExp(`^${name}`) });

/** So many rows are done, one way or another. */
const done = async (page: Page): Promise<number> => Number((await page.title()).split('/')[0]);

/** The run of a row is there while the page still waits for the answer to its start. */
async function hasRunOfRowBeingSent(page: Page, sandbox: Sandbox): Promise<boolean> {
  const rows = await rowsIn(page, 'sending').evaluateAll((all) => all.map((row) => row.dataset['row']));
  const inputs = await sandbox.inputs();
  return rows.some((row) => inputs.some(({ custom }) => custom['base_location'] === `City ${row}`));
}

/** Decides about each row that may have started: its run is the only one that no other row claims; or there is none. */
async function decideLost(page: Page, sandbox: Sandbox): Promise<void> {
  for (const number of await Promise.all(
    (await rowsIn(page, 'unknown').all()).map((row) => row.getAttribute('data-row')),
  )) {
    const lost = page.locator(`[data-row="${number}"]`);
    // A run that was just started is listed late: a person who decides at once may pay twice, as they are told.
    const inputs = await sandbox.inputs();
    const isThere = inputs.some(({ custom }) => custom['base_location'] === `City ${number}`);
    if (isThere) await lost.getByRole('button', { name: 'It is this one' }).click();
    else {
      await lost.getByRole('button', { name: /^It is not: start row/ }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Start row/ })
        .click();
    }
    await expect(lost).not.toHaveAttribute('data-state', 'unknown');
  }
}

test.describe('a batch of a workbook', () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  test('has exactly the runs that were asked for after refusals, lost answers, reloads, a crash, two tabs, an expired key and an empty balance', async ({
    page,
    context,
    sandbox,
    wire,
  }) => {
    test.setTimeout(slowed(400_000));
    page.on('dialog', (dialog) => void dialog.accept());
    await sandbox.hurry();
    await giveKey(page);
    await page.goto(`/workers/${MAPS}/batch`);
    await page
      .getByLabel('Rows file')
      .setInputFiles({ name: 'cities.xlsx', mimeType: '', buffer: Buffer.from(await aWorkbook()) });
    await expect(page.getByTestId('batch-count')).toHaveText(String(ROWS));
    await page
      .getByRole('combobox', { name: 'Column city', exact: true })
      .selectOption({ label: 'Base location' });
    await setParallel(page, 6);
    await expect(page.getByTestId('batch-problems')).toHaveText('0');

    // Fewer places than asked for, and a list that is late.
    await sandbox.behave({ maxRunning: 4, listedLate: 1_500 });
    await press(page, `Start all ${ROWS}`);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: `Start all ${ROWS}` })
      .click();
    await expect(page).toHaveURL(/\/batches\/[\w-]+$/);
    await patient.poll(() => done(page)).toBeGreaterThan(4);
    // One row is refused for what it says, and the answer to another is lost, though its run is there.
    await sandbox.fail({
      match: wire.start,
      fault: { kind: 'status', status: 400, code: 11000, message: 'no such city' },
    });
    await patient(count(page, 'Failed')).toContainText('1');
    await sandbox.fail({ match: wire.start, after: true, fault: { kind: 'cutJson' } });
    await patient(rowsIn(page, 'unknown')).toHaveCount(1);
    await decideLost(page, sandbox);

    // The platform is away for a while: no row fails for that.
    await sandbox.fail({ lasts: 8_000, fault: { kind: 'html', status: 502 } });
    await patient(page.getByText('The platform does not answer')).toBeVisible();
    await patient(state(page)).toHaveText(standing('Running'));
    await decideLost(page, sandbox);

    // In the middle of sending the page is reloaded.
    // There is room for it: what is held back is the answer of a run that is there, and no refusal.
    await sandbox.behave({ maxRunning: ROWS, listedLate: 1_500 });
    await sandbox.fail({ match: wire.start, after: true, fault: { kind: 'delay' } });
    await patient.poll(() => hasRunOfRowBeingSent(page, sandbox)).toBe(true);
    await page.reload();
    await sandbox.behave({ maxRunning: 4, listedLate: 1_500 });
    await expect(page.getByText('Paused when its tab was closed')).toBeVisible();
    await decideLost(page, sandbox);

    // Another tab takes the batch over, and crashes.
    const other = await context.newPage();
    await giveKey(other);
    await other.goto(page.url());
    await press(page, /^Resume/);
    await expect(state(other)).toHaveText(standing('Running'));
    await press(other, 'Run it here instead');
    await expect(other.getByText('Keep this tab open')).toBeVisible();
    await expect(page.getByText('This batch runs in another tab')).toBeVisible();
    const crashed = other.waitForEvent('crash');
    other.goto('chrome://crash').catch(() => undefined);
    await crashed;
    await expect(page.getByText('Paused when its tab was closed')).toBeVisible();
    await decideLost(page, sandbox);
    // Rows that were decided about are sent by themselves, and then it is paused again.
    await expect(state(page)).toHaveText(standing('Paused'));
    await press(page, /^Resume/);

    // The key expires: one of the same account goes on.
    await sandbox.behave({ maxRunning: 4, listedLate: 1_500, keyExpired: true });
    await patient(page.getByText('rejected the API key')).toBeVisible();
    await page.getByRole('main').getByRole('button', { name: 'API key' }).click();
    await saveKeyAndClose(page, `${sandbox.key}_renewed`);
    await press(page, /^Resume/);
    await expect(state(page)).toHaveText(standing('Running'));

    // The balance runs out midway.
    const half = await done(page);
    await patient.poll(() => done(page)).toBeGreaterThan(half + 2);
    await sandbox.setBalance(0);
    await patient(page.getByText(/the balance ran out at row \d+/)).toBeVisible();
    await sandbox.setBalance(40);
    await press(page, /^Resume/);

    await expect(state(page)).toHaveText(/^Done/, { timeout: slowed(240_000) });
    await press(page, 'Retry 1 failed');
    await press(page, 'Start one run');
    await patient(count(page, 'Succeeded')).toContainText(String(ROWS));

    // Exactly the runs that were asked for exist, and each row names the run that had its input.
    const inputs = await sandbox.inputs();
    const cities = inputs.map(({ custom }) => String(custom['base_location']));
    expect(cities.filter((city, at) => cities.indexOf(city) !== at)).toEqual([]);
    expect(cities).toHaveLength(ROWS);
    const cityOf = new Map(inputs.map(({ run_slug: run, custom }) => [run, custom['base_location']]));
    for (let at = 1; at <= ROWS; at += 1) {
      const row = page.locator(`[data-row="${at}"]`);
      await expect(row).toHaveAttribute('data-state', 'succeeded');
      const run = (await row.getByRole('link').first().getAttribute('href'))?.split('/').at(-1) ?? '';
      expect(cityOf.get(run), `row ${at}`).toBe(`City ${at}`);
    }
  });
});
