import type { Json } from '#core/json/json.ts';
import { SAMPLE_WORKERS } from '#sandbox/workers/sample-workers.ts';
import {
  expectOneStart,
  expectRequest,
  field,
  openCompose,
  requestText,
  RUN_URL,
  startButton,
  startsOf,
} from './steps/compose.ts';
import { expect, giveKey, test } from './fixtures.ts';

type Declared = {
  readonly version: string;
  readonly parameters: {
    readonly custom: { readonly properties: readonly { name: string; default?: Json }[] };
  };
};

/** The samples whose descriptors have another shape than the usual one, with what their untouched forms send. */
const ODD: Readonly<Record<string, unknown>> = {
  'sandbox/always-fails': { url: 'https://pages.example.com/gone' },
  'sandbox/older-shape': {
    searchTerm: 'example',
    max_pages: 3,
    tags: ['a', 'b'],
    settings: { a: 1 },
    ratio: 0.5,
    colour: 'green',
  },
};

/** What a descriptor declares as defaults, in its order. */
function declaredDefaults(data: Json): unknown {
  // Samples beside the odd ones are in the usual shape.
  const { properties } = (data as Declared).parameters.custom;
  return Object.fromEntries(
    properties
      .filter((property) => property.default !== undefined)
      .map((property) => [property.name, property.default]),
  );
}

test('a Worker that is split by a text is foreseen in words, and can be started', async ({
  page,
  sandbox,
}) => {
  const custom = {
    properties: [{ name: 'query', title: 'Query', type: 'string', default: 'one text' }],
    concurrency: { fields: ['query'] },
  };
  await sandbox.addWorker({ slug: 'someone/text', data: { version: 'v1', parameters: { custom } } });
  await giveKey(page);
  await openCompose(page, 'someone/text');
  await expect(page.getByTestId('task-count')).toHaveText('1');
  await expect(page.getByText('Query isn’t a list, and would be one subtask')).toBeVisible();
  await startButton(page).click();
  await expect(page).toHaveURL(RUN_URL);
  expect(await startsOf(sandbox)).toHaveLength(1);
});

test.describe('the untouched form sends exactly its defaults, and is accepted', () => {
  for (const { path, data } of SAMPLE_WORKERS) {
    if (path === 'sandbox/broken-descriptor') continue;
    test(path, { tag: path === 'coreclaw/google-maps-scraper' ? [] : '@deep' }, async ({ page, sandbox }) => {
      await giveKey(page);
      await openCompose(page, path);
      await expectRequest(page).toHaveProperty(
        'input.parameters.custom',
        ODD[path] ?? declaredDefaults(data),
      );
      const shown = await requestText(page);
      expect(
        Object.keys(
          (JSON.parse(shown) as { input: { parameters: { custom: object } } }).input.parameters.custom,
        ),
      ).toEqual(Object.keys((ODD[path] ?? declaredDefaults(data)) as object));
      await startButton(page).click();
      await expect(page).toHaveURL(RUN_URL);
      await expectOneStart(sandbox, shown);
    });
  }
});

test('every property of a large Worker has a field, in its order @deep', async ({ page }) => {
  const large = SAMPLE_WORKERS.find(({ path }) => path === 'webkit-tools/site-crawler-pro');
  const { properties } = (large!.data as unknown as Declared).parameters.custom;
  await openCompose(page, 'webkit-tools/site-crawler-pro');
  const fields = page.locator('#parameters [data-editor]');
  await expect(fields).toHaveCount(properties.length);
  const names = await fields.evaluateAll((all) => all.map((one) => one.getAttribute('data-field')));
  expect(names).toEqual(properties.map(({ name }) => name));
});

test('every editor is drawn', async ({ page }) => {
  await openCompose(page, 'sandbox/editor-gallery');
  const editors = () =>
    page
      .locator('#parameters [data-editor]')
      .evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute('data-editor')))].sort());
  await expect
    .poll(editors)
    .toEqual([
      'checkbox',
      'datepicker',
      'input',
      'json',
      'number',
      'radio',
      'requestList',
      'requestListSource',
      'select',
      'stringList',
      'switch',
      'textarea',
    ]);
});

