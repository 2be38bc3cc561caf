import type { input } from 'zod';
import type { faultSchema } from '#sandbox/faults.ts';
import { HTTP_ERRORS, MAPS, openCompose, startButton, workerHeader } from './steps/compose.ts';
import { expect, test } from './fixtures.ts';

type Fault = input<typeof faultSchema>['fault'];

test.describe('what names no Worker', () => {
  test('is no error, and is said of an address', async ({ page }) => {
    await page.goto('/');
    const worker = page.getByRole('combobox', { name: 'Worker' });
    for (const typed of ['', 'xylophone tuning']) {
      await worker.fill(typed);
      await worker.press('Enter');
      if (typed !== '') await expect(page.getByText('The store has no Worker')).toBeVisible();
      await expect(page.getByRole('alert')).toBeHidden();
      await expect(page).toHaveURL('/');
      await expect(worker).toHaveValue(typed);
    }
    for (const typed of ['https://example.com/', '/../../api/v1/account']) {
      await worker.fill(typed);
      await expect(page.getByText('No Worker or run found at this address.')).toBeVisible();
      await worker.press('Enter');
      await expect(page.getByText('No Worker or run found at this address.')).toBeVisible();
      await expect(page).toHaveURL('/');
      await worker.fill('');
      await expect(page.getByText('No Worker or run found at this address.')).toBeHidden();
    }
  });

  test('and is the link of a run leads to the run @deep', async ({ page }) => {
    await page.goto('/');
    const worker = page.getByRole('combobox', { name: 'Worker' });
    await worker.fill('https://console.coreclaw.com/runs/01KPD6M5YQADCQKGVKPDZVYC99');
    await worker.press('Enter');
    await expect(page).toHaveURL('/runs/01KPD6M5YQADCQKGVKPDZVYC99');
  });

  test('an address that names none leads back', async ({ page, sandbox }) => {
    await page.goto('/workers/not-an-id');
    await expect(page.getByRole('alert')).toContainText('This address does not name a Worker');
    await page.getByRole('link', { name: 'Back to Workers' }).click();
    await expect(page).toHaveURL('/');
    expect((await sandbox.requests()).filter(({ path }) => !path.startsWith('/api/v2/store'))).toEqual([]);
  });
});

test('a Worker is loaded behind a skeleton', async ({ page }) => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/api/scraper?*', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`/workers/${MAPS}`);
  await expect(page.getByRole('status', { name: 'Loading the Worker…' })).toBeVisible();
  release();
  await expect(startButton(page)).toBeVisible();
});

