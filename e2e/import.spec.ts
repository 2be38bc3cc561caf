import { writeXlsx } from 'hucre/xlsx';
import type { Page } from '@playwright/test';
import {
  expectRequest,
  field,
  goWayBack,
  keyButton,
  listTool,
  MAPS,
  MAPS_BODY,
  moreOfForm,
  openCompose,
  openPanel,
  requestText,
} from './steps/compose.ts';
import { expect, expectAccessible, test } from './fixtures.ts';

const CUSTOM = { keywords: ['it\'s "pizza" $5', '拉面 🍕'], base_location: 'Berlin', max_results: 7 };
const KEY = 'scraper_api_must_not_stay';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Import input' });
const text = (page: Page) => dialog(page).getByRole('textbox', { name: 'Input to import' });
const importButton = (page: Page) => dialog(page).getByRole('button', { name: 'Import', exact: true });

async function paste(page: Page, input: string): Promise<void> {
  await moreOfForm(page, 'Import input');
  await text(page).fill(input);
}

async function importInput(page: Page, input: string): Promise<void> {
  await paste(page, input);
  await importButton(page).click();
  await expect(dialog(page)).toBeHidden();
}

const bodyWith = (overrides: object = {}, system: object = {}) => ({
  ...MAPS_BODY,
  ...overrides,
  input: { parameters: { system: { ...MAPS_BODY.input.parameters.system, ...system }, custom: CUSTOM } },
});

test.beforeEach(({ page }) => openCompose(page));

test('the custom input fills the form, and the run options stay @deep', async ({ page }) => {
  await importInput(page, JSON.stringify(CUSTOM));
  await expectRequest(page).toEqual(bodyWith());
  await expect(field(page, 'base_location').getByRole('textbox')).toHaveValue('Berlin');
  const imported = page.getByText('Imported 3 fields.');
  await expect(imported).toBeAttached();
  await moreOfForm(page, 'Reset to defaults');
  await expect(page.getByText('Fields reset to defaults.')).toBeAttached();
  await expect(imported).not.toBeAttached();
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
});

test('the fields that an input does not name are emptied, or kept on request; Undo brings everything back @deep', async ({
  page,
}) => {
  await field(page, 'max_results').getByRole('textbox').fill('7');
  await expectRequest(page).toMatchObject({ input: { parameters: { custom: { max_results: 7 } } } });
  const before = await requestText(page);
  const rest = { ...(JSON.parse(before) as typeof MAPS_BODY).input.parameters.custom };
  await paste(page, '{"base_location":"Oslo"}');
  await expect(dialog(page).getByText(/^Empties \d fields$/)).toBeVisible();
  await expect(dialog(page).getByText('Search terms: This Worker needs a value here.')).toBeVisible();
  await dialog(page).getByRole('checkbox', { name: 'Keep the fields that are not in the input' }).check();
  await expect(dialog(page).getByText(/^Keeps \d fields$/)).toBeVisible();
  await expect(dialog(page).getByText('To correct in the form')).toBeHidden();
  await expectAccessible(page);
  await importButton(page).click();
  await expectRequest(page).toMatchObject({
    input: { parameters: { custom: { ...rest, base_location: 'Oslo', max_results: 7 } } },
  });
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect.poll(() => requestText(page)).toBe(before);
});

test('an input with its parameters fills the form and sets the options that it names @deep', async ({
  page,
}) => {
  const input = { parameters: { system: { memory: 2048, max_total_charge: 3 }, custom: CUSTOM } };
  await importInput(page, JSON.stringify(input, null, 2));
  await expectRequest(page).toEqual(bodyWith({}, { memory: 2048, cpus: 0.5, max_total_charge: 3 }));
  await expect(page.getByLabel('Memory')).toHaveValue('2048');
});

