import type { Page } from '@playwright/test';
import {
  expectRequest,
  field,
  goWayBack,
  jsonToggle,
  listTool,
  openCompose,
  RUN_URL,
  startButton,
  startsOf,
} from './steps/compose.ts';
import { expect, giveKey, test } from './fixtures.ts';
import type { Sandbox } from './servers/sandbox.ts';

const COUNT = 100_000;
const SLUG = 'e2e/lists';

const urlAt = (index: number) => `https://shop${index % 97}.example.com/item/${index}`;
const allUrls = Array.from({ length: COUNT }, (_, index) => urlAt(index));

/** Opens a Worker with a list of URLs and a table. */
async function openLists(page: Page, sandbox: Sandbox): Promise<void> {
  const properties = [
    { name: 'urls', title: 'URLs', type: 'array', editor: 'requestList', default: ['https://old.example/'] },
    {
      name: 'places',
      title: 'Places',
      type: 'array',
      editor: 'requestListSource',
      param_list: [
        { param: 'name', title: 'Name', type: 'string', required: true },
        { param: 'depth', title: 'Depth', type: 'integer' },
        { param: 'open', title: 'Open', type: 'boolean', editor: 'switch' },
      ],
    },
  ];
  const custom = { properties, concurrency: { fields: ['urls', 'places'], remove_fields: [] } };
  const system = { cpus: 0.125, memory: 512, execute_limit_time_seconds: 600 };
  await sandbox.addWorker({ slug: SLUG, data: { version: 'v1.0.0', parameters: { system, custom } } });
  await openCompose(page, SLUG);
}

/** Pastes where the focus is, as the browser does. */
const paste = (page: Page, text: string) =>
  page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const focused = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
    focused?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

/** What the platform received as `custom` of the one run that is started. */
async function sentValues(page: Page, sandbox: Sandbox): Promise<unknown> {
  await expect(page).toHaveURL(RUN_URL);
  const starts = await startsOf(sandbox);
  expect(starts).toHaveLength(1);
  const { input } = JSON.parse(starts[0]?.body ?? '') as {
    readonly input: { readonly parameters: { readonly custom: unknown } };
  };
  return input.parameters.custom;
}

/** Starts the run, answers the question that so many subtasks ask, and gives what the platform received as `custom`. */
async function startedWith(page: Page, sandbox: Sandbox): Promise<unknown> {
  await startButton(page).click();
  await expect(page.getByRole('dialog', { name: 'Start 1 run?' })).toBeVisible();
  expect(await startsOf(sandbox)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Start anyway' }).click();
  return await sentValues(page, sandbox);
}

test('a CSV file of 100,000 rows becomes the list that is sent, and survives a reload', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  await openLists(page, sandbox);
  const urls = field(page, 'urls');
  await (await listTool(page, 'urls', 'Import')).click();
  const csv = [
    'name,url',
    ...allUrls.map((url, index) => `"Item, ${index}",${url}`),
    'again,https://old.example/',
  ];
  await page
    .getByRole('dialog')
    .getByLabel('Choose a file')
    .setInputFiles({ name: 'shops.csv', mimeType: 'text/csv', buffer: Buffer.from(csv.join('\r\n')) });
  await page.getByRole('dialog').getByRole('radio', { name: 'Add to the existing row' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Import 100,000 rows' }).click();
  await expect(urls.getByText('100,001 items', { exact: true })).toBeVisible();
  expect(await page.locator('*').count()).toBeLessThan(5_000);
  await expect(page.getByTestId('task-count')).toHaveText('100001');
  // Packed, once it has been kept.
  await expect
    .poll(() =>
      page.evaluate((slug) => sessionStorage.getItem(`run-console.draft.${slug}`)?.slice(0, 3), SLUG),
    )
    .toBe('z2.');
  await page.reload();
  await expect(urls.getByText('100,001 items', { exact: true })).toBeVisible();
  expect(await startedWith(page, sandbox)).toEqual({ urls: ['https://old.example/', ...allUrls] });
});

test('a start right after a paste of 100,000 URLs does not send the list from before it', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  await openLists(page, sandbox);
  await field(page, 'urls').getByRole('textbox', { name: 'URLs, row 1' }).focus();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const { activeElement } = document;
    activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
    activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }),
    );
  }, allUrls.join('\n'));
  await expect(field(page, 'urls').getByText('100,000 items', { exact: true })).toBeVisible();
  await expect(page.getByText('still reading URLs')).toBeHidden();
  expect(await startsOf(sandbox)).toEqual([]);
  expect(await startedWith(page, sandbox)).toEqual({ urls: allUrls });
});

