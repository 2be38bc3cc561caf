import type { Page } from '@playwright/test';
import { field, requestText, startButton } from './steps/compose.ts';
import { expect, expectAccessibleInEachTheme, giveKey, test } from './fixtures.ts';

test.use({ allowedErrors: [/broken on purpose/] });

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

test('a part that stops working says so in its place, the rest works on, and it can be tried again @deep', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page.getByRole('combobox', { name: 'Worker' })).toBeVisible();
  await page.evaluate(() => {
    const observe = Reflect.get(ResizeObserver.prototype, 'observe');
    // Of the card with Start run alone.
    ResizeObserver.prototype.observe = function (target) {
      if (target.matches('section')) throw new Error('broken on purpose');
      observe.call(this, target);
    };
    window.addEventListener('mended', () => {
      ResizeObserver.prototype.observe = observe;
    });
  });
  await page.getByRole('combobox', { name: 'Worker' }).fill('coreclaw/google-maps-scraper');
  await page.keyboard.press('Enter');
  const stopped = page.getByRole('alert').filter({ hasText: 'This part stopped working' });
  await expect(stopped).toHaveCount(1);
  await expect(stopped).toContainText('what you typed is kept');
  await expect(heading(page, /google.maps.scraper/i)).toBeFocused();
  await stopped.getByText('Details', { exact: true }).click();
  await expect(stopped.getByText('Error: broken on purpose')).toBeVisible();
  await expectAccessibleInEachTheme(page);
  const location = field(page, 'base_location').getByRole('textbox');
  await location.fill('Boston, USA');

  const retry = stopped.getByRole('button', { name: 'Try again' });
  await retry.focus();
  await page.keyboard.press('Enter');
  await expect(stopped).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event('mended')));
  await retry.focus();
  await page.keyboard.press('Enter');
  await expect(stopped).toBeHidden();
  await expect(startButton(page)).toBeVisible();
  await expect(location).toHaveValue('Boston, USA');
});

test('a field that stops working takes neither the form nor what is typed, and Start says what it lacks', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  await page.goto('/');
  await expect(page.getByRole('combobox', { name: 'Worker' })).toBeVisible();
  await page.evaluate(() => {
    const setAttribute = Reflect.get(Element.prototype, 'setAttribute');
    Element.prototype.setAttribute = function (name, value) {
      if (name === 'data-field' && value === 'base_location') throw new Error('broken on purpose');
      setAttribute.call(this, name, value);
    };
    window.addEventListener('mended', () => {
      Element.prototype.setAttribute = setAttribute;
    });
  });
  await page.getByRole('combobox', { name: 'Worker' }).fill('coreclaw/google-maps-scraper');
  await page.keyboard.press('Enter');
  const stopped = page.getByRole('alert').filter({ hasText: 'This part stopped working' });
  await expect(stopped).toHaveCount(1);
  const most = field(page, 'max_results').getByRole('textbox');
  await most.fill('none');
  await most.blur();
  await startButton(page).click();
  await expect(page.getByRole('button', { name: /^Maximum results/ })).toBeVisible();
  expect(await sandbox.runs()).toEqual([]);
  await most.fill('7');
  await page.evaluate(() => window.dispatchEvent(new Event('mended')));
  await stopped.getByRole('button', { name: 'Try again' }).click();
  await expect(field(page, 'base_location').getByRole('textbox')).toHaveValue('New York, USA');
  await expect(most).toHaveValue('7');
  await expect.poll(() => requestText(page)).toContain('"max_results": 7');
});

test('a screen that stops working says so and can be left; what it says is accessible @deep', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  await sandbox.addRun({});
  await page.goto('/runs');
  const run = page.getByRole('table', { name: 'Runs' }).getByRole('link').first();
  await expect(run).toBeVisible();
  // Broken by the click itself: the list, drawn again before it, would stop in place of the run.
  await page.evaluate(() => {
    const breakDates = () =>
      Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', {
        get: () => {
          throw new Error('broken on purpose');
        },
      });
    window.addEventListener('click', breakDates, { capture: true, once: true });
  });
  await run.click();
  await expect(heading(page, 'This screen stopped working')).toBeFocused();
  await page.getByText('Details', { exact: true }).click();
  await expect(page.getByText('Error: broken on purpose')).toBeVisible();
  await expectAccessibleInEachTheme(page);
  await page.getByRole('navigation').getByRole('link', { name: 'Runs' }).click();
  await expect(heading(page, 'Runs')).toBeFocused();
  await expect(
    page.getByRole('alert').filter({ hasText: 'This part stopped working' }).first(),
  ).toBeVisible();
  await expect(page.getByRole('searchbox', { name: 'Search runs' })).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(page.getByTestId('run-status')).toBeVisible();
});