test('a table sends dates and JSON as its columns declare them, and no date that is impossible @deep', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  await openCompose(page, 'sandbox/editor-gallery');
  const table = field(page, 'request_list_source');
  const cell = (column: string) => table.getByRole('textbox', { name: new RegExp(`row 1, ${column}$`) });
  await cell('Since').fill('12/31/2024');
  await startButton(page).click();
  await expect(cell('Since')).toHaveAttribute('aria-invalid', 'true');
  await expect(table.getByRole('alert')).toContainText('Row 1, Since: Enter a real date as DD/MM/YYYY.');
  await cell('Since').fill('05/06/2024');
  await cell('Filter').press('Enter');
  const dialog = page.getByRole('dialog', { name: /Filter$/ });
  await dialog.getByRole('textbox').fill('{ "stars": [4,\n 5] ');
  await expect(dialog.getByText('Line 2, column 5')).toBeVisible();
  await dialog.getByRole('textbox').fill('{ "stars": [4,\n 5] }');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(cell('Filter')).toHaveValue('{"stars":[4,5]}');
  await expectRequest(page).toHaveProperty('input.parameters.custom.request_list_source.0.filter', {
    stars: [4, 5],
  });
  const shown = await requestText(page);
  expect(shown).toContain('"since": "06/05/2024"');
  await startButton(page).click();
  await expect(page).toHaveURL(RUN_URL);
  await expectOneStart(sandbox, shown);
});

test('a broken descriptor gives a usable form, says what was odd, and runs nothing of what is in it', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  await openCompose(page, 'sandbox/broken-descriptor');
  await expect(page.getByText(/field types were inferred/)).toBeVisible();
  await expect(page.getByText('HTML <i>in</i> the title', { exact: true })).toBeVisible();
  await expect(page.locator('#parameters script, #parameters iframe, #parameters img')).toHaveCount(0);
  await expect(page.locator('a[href^="javascript:"]')).toHaveCount(0);

  await page.getByLabel('A field called __proto__').fill('still own');
  await page.getByLabel('A field called constructor').fill('8');
  await page.getByLabel('A number declared as text').fill('12');
  await field(page, 'unknown_editor').getByRole('textbox').first().fill('blue');
  await expect.poll(() => requestText(page)).toContain('"blue"');
  const shown = await requestText(page);
  expect(shown).toContain('"__proto__": "still own"');
  expect(shown).toContain('"constructor": 8');
  expect(shown).toContain('"text_number": 12');
  expect(shown).toContain('"html": "<b>kept as it is</b>"');

  await page.getByRole('tab', { name: 'Readme' }).click();
  await expect(page.getByRole('heading', { name: 'Broken', exact: true })).toBeVisible();
  await expect(page.locator('iframe, a[href^="javascript:"]')).toHaveCount(0);
  await page.getByRole('tab', { name: 'Form' }).click();
  await startButton(page).click();
  await expect(page).toHaveURL(RUN_URL);
  await expectOneStart(sandbox, shown);

  await expect(page.getByRole('grid', { name: 'Results' }).getByText('<img src=x').first()).toBeVisible();
  await expect(page.locator('a[href^="javascript:"]')).toHaveCount(0);
});

test('a number that would be sent rounded is left out of the form, and said to be', async ({
  page,
  sandbox,
}) => {
  const path = 'sandbox/big-numbers';
  await sandbox.addWorker({
    slug: path,
    data: {
      version: 'v1.0.0',
      parameters: {
        custom: {
          properties: [
            { name: 'id', title: 'ID', type: 'integer', editor: 'number', default: 'BIG' },
            { name: 'page', title: 'Page', type: 'integer', editor: 'number', default: 1, maximum: 'BIG' },
          ],
        },
      },
    },
  });
  await page.route('**/api/scraper?*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      body: (await response.text()).replaceAll('"BIG"', '9007199254740993'),
    });
  });
  await openCompose(page, path);
  await expectRequest(page).toHaveProperty('input.parameters.custom', { page: 1 });
  await page.getByText('2 issues in this Worker’s schema').click();
  await expect(
    page.getByText(/more digits than can be sent exactly: default: 9007199254740993\./),
  ).toBeVisible();
});