test('a list that fits into the tab only packed is kept aside for a link, and had back after a reload', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  await openLists(page, sandbox);
  const urls = field(page, 'urls');
  await urls.getByRole('textbox', { name: 'URLs, row 1' }).focus();
  await paste(page, allUrls.map((url) => `${url}?from=${'a'.repeat(30)}`).join('\n'));
  await expect(urls.getByText('100,000 items', { exact: true })).toBeVisible();
  const storedPrefix = (of: string) =>
    page.evaluate((key) => sessionStorage.getItem(key)?.slice(0, 3), `run-console.${of}.${SLUG}`);
  await expect.poll(() => storedPrefix('draft')).toMatch(/^z/);
  await openCompose(page, `${SLUG}?custom.urls=https://theirs.example/`);
  await expect(urls.getByText('100,000 items', { exact: true })).toBeHidden();
  await expect.poll(() => storedPrefix('link')).toMatch(/^z/);
  await urls.getByRole('textbox', { name: 'URLs, row 1' }).fill('https://typed.example/');
  await expect.poll(() => storedPrefix('draft')).not.toMatch(/^z/);
  await page.reload();
  await goWayBack(page, 'Restore my draft');
  await expect(urls.getByText('100,000 items', { exact: true })).toBeVisible();
});

test('JSON of 100,000 rows becomes the list, is edited as text, and goes back into JSON with what the form does not name', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  await openLists(page, sandbox);
  await jsonToggle(page).click();
  const editor = page.getByTestId('custom-json');
  await editor.click();
  await page.keyboard.press('Control+A');
  const unknown = { nested: [{ 'a.b': null }, [], 0.1] };
  await paste(page, JSON.stringify({ unknown, urls: allUrls }, null, 2));
  await jsonToggle(page).click();
  const urls = field(page, 'urls');
  await expect(urls.getByText('100,000 items', { exact: true })).toBeVisible();
  await expect(page.getByText('Not in this Worker’s form')).toBeVisible();
  await urls.getByRole('button', { name: 'Bulk edit' }).click();
  await page.getByRole('dialog').getByRole('textbox').click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText('https://first.example/\n');
  await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
  await expect(urls.getByText('100,001 items', { exact: true })).toBeVisible();
  await jsonToggle(page).click();
  await expect(editor).toContainText('https://first.example/');
  // Its colours come later than so long a text.
  await expect(editor.locator('span', { hasText: '"urls"' })).toBeVisible();
  expect(await startedWith(page, sandbox)).toEqual({ urls: ['https://first.example/', ...allUrls], unknown });
});

test('a block of a spreadsheet fills the cells of a table, each in its type', async ({ page, sandbox }) => {
  await giveKey(page);
  await openLists(page, sandbox);
  const places = field(page, 'places');
  await places.getByRole('textbox', { name: 'Places, row 1, Name' }).click();
  await paste(page, 'Café "Ada"\t3\ttrue\r\n"two\nlines"\t0\tfalse\r\nLast\t\t\r\n');
  await expect(places.getByText('3 rows', { exact: true })).toBeVisible();
  await startButton(page).click();
  expect(await sentValues(page, sandbox)).toEqual({
    urls: ['https://old.example/'],
    places: [
      { name: 'Café "Ada"', depth: 3, open: true },
      { name: 'two\nlines', depth: 0, open: false },
      { name: 'Last' },
    ],
  });
});

test('a list with a mistake is named below Start run, and not counted among the subtasks', async ({
  page,
  sandbox,
}) => {
  await openLists(page, sandbox);
  await field(page, 'urls').getByRole('textbox', { name: 'URLs, row 1' }).fill('nowhere');
  await field(page, 'places').getByRole('textbox', { name: 'Places, row 1, Name' }).fill('Ada');
  await expect(page.getByTestId('task-count')).toHaveText('1');
  const problem = page.getByRole('region', { name: 'Start run' }).getByRole('button', { name: 'URLs' });
  await expect(problem).toBeVisible();
  await field(page, 'urls').getByRole('textbox', { name: 'URLs, row 1' }).fill('https://a.example');
  await expect(page.getByTestId('task-count')).toHaveText('2');
  await expect(problem).toBeHidden();
});

test('everything in the JSON can be typed over', async ({ page, sandbox }) => {
  await openLists(page, sandbox);
  await jsonToggle(page).click();
  const editor = page.getByTestId('custom-json');
  await editor.click();
  // What begins with a coloured word is what a browser would wrap in a style of its own.
  for (const text of ['"text"', 'true', '12', 'x']) {
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
    await expect(editor).toHaveText(text);
  }
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('{"urls": ["https://typed.example"');
  await expectRequest(page).toHaveProperty('input.parameters.custom', { urls: ['https://typed.example'] });
});