test('a whole request is shown before it is taken, with what is not taken', async ({ page }) => {
  const request = {
    scraper_slug: 'coreclaw/something-else',
    version: 'v0.9.0',
    is_async: false,
    input: {
      parameters: {
        system: { cpus: 1, gpu: 2 },
        custom: { ...CUSTOM, max_results: 'many', mystery: [1] },
      },
    },
    callback_url: 'https://hooks.example.com/done',
    limit: 10,
  };
  const before = await requestText(page);
  await paste(page, JSON.stringify(request));
  const shown = dialog(page);
  await expect(shown.getByRole('heading', { name: 'A whole request' })).toBeVisible();
  await expect(shown.getByText('Fills 3 fields')).toBeVisible();
  await expect(shown.getByText('Maximum results: This must be a whole number.')).toBeVisible();
  await expect(shown.getByRole('definition').filter({ hasText: 'mystery' })).toBeVisible();
  await expect(shown.getByText('CPU cores: 1 core')).toBeVisible();
  await expect(shown.getByText('Run mode: Sync')).toBeVisible();
  await expect(shown.getByText('Callback URL: https://hooks.example.com/done')).toBeVisible();
  await expect(shown.getByText('Version v0.9.0: this Worker is at v1.0.5')).toBeVisible();
  await expect(shown.getByText('gpu (2): not a run option here')).toBeVisible();
  await expect(shown.getByText('limit: not recognized')).toBeVisible();
  await expect(shown.getByText(`It was made for coreclaw/something-else; this is ${MAPS}.`)).toBeVisible();
  await expectAccessible(page);
  expect(await requestText(page)).toBe(before);

  await importButton(page).click();
  const { max_results: _, ...custom } = CUSTOM;
  await expectRequest(page).toEqual({
    ...MAPS_BODY,
    is_async: false,
    callback_url: 'https://hooks.example.com/done',
    input: {
      parameters: {
        system: { ...MAPS_BODY.input.parameters.system, cpus: 1 },
        custom: { ...custom, mystery: [1] },
      },
    },
  });
  await expect(field(page, 'max_results').getByRole('textbox')).toHaveValue('many');
  await expect(page.getByRole('region', { name: 'Not in this Worker’s form' })).toContainText('mystery');
});

test('run options are shown with what they are now, and marked where they can cost money or send data elsewhere @deep', async ({
  page,
}) => {
  await page.getByLabel('Maximum charge').fill('5');
  const system = { cpus: 1, memory: 8192, execute_limit_time_seconds: 60, max_total_charge: 0 };
  const callback_url = 'https://hooks.example.com/done';
  await paste(page, JSON.stringify({ input: { parameters: { system, custom: CUSTOM } }, callback_url }));
  const lines = dialog(page)
    .getByRole('definition')
    .filter({ hasText: 'Maximum charge' })
    .getByRole('listitem');
  await expect(lines).toHaveText([
    'CPU cores: 1 core (now 0.125 cores)',
    'Memory: 8,192 MB (now 512 MB)',
    'Timeout: 1 min (now 30 min)',
    'Maximum charge: No limit (now $5.00)',
    `Callback URL: ${callback_url} (now None)`,
  ]);
  await expect(lines.filter({ has: page.locator('svg') })).toHaveText([
    /^CPU cores/,
    /^Memory/,
    /^Maximum charge/,
    /^Callback URL/,
  ]);
  await expectAccessible(page);
  await text(page).fill(JSON.stringify({ parameters: { system: { max_total_charge: 5 }, custom: CUSTOM } }));
  await expect(lines).toHaveText(['Maximum charge: $5.00']);
});

test('the console’s own snippet comes back as the same request @deep', async ({ page }) => {
  await importInput(page, JSON.stringify({ ...CUSTOM, extras: ['opening_hours'] }));
  await page.getByLabel('Timeout').fill('77');
  await expectRequest(page).toMatchObject({
    input: {
      parameters: { system: { execute_limit_time_seconds: 77 }, custom: { base_location: 'Berlin' } },
    },
  });
  const body = await requestText(page);
  await openPanel(page, 'snippet');
  const snippet = (await page.getByTestId('snippet').textContent()) ?? '';
  await openPanel(page, 'request');

  await moreOfForm(page, 'Reset to defaults');
  await page.getByLabel('Timeout').fill('1800');
  await importInput(page, snippet);
  await expect.poll(() => requestText(page)).toBe(body);
});

test('an import is one step to undo, with the run options that it set @deep', async ({ page }) => {
  const before = await requestText(page);
  const tools = page.getByRole('region', { name: 'Form', exact: true });
  const input = { parameters: { system: { memory: 2048, max_total_charge: 3 }, custom: CUSTOM } };
  await importInput(page, JSON.stringify(input));
  const after = bodyWith({}, { memory: 2048, cpus: 0.5, max_total_charge: 3 });
  await expectRequest(page).toEqual(after);
  await tools.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => requestText(page)).toBe(before);
  await expect(page.getByText('The import filled')).toBeHidden();
  await tools.getByRole('button', { name: 'Redo' }).click();
  await expectRequest(page).toEqual(after);
  await expect(page.getByText('The import filled 3 fields and 3 run options.')).toBeVisible();
  await goWayBack(page, 'Undo');
  await expect.poll(() => requestText(page)).toBe(before);
});