test.describe('a Worker that cannot be opened', () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  test('because it does not exist, says so and leads back', async ({ page }) => {
    await page.goto('/workers/nobody/nothing');
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('This Worker does not exist');
    await expect(alert).toContainText('Check its ID or owner/name.');
    await expect(alert).toContainText('HTTP 404 · code 50001');
    await page.getByRole('link', { name: 'Back to Workers' }).click();
    await expect(page.getByRole('combobox', { name: 'Worker' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'What this is' })).toBeVisible();
    await expect(page.getByText('nobody/nothing')).toBeHidden();
  });

  test('because its ID is that of a run, says so @deep', async ({ page, sandbox }) => {
    const { run_slug: slug } = await sandbox.addRun({});
    await page.goto(`/workers/${slug}`);
    await expect(page.getByRole('alert')).toContainText('The platform did not accept the request');
    await expect(page.getByRole('alert')).toContainText(
      'scraper_slug must be a scraper, not a run or a task',
    );
  });

  const failures: readonly { because: string; fault: Fault; title: string; details: string }[] = [
    {
      because: 'of a rate limit',
      fault: { kind: 'status', status: 429, headers: { 'retry-after': '7' } },
      title: 'Too many requests',
      details: 'The platform asks you to wait 7 sec.',
    },
    {
      because: 'the connection is dropped',
      fault: { kind: 'drop' },
      title: 'The platform could not be reached',
      details: 'Check the connection of this computer',
    },
    {
      because: 'the platform has a problem',
      fault: { kind: 'status', status: 500, message: 'database is down' },
      title: 'The platform has a problem',
      details: 'database is down',
    },
    {
      because: 'the answer is a page of HTML',
      fault: { kind: 'html' },
      title: 'The answer could not be read',
      details: 'HTML in place of JSON',
    },
    {
      because: 'the answer is cut off',
      fault: { kind: 'cutJson' },
      title: 'The answer could not be read',
      details: 'JSON that is cut off or broken',
    },
    {
      because: 'the answer is empty',
      fault: { kind: 'empty' },
      title: 'The answer could not be read',
      details: 'empty answer',
    },
    {
      because: 'the answer holds nothing',
      fault: { kind: 'nullData' },
      title: 'The answer could not be read',
      details: 'data is not a Worker descriptor',
    },
  ];
  test('says why, whatever came, and can be tried again @deep', async ({ page, sandbox }) => {
    for (const { because, fault, title, details } of failures) {
      await test.step(because, async () => {
        await sandbox.fail({ match: '/api/scraper', times: 50, fault });
        await page.goto(`/workers/${MAPS}`);
        await expect(page.getByRole('alert')).toContainText(title);
        await expect(page.getByRole('alert')).toContainText(details);
        await expect(page.getByRole('link', { name: 'Back to Workers' })).toBeVisible();
        await sandbox.forgetFaults();
        await page.getByRole('button', { name: 'Try again' }).click();
        await expect(startButton(page)).toBeVisible();
      });
    }
  });
});

test.describe('a Worker that cannot be opened because this computer is offline', { tag: '@deep' }, () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  test('says so and can be tried again', async ({ page, context }) => {
    await openCompose(page, 'coreclaw/social-posts');
    await page.getByRole('link', { name: 'Workers' }).first().click();
    await page.getByRole('combobox', { name: 'Worker' }).fill(MAPS);
    await context.setOffline(true);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('The platform could not be reached');
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(startButton(page)).toBeVisible();
  });
});

test.describe('the store', () => {
  test('says when it has nothing @deep', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('combobox', { name: 'Worker' }).fill('xylophone tuning');
    await expect(page.getByText('The store has no Worker for “xylophone tuning”.')).toBeVisible();
  });

  test.describe('that cannot be searched', () => {
    test.use({ allowedErrors: [HTTP_ERRORS] });

    test('says so, can be tried again, and leaves the field to open a Worker', async ({ page, sandbox }) => {
      await sandbox.fail({ match: '/api/store', times: 50, fault: { kind: 'html' } });
      await page.goto('/');
      await page.getByRole('combobox', { name: 'Worker' }).fill('maps');
      await expect(page.getByRole('alert')).toContainText('The answer could not be read');
      await sandbox.forgetFaults();
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(page.getByRole('link', { name: /Google Maps Scraper/ })).toBeVisible();
    });
  });

  test('is not asked for what names a Worker @deep', async ({ page, sandbox }) => {
    await page.goto('/');
    await page.getByRole('combobox', { name: 'Worker' }).fill(MAPS);
    await page.keyboard.press('Enter');
    await expect(startButton(page)).toBeVisible();
    // The title of the Worker that was opened is asked for, and nothing else.
    const storeRequests = (await sandbox.requests()).filter(({ path }) => path.startsWith('/api/store'));
    expect(storeRequests.filter(({ path }) => !path.includes('search=google+maps+scraper'))).toEqual([]);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Google Maps Scraper');
  });
});

test('a Worker bears the title that the store gives it, with its name beside it, also after a reload', async ({
  page,
}) => {
  await page.goto('/');
  await page
    .getByRole('link', { name: /^Google Maps Scraper/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Google Maps Scraper');
  await expect(workerHeader(page).getByText('coreclaw/google-maps-scraper')).toBeVisible();
  // The Worker is remembered once its form is there.
  await expect(page.getByTestId('task-count')).toHaveText('1');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Google Maps Scraper');
});
