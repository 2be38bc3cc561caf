import { findBrowser } from '../scripts/chromium.mjs';
import { keyButton } from './steps/compose.ts';
import { expect, giveKey, test } from './fixtures.ts';

/** A Chromium without windows keeps no page alive. */
const browser = findBrowser();
test.skip(browser === undefined && process.env['CI'] === undefined, 'There is no Chromium with windows.');

test.use({
  launchOptions: [
    // As browsers of people do: a page that was left stays alive for Back.
    async ({ launchOptions }, use) => {
      await use({
        ...launchOptions,
        ...(browser !== undefined && { executablePath: browser }),
        ignoreDefaultArgs: ['--disable-back-forward-cache'],
      });
    },
    { scope: 'worker' },
  ],
});

test('a page that Back brings to life again knows what was done in the tab meanwhile', async ({ page }) => {
  await giveKey(page);
  await page.addInitScript(() => {
    window.addEventListener('pageshow', ({ persisted }) => {
      if (persisted) sessionStorage.setItem('e2e.alive', 'yes');
    });
  });
  await page.goto('/runs');
  await expect(page.getByText('There are no runs yet.')).toBeVisible();
  await page.goto('/connection');
  await keyButton(page).click();
  await page.getByRole('button', { name: 'Forget key' }).click();
  await page.goBack({ waitUntil: 'commit' });
  await expect(page.getByText('You need your API key to see your runs.')).toBeVisible();
  expect(await page.evaluate(() => sessionStorage.getItem('e2e.alive'))).toBe('yes');
});
