import { field, openCompose, openPanel, startButton } from './steps/compose.ts';
import { expect, giveKey, test } from './fixtures.ts';

test('the compose page reads as landmarks, headings, and named groups of named fields', async ({ page }) => {
  await giveKey(page);
  await openCompose(page);
  await openPanel(page, 'request');
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - link "Skip to content"
    - banner:
      - link "Run Console"
      - navigation "Main":
        - link "Workers"
        - link "Runs"
      - link "Sandbox"
      - button "API key set …dbox"
      - button "Find"
      - button "Menu"
    - main:
      - heading "Google Maps Scraper" [level=1]
      - button "Copy Worker ID"
      - tablist "Worker":
        - tab "Form" [selected]
        - tab "Readme"
        - tab "Runs"
        - tab "Tasks"
      - group "How many runs":
        - radio "One run" [checked]
        - radio "Many rows"
      - tabpanel "Form":
        - region "Form"
        - complementary "Start and request"
  `);
  await expect(page.getByRole('region', { name: 'Form' })).toMatchAriaSnapshot(`
    - button "JSON"
    - button "Save"
    - button "Share" [pressed]
    - button "More"
    - group "Search terms":
      - list "Search terms":
        - listitem:
          - textbox "Search terms, row 1": coffee roasters
          - button "Remove row 1"
    - textbox "Base location": New York, USA
    - textbox "Maximum results": "20"
    - region "Locale":
      - heading "Locale" [level=2]:
        - button "Locale" [expanded]
      - combobox "Language"
      - switch "Skip closed places" [checked]
    - region "Places by URL":
      - heading "Places by URL" [level=2]:
        - button "Places by URL" [expanded]
      - group "Map URLs":
        - list "Map URLs"
    - region "Details":
      - heading "Details" [level=2]:
        - button "Details" [expanded]
      - textbox "Reviews per place": "0"
      - textbox "Lowest rating"
      - group "Also collect":
        - checkbox "Opening hours" [checked]
        - checkbox "Photos"
        - checkbox "Popular times"
  `);
  await expect(page.getByRole('complementary', { name: 'Start and request' })).toMatchAriaSnapshot(`
    - region "Start run":
      - button "Start run"
      - button "At most no limit"
      - status
    - region "Run options":
      - heading "Run options" [level=2]:
        - button "Run options" [expanded]
      - combobox "Memory"
      - textbox "CPU cores"
      - textbox "Timeout"
      - textbox "Maximum charge"
      - textbox "Maximum traffic"
      - combobox "Proxy region"
      - textbox "Version"
      - combobox "Run mode"
      - textbox "Callback URL"
    - region "Request":
      - tablist "Request":
        - tab "Link"
        - tab "Snippet"
        - tab "Request" [selected]
      - button "Close the request panel"
      - tabpanel "Request":
        - button "Copy request"
        - region "Request JSON"
  `);
});

test('every field says what it is for, what it takes, and what is wrong with it', async ({ page }) => {
  await openCompose(page);
  await expect(page.getByRole('group', { name: 'Search terms', exact: true })).toHaveAccessibleDescription(
    "required What you would type into the map's search box. One subtask per term.",
  );
  await expect(page.getByLabel('Maximum results')).toHaveAccessibleDescription(
    'Per search term. From 1 to 500.',
  );
  await expect(page.getByRole('switch', { name: 'Skip closed places' })).toHaveAccessibleDescription('On');
  await expect(page.getByLabel('Timeout')).toHaveAccessibleDescription(/30 min$/);
  await expect(page.getByLabel('Base location')).toHaveAttribute('aria-required', 'true');

  await page.getByLabel('Maximum results').fill('501');
  await page.getByLabel('Base location').fill('');
  await field(page, 'system.execute_limit_time_seconds').getByRole('textbox').fill('soon');
  await startButton(page).click();
  await expect(page.getByLabel('Base location')).toBeFocused();
  await expect(page.getByLabel('Base location')).toHaveAccessibleDescription(
    /^This Worker needs a value here\. City and country work best\./,
  );
  await expect(page.getByLabel('Maximum results')).toHaveAccessibleDescription(
    /^At most 500\. Per search term\./,
  );
  await expect(page.getByLabel('Timeout')).toHaveAccessibleDescription(/Whole seconds, at least 1\.$/);
  for (const name of ['Maximum results', 'Base location', 'Timeout'])
    await expect(page.getByLabel(name)).toHaveAttribute('aria-invalid', 'true');
  // Each is announced once: by one alert of its own.
  await expect(page.getByRole('alert')).toHaveText([
    'This Worker needs a value here.',
    'At most 500.',
    'Whole seconds, at least 1.',
  ]);
});

test('rows that are not drawn are counted', async ({ page, sandbox }) => {
  await giveKey(page);
  await openCompose(page, 'sandbox/editor-gallery');
  const list = field(page, 'string_list');
  await list.getByRole('textbox').first().click();
  await list.getByRole('button', { name: 'Bulk edit' }).click();
  await page.getByRole('dialog').getByRole('textbox').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(Array.from({ length: 500 }, (_, row) => `item ${row}`).join('\n'));
  await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
  await expect(list.getByRole('status').last()).toHaveText('500 items');
  const drawn = list.getByRole('listitem');
  await expect(drawn.first()).toHaveAttribute('aria-setsize', '500');
  await expect(drawn.first()).toHaveAttribute('aria-posinset', '1');
  await expect.poll(() => drawn.count()).toBeLessThan(60);

  // The row that has the focus stays, however far it is scrolled away.
  await list.getByRole('textbox', { name: 'row 3', exact: false }).first().click();
  const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await list.locator('[data-rows]').evaluate((box) => box.scrollTo({ top: box.scrollHeight }));
  await expect(list.getByRole('textbox', { name: 'String list, row 500' })).toBeVisible();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(focused);

  const empty = field(page, 'string_list');
  await empty.getByRole('button', { name: 'Clear' }).click();
  await expect(drawn).toHaveCount(1);
  await expect(drawn).toHaveAttribute('aria-setsize', '1');

  const { run_slug: slug } = await sandbox.addRun({ rows: 2_350 });
  await page.goto(`/runs/${slug}`);
  const grid = page.getByRole('grid', { name: 'Results' });
  await expect(grid).toHaveAttribute('aria-rowcount', '2351');
  await expect(grid.getByRole('row').nth(1)).toHaveAttribute('aria-rowindex', '2');
  await grid.focus();
  await page.keyboard.press('ControlOrMeta+End');
  const last = grid.locator('[aria-rowindex="2351"]');
  await expect(last).toBeVisible();
  await expect(grid).toBeFocused();
  await expect(grid).toHaveAttribute('aria-activedescendant', /-2349-/);
});