test('run options that were imported have a way back to those of the Worker @deep', async ({ page }) => {
  const before = await requestText(page);
  const reset = page.getByRole('button', { name: 'Reset run options' });
  await expect(page.getByLabel('Memory')).toBeVisible();
  await expect(reset).toBeHidden();
  await importInput(page, JSON.stringify({ parameters: { system: { memory: 2048 }, custom: {} } }));
  await moreOfForm(page, 'Reset to defaults');
  await reset.click();
  await expect(reset).toBeHidden();
  await expect.poll(() => requestText(page)).toBe(before);
});

test('a key in a command is dropped, and said to be', async ({ page }) => {
  const body = JSON.stringify(bodyWith()).replaceAll("'", `'\\''`);
  await paste(
    page,
    `curl -X POST 'https://openapi.coreclaw.com/api/v1/scraper/run?token=${KEY}' \\\n  -H 'api-key: ${KEY}' \\\n  -d '${body}'`,
  );
  await expect(dialog(page).getByText(/It contained an API key, which was dropped/)).toBeVisible();
  await importButton(page).click();
  await expectRequest(page).toEqual(bodyWith());
  await expect(keyButton(page)).toBeVisible();
  const browserContents = () =>
    JSON.stringify([
      Object.values(sessionStorage),
      Object.values(localStorage),
      document.documentElement.outerHTML,
    ]);
  await page.goto('/runs');
  expect(await page.evaluate(browserContents)).not.toContain(KEY);
});

test('a file is read as what is pasted, also a large one @deep', async ({ page }) => {
  const keywords = Array.from({ length: 20_000 }, (_, index) => `keyword number ${index}`);
  await moreOfForm(page, 'Import input');
  await dialog(page)
    .getByLabel('Choose a file')
    .setInputFiles({
      name: 'run.json',
      mimeType: 'application/json',
      buffer: Buffer.from(
        JSON.stringify(bodyWith().input).replace(JSON.stringify(CUSTOM.keywords), JSON.stringify(keywords)),
      ),
    });
  await expect(dialog(page).getByText('run.json, 449.1 kB')).toBeVisible();
  await importButton(page).click();
  await expect(page.getByTestId('task-count')).toHaveText('20000');
});

test('what cannot be read is said, and nothing changes @deep', async ({ page }) => {
  const before = await requestText(page);
  await paste(page, '{"keywords": [,]}');
  await expect(dialog(page).getByRole('alert')).toContainText('line 1, column 15');
  await expect(importButton(page)).toBeDisabled();
  await text(page).fill('curl https://example.com/');
  await expect(dialog(page).getByRole('alert')).toContainText('does not start a run of this API');
  await page.keyboard.press('Escape');
  await dialog(page).getByRole('button', { name: 'Discard it' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(
    page
      .getByRole('region', { name: 'Form', exact: true })
      .getByRole('button', { name: 'More', exact: true }),
  ).toBeFocused();
  expect(await requestText(page)).toBe(before);
});

test('a sheet of a workbook becomes a list, read in a thread of its own @deep', async ({ page }) => {
  const workbook = await writeXlsx({
    sheets: [
      { name: 'Notes', rows: [['Only notes here']] },
      {
        name: 'Terms',
        rows: [
          ['What people look for', null],
          ['Search terms', 'Since'],
          ['007', new Date(Date.UTC(2026, 10, 25))],
          ['hidden', null],
          ['拉面 🍕', null],
        ],
        rowDefs: new Map([[3, { hidden: true }]]),
      },
    ],
  });
  await (await listTool(page, 'keywords', 'Import')).click();
  const rows = page.getByRole('dialog', { name: 'Import into Search terms' });
  await rows
    .getByLabel('Choose a file')
    .setInputFiles({ name: 'terms.xlsx', mimeType: '', buffer: Buffer.from(workbook) });
  await rows.getByLabel('Sheet', { exact: true }).selectOption('Terms');
  await expect(rows.getByLabel('Row 2 is the header')).toBeChecked();
  await expect(rows.getByText('1 hidden row was left out.')).toBeVisible();
  await expectAccessible(page);
  await rows.getByLabel('Replace the existing rows').check();
  await rows.getByRole('button', { name: 'Import 2 rows' }).click();
  await expectRequest(page).toMatchObject({
    input: { parameters: { custom: { keywords: ['007', '拉面 🍕'] } } },
  });
});
