import type { Page } from '@playwright/test';
import { field, keyButton, MAPS_BODY, openCompose, openSections } from './steps/compose.ts';
import { expect, giveKey, test } from './fixtures.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('going to another screen brings the focus to its heading, and names it in the title', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  await sandbox.addRun({ rows: 3 });
  await page.goto('/');
  await page.getByRole('navigation').getByRole('link', { name: 'Runs' }).click();
  await expect(heading(page)).toHaveText('Runs');
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveTitle(/^Runs ·/);
  // So it is called by what its rows say.
  const name = 'example · New York, USA';
  await page.getByRole('row').getByRole('link', { name }).click();
  await expect(heading(page)).toHaveText(name);
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveTitle(/^Succeeded · example · New York, USA/);
  await page
    .getByRole('main')
    .getByRole('link', { name: /google.maps.scraper/i })
    .click();
  await expect(heading(page)).toHaveText('Google Maps Scraper');
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveTitle(/google-maps-scraper/);
  await page.goBack();
  await expect(heading(page)).toHaveText(name);
  await expect(heading(page)).toBeFocused();
});

test('a task that is opened from the list takes the focus to its name, and gives it back when it is closed', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  const made = await page.request.post('/api/v2/worker-tasks', {
    headers: { Authorization: `Bearer ${sandbox.key}` },
    data: {
      worker_id: 'coreclaw~google-maps-scraper',
      title: 'Cafés',
      input: { parameters: { custom: {} } },
    },
  });
  expect(made.ok()).toBe(true);
  await page.goto('/tasks');
  const table = page.getByRole('table', { name: 'Tasks' });
  const link = table.getByRole('link', { name: 'Cafés' });
  await table.getByRole('link', { name: 'Bakeries in Lyon' }).press('Enter');
  const editing = page.getByRole('heading', { name: /^Editing / });
  await expect(editing).toHaveText('Editing Bakeries in Lyon');
  await expect(editing).toBeFocused();
  await page.goBack();
  await expect(editing).toBeHidden();
  await link.press('Enter');
  await expect(page.getByRole('heading', { name: 'Editing Cafés' })).toBeFocused();
  await page.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(link).toBeFocused();

  await page.setViewportSize({ width: 390, height: 800 });
  await link.press('Enter');
  await expect(page.getByRole('heading', { name: 'Editing Cafés' })).toBeFocused();
  await page.goBack();
  await expect(link).toBeFocused();
});

test('a deleted task, saved just before, leaves the focus on the heading of the list', async ({ page }) => {
  await giveKey(page);
  await page.goto('/tasks');
  await page.getByRole('link', { name: 'Bakeries in Lyon' }).press('Enter');
  await page.getByRole('button', { name: 'Description' }).press('Enter');
  await page.getByRole('textbox', { name: 'Description' }).fill('Weekly');
  const bar = page.getByRole('region', { name: 'Editing Bakeries in Lyon' });
  await bar.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(bar.getByText('1 change')).toBeHidden();
  await page.getByRole('button', { name: 'Delete' }).press('Enter');
  const confirm = page.getByRole('dialog').getByRole('button', { name: 'Delete' });
  await expect(confirm).toBeEnabled();
  await confirm.press('Enter');
  await expect(page.getByText('Deleted “Bakeries in Lyon”.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('home begins at its search field, but where Back has led to it', async ({ page }) => {
  await giveKey(page);
  await page.goto('/');
  await expect(page.getByRole('combobox', { name: 'Worker' })).toBeFocused();
  await page.getByRole('navigation').getByRole('link', { name: 'Runs' }).click();
  await expect(heading(page)).toHaveText('Runs');
  await page.goBack();
  await expect(page).toHaveURL('/');
  await expect(heading(page)).toBeFocused();
  await page.getByRole('navigation').getByRole('link', { name: 'Runs' }).click();
  await expect(heading(page)).toBeFocused();
  await page.getByRole('navigation').getByRole('link', { name: 'Workers' }).click();
  await expect(page.getByRole('combobox', { name: 'Worker' })).toBeFocused();
});

test('every dialog gives the focus back to what opened it @deep', async ({ page, sandbox }) => {
  await giveKey(page);
  const { run_slug: slug } = await sandbox.addRun({ rows: 30 });
  const openers = {
    '/workers/sandbox/editor-gallery': [
      keyButton(page),
      page.getByRole('banner').getByRole('button', { name: 'Find' }),
      field(page, 'request_list').getByRole('button', { name: 'Bulk edit' }),
      field(page, 'request_list').getByRole('button', { name: 'Import', exact: true }),
    ],
    [`/runs/${slug}`]: [page.getByRole('button', { name: 'Run again unchanged' })],
  };
  for (const [path, buttons] of Object.entries(openers)) {
    await page.goto(path);
    if (path.startsWith('/workers/')) await openSections(page);
    for (const button of buttons) {
      await button.focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toBeVisible();
      await expect(page.getByRole('dialog').locator(':focus')).toBeAttached();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
      await expect(button).toBeFocused();
    }
  }
});

test('clearing a list leads to the row that is there to begin anew @deep', async ({ page }) => {
  await openCompose(page, 'sandbox/editor-gallery');
  const list = field(page, 'string_list');
  await list.getByRole('textbox').first().focus();
  // A region that comes with its words is not read aloud.
  const status = list.getByRole('status').first();
  await expect(status).toHaveText('');
  await list.getByRole('button', { name: 'Clear' }).press('Enter');
  await expect(status).toContainText('Cleared 3 items.');
  await expect(list.getByRole('textbox')).toBeFocused();
});

test('the end of a run is announced, by its word @deep', async ({ page, sandbox }) => {
  await giveKey(page);
  await sandbox.hurry();
  const headers = { 'api-key': sandbox.key };
  const answer = await page.request.post('/api/v1/scraper/run', { headers, data: MAPS_BODY });
  const { data } = (await answer.json()) as { data: { run_slug: string } }; // the sandbox is ours
  await page.goto(`/runs/${data.run_slug}`);
  const live = page.getByRole('status').and(page.getByTestId('run-status'));
  await expect(live).toHaveText('Succeeded');
});

test.describe('where motion is not wanted', { tag: '@deep' }, () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing moves by itself', async ({ page, sandbox }) => {
    await giveKey(page);
    const headers = { 'api-key': sandbox.key };
    const answer = await page.request.post('/api/v1/scraper/run', { headers, data: MAPS_BODY });
    const { data } = (await answer.json()) as { data: { run_slug: string } }; // the sandbox is ours
    await sandbox.fail({ match: '/api/v1/run/result/list', times: 50, fault: { kind: 'delay' } });
    for (const path of [`/runs/${data.run_slug}`, '/runs', '/workers/sandbox/editor-gallery', '/']) {
      await page.goto(path);
      await expect(heading(page)).toBeVisible();
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
      const smooth = await page.evaluate(() =>
        [...document.querySelectorAll('*')]
          .filter((element) => getComputedStyle(element).scrollBehavior === 'smooth')
          .map((element) => element.tagName),
      );
      expect(smooth).toEqual([]);
    }
  });
});
