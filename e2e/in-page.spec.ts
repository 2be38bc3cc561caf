import { readFile } from 'node:fs/promises';
import { openPanel, runOnce, startButton, startsOf, watchRequests } from './steps/compose.ts';
import { expect, expectAccessibleInEachTheme, test } from './fixtures.ts';
import { download, exportButton, openExport } from './steps/export.ts';

const RUN = '/workers/coreclaw/google-maps-scraper';

test(
  'says everywhere that it is a sandbox, and asks no server',
  { tag: '@in-page' },
  async ({ page, sandbox }) => {
    const sent = watchRequests(page);
    await page.goto(RUN);
    await expect(page.getByRole('complementary', { name: 'Sandbox' })).toContainText('not real');
    await expect(page.getByRole('link', { name: 'Leave the sandbox' })).toBeHidden();
    await expect(startButton(page)).toBeVisible();
    await expectAccessibleInEachTheme(page);
    await runOnce(page);
    await page.reload();
    await expect(page.getByTestId('run-status')).toHaveText('Succeeded');
    await expect(page.getByRole('complementary', { name: 'Sandbox' })).toBeVisible();
    expect(await startsOf(sandbox)).toHaveLength(1);
    expect(sent.filter((line) => /\/(api|__sandbox)\//.test(line))).toEqual([]);
  },
);

test('gives the results and the whole log as files', { tag: '@in-page' }, async ({ page }) => {
  await page.goto(RUN);
  await runOnce(page);
  await expect(page.getByTestId('run-status')).toHaveText('Succeeded');
  await page.getByRole('tab', { name: 'Log' }).click();
  const opened = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'Download full log' }).click();
  await expect((await opened).locator('body')).toContainText('All subtasks have completed execution!');

  await page.getByRole('tab', { name: 'Results' }).click();
  const dialog = await openExport(page);
  await dialog.getByLabel('Format').selectOption({ label: 'More formats' });
  const file = await download(page, () => exportButton(dialog).click());
  expect(file.suggestedFilename()).toMatch(/^[^_/]+ \d{4}-\d{2}-\d{2}\.csv$/);
  expect(await readFile(await file.path(), 'utf8')).toContain('\n');
});

test('says in every snippet that it reaches nothing real', { tag: '@in-page' }, async ({ page }) => {
  await page.goto(RUN);
  await openPanel(page, 'snippet');
  await expect(page.getByTestId('snippet')).toContainText('https://sandbox.invalid/');
  await expect(page.getByText('starts nothing real')).toBeVisible();
});
