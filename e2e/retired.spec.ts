import { field, HTTP_ERRORS, openCompose, openPanel, requestText, RUN_URL } from './steps/compose.ts';
import { expect, expectAccessible, giveKey, test } from './fixtures.ts';

test.use({ allowedErrors: [HTTP_ERRORS] });

test('where the platform no longer answers v1, the console goes on in v2 with what was put in, and starts once', async ({
  page,
  sandbox,
}) => {
  await sandbox.hurry();
  await giveKey(page);
  await openCompose(page);
  await field(page, 'base_location').getByRole('textbox').fill('Lyon, France');
  await expect.poll(() => requestText(page)).toContain('"scraper_slug"');

  await sandbox.behave({ v1: 'gone' });
  await page.reload();
  const line = page.getByText('CoreClaw has turned off API v1.', { exact: false });
  await expect(line).toBeVisible();
  await expect(field(page, 'base_location').getByRole('textbox')).toHaveValue('Lyon, France');
  await expect.poll(() => requestText(page)).not.toContain('"scraper_slug"');
  await openPanel(page, 'snippet');
  await expect(page.getByTestId('snippet')).toContainText(
    '/api/v2/workers/coreclaw~google-maps-scraper/runs',
  );
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Start run' }).click();
  await expect(page).toHaveURL(RUN_URL);
  await expect(page.getByTestId('run-status')).toHaveText('Succeeded');
  const starts = (await sandbox.requests()).filter(
    ({ method, path }) => method === 'POST' && /scraper\/run$|\/runs$/.test(path),
  );
  expect(starts.map(({ path }) => path)).toEqual(['/api/v2/workers/coreclaw~google-maps-scraper/runs']);

  // Recognised once in the life of a page: nothing else is asked of v1.
  const before = (await sandbox.requests()).length;
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Runs' }).click();
  await expect
    .poll(async () => (await sandbox.requests()).slice(before).map(({ path }) => path))
    .toContainEqual(expect.stringContaining('/api/v2/worker-runs?'));
  const paths = (await sandbox.requests()).slice(before).map(({ path }) => path);
  expect(paths.filter((path) => !path.startsWith('/api/v2/'))).toEqual([]);
  await page.getByRole('status').getByRole('link', { name: 'Check the connection' }).click();
  await expect(page.locator('[data-step="versions"]')).toHaveAttribute('data-state', 'passed');
  await expect(page.getByText('API v2 answers, API v1 does not.', { exact: false })).toBeVisible();
});
