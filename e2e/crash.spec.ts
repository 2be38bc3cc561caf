import { startButton } from './compose.ts';
import { expect, expectAccessibleInEachTheme, test } from './fixtures.ts';

test.use({ allowedErrors: [/broken on purpose/] });

test('a screen that stops working says so and can be left; what it says is accessible', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('textbox', { name: 'Worker' })).toBeVisible();
  await page.evaluate(() => {
    ResizeObserver.prototype.observe = () => {
      throw new Error('broken on purpose');
    };
  });
  await page.getByRole('textbox', { name: 'Worker' }).fill('coreclaw/google-maps-scraper');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'This screen stopped working' })).toBeFocused();
  await page.getByText('Details', { exact: true }).click();
  await expect(page.getByText('Error: broken on purpose')).toBeVisible();
  await expectAccessibleInEachTheme(page);
  await page.getByRole('navigation').getByRole('link', { name: 'Runs' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Runs' })).toBeFocused();
  await page.goBack();
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(startButton(page)).toBeVisible();
});
