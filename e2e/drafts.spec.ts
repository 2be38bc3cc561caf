import type { Page } from '@playwright/test';
import { field, HTTP_ERRORS, openCompose, startButton } from './steps/compose.ts';
import { expect, giveKey, test } from './fixtures.ts';
import type { Sandbox } from './servers/sandbox.ts';

const SLUG = 'someone/changing';
const CITY = { name: 'city', type: 'string', editor: 'input', title: 'City' };
const DEPTH = { name: 'depth', type: 'integer', editor: 'number', title: 'Depth', default: 3 };

/** A Worker in a version of its own. */
const publish = (sandbox: Sandbox, version: string, properties: readonly object[]) =>
  sandbox.addWorker({ slug: SLUG, data: { version, parameters: { custom: { properties } } } });

/** A storage that is full for whatever is longer than a key. */
async function fillStorage(page: Page): Promise<void> {
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
}

const storageWarning = (page: Page) => page.getByText(/This browser cannot keep drafts now/);
const city = (page: Page) => page.getByLabel('City');

/** Goes on to another screen of the same page. */
async function goTo(page: Page, name: 'Workers' | 'Runs'): Promise<void> {
  await page.getByRole('banner').getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

test('a storage that is full is told once, typing goes on, and what was typed is there after other screens', async ({
  page,
}) => {
  await giveKey(page);
  await openCompose(page);
  await fillStorage(page);
  await page.getByLabel('Base location').fill('Oslo');
  await expect(storageWarning(page)).toHaveCount(1);
  await page.getByLabel('Maximum results').fill('7');
  await expect(storageWarning(page)).toHaveCount(1);
  await goTo(page, 'Runs');
  await page.goBack();
  await expect(page.getByLabel('Base location')).toHaveValue('Oslo');
  await expect(page.getByLabel('Maximum results')).toHaveValue('7');
});

test.describe('a new version of the Worker', () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  test('takes over what no storage has @deep', async ({ page, sandbox }) => {
    await publish(sandbox, 'v1', [CITY]);
    await giveKey(page);
    await openCompose(page, SLUG);
    await fillStorage(page);
    await city(page).fill('Oslo');
    await expect(storageWarning(page)).toBeVisible();
    await publish(sandbox, 'v2', [CITY, DEPTH]);
    await startButton(page).click();
    await page.getByRole('button', { name: 'Use the current version' }).click();
    await expect(page.getByLabel('Depth')).toHaveValue('3');
    await expect(city(page)).toHaveValue('Oslo');
  });

  test('never takes the place of a form under the hands of a person', async ({ page, sandbox }) => {
    await page.clock.install();
    await publish(sandbox, 'v1', [CITY]);
    await giveKey(page);
    await openCompose(page, SLUG);
    await city(page).fill('Oslo');
    // It is an hour old when the person looks elsewhere for a moment.
    await page.clock.fastForward('01:00:00');
    await publish(sandbox, 'v2', [CITY, DEPTH]);
    await goTo(page, 'Workers');
    const paths: string[] = [];
    page.on('request', (request) => paths.push(new URL(request.url()).pathname));
    await page.goBack();
    await city(page).press('End');
    await city(page).pressSequentially(', Norway');
    await expect(field(page, 'city').getByRole('textbox')).toBeFocused();
    expect(paths.filter((path) => path === '/api/scraper')).toEqual([]);
  });

  test('is read when the Worker is opened again, and carries the draft over', async ({ page, sandbox }) => {
    await page.clock.install();
    await publish(sandbox, 'v1', [CITY, { ...DEPTH, name: 'gone', title: 'Gone' }]);
    await giveKey(page);
    await openCompose(page, SLUG);
    await city(page).fill('Oslo');
    await page.getByLabel('Gone').fill('9');
    await goTo(page, 'Workers');
    await page.clock.fastForward('00:02:00');
    await publish(sandbox, 'v2', [CITY, DEPTH]);
    await page.goBack();
    await expect(page.getByLabel('Depth')).toHaveValue('3');
    await expect(city(page)).toHaveValue('Oslo');
    await expect(page.getByText('The Worker has a new version (v2)')).toBeVisible();
  });
});
