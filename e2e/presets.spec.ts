import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import {
  expectRequest,
  goWayBack,
  openCompose,
  requestText,
  saveForm,
  startButton,
  startsOf,
  undo,
} from './steps/compose.ts';
import { expect, expectAccessible, giveKey, test } from './fixtures.ts';
import type { Sandbox } from './servers/sandbox.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Presets' });
const presetsOf = (page: Page) => dialog(page).getByRole('list', { name: 'Presets of this Worker' });
const openPresets = (page: Page) => saveForm(page, /^Preset/);

async function save(page: Page, name: string): Promise<void> {
  await openPresets(page);
  await dialog(page).getByLabel('Preset name').fill(name);
  await dialog(page).getByRole('button', { name: 'Save preset' }).click();
  await expect(presetsOf(page).getByText(name, { exact: true })).toBeVisible();
}

async function openLoginWorker(page: Page, sandbox: Sandbox): Promise<void> {
  const properties = [
    { name: 'city', type: 'string', editor: 'input', title: 'City', default: 'Oslo' },
    { name: 'password', type: 'string', editor: 'input', title: 'Password' },
  ];
  const data = { version: 'v1', parameters: { custom: { properties } } };
  const { slug } = await sandbox.addWorker({ slug: 'someone/login', data });
  await openCompose(page, slug);
}

test('Ctrl+S while typing opens the presets, with their name to be typed @deep', async ({ page }) => {
  await openCompose(page);
  await page.getByLabel('Base location').fill('Oslo');
  await page.getByLabel('Base location').press('Control+s');
  await expect(dialog(page).getByLabel('Preset name')).toBeFocused();
  await page.keyboard.type('Weekly');
  await page.keyboard.press('Enter');
  await expect(presetsOf(page).getByText('Weekly', { exact: true })).toBeVisible();
});

test('a preset fills the form and the run options again, after a reload, and what it replaced comes back', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  await openCompose(page);
  await page.getByLabel('Base location').fill('Oslo, Norway');
  await page.getByLabel('Memory').selectOption('2,048 MB');
  await expectRequest(page).toMatchObject({
    input: { parameters: { system: { memory: 2048 }, custom: { base_location: 'Oslo, Norway' } } },
  });
  const saved = JSON.parse(await requestText(page)) as unknown;
  await save(page, 'Weekly Oslo');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByLabel('Base location').fill('Rome');
  await expectRequest(page).toMatchObject({ input: { parameters: { custom: { base_location: 'Rome' } } } });
  const replaced = JSON.parse(await requestText(page)) as unknown;
  await page.reload();

  await openPresets(page);
  await dialog(page).getByRole('button', { name: 'Apply Weekly Oslo' }).click();
  await expect(page.getByText('Filled from the preset “Weekly Oslo”. This starts nothing.')).toBeVisible();
  await expectRequest(page).toEqual(saved);
  await undo(page);
  await expectRequest(page).toEqual(replaced);

  await openPresets(page);
  await dialog(page).getByRole('button', { name: 'Apply Weekly Oslo' }).click();
  await expectRequest(page).toEqual(saved);
  await page.reload();
  await expectRequest(page).toEqual(saved);
  await goWayBack(page, 'Restore my draft');
  await expectRequest(page).toEqual(replaced);
  expect(await startsOf(sandbox)).toEqual([]);
});

test('a preset has no secret that was not put into it knowingly', async ({ page, sandbox }) => {
  await openLoginWorker(page, sandbox);
  await page.getByLabel('City').fill('Bergen');
  await page.getByLabel('Password').fill('hunter2');
  await save(page, 'Without');
  await expect(presetsOf(page)).toContainText('without Password');
  await dialog(page).getByRole('checkbox', { name: 'Password' }).check();
  await dialog(page).getByLabel('Preset name').fill('With');
  await dialog(page).getByRole('button', { name: 'Save preset' }).click();
  await presetsOf(page).getByRole('button', { name: 'Apply Without' }).click();
  await expect(page.getByText('Not in the preset, because it looked like a secret: Password.')).toBeVisible();
  await expect(page.getByLabel('City')).toHaveValue('Bergen');
  await expect(page.getByLabel('Password')).toHaveValue('');
  await openPresets(page);
  await presetsOf(page).getByRole('button', { name: 'Apply With', exact: true }).click();
  await expect(page.getByLabel('Password')).toHaveValue('hunter2');
});

test('presets are renamed, duplicated, deleted with undo, and belong to their Worker @deep', async ({
  page,
}) => {
  await openCompose(page);
  await save(page, 'One');
  const list = presetsOf(page);
  await list.getByRole('button', { name: 'Duplicate One' }).click();
  await list.getByRole('button', { name: 'Rename One 2' }).click();
  await list.getByLabel('New name').fill('One');
  await expect(dialog(page).getByText('Another preset has this name.')).toBeVisible();
  await list.getByLabel('New name').fill('Two');
  await list.getByLabel('New name').press('Enter');
  await expect(list.getByRole('listitem')).toHaveText([/^One/, /^Two/]);
  await list.getByRole('button', { name: 'Delete One' }).click();
  await expect(list.getByRole('listitem')).toHaveText([/^Two/]);
  await dialog(page).getByRole('button', { name: 'Undo' }).click();
  await expect(list.getByRole('listitem')).toHaveText([/^One/, /^Two/]);
  await openCompose(page, 'coreclaw/product-search');
  await openPresets(page);
  await expect(dialog(page).getByText(/^None yet/)).toBeVisible();
});

test('presets go to another browser as a file, whose dangers are asked about like those of a link @deep', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  await openCompose(page);
  await page.getByLabel('Callback URL').fill('https://example.com/hook');
  await save(page, 'Hooked');
  const downloading = page.waitForEvent('download');
  await dialog(page).getByRole('button', { name: 'Export all' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('google-maps-scraper-presets.json');
  const buffer = await readFile(await download.path());
  await presetsOf(page).getByRole('button', { name: 'Delete Hooked' }).click();
  await expect(dialog(page).getByText(/^None yet/)).toBeVisible();

  const take = (name: string, bytes: Buffer) =>
    dialog(page)
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/json', buffer: bytes });
  await take('other.json', Buffer.from('{"a": 1}'));
  await expect(dialog(page).getByText('This is not a file of presets.')).toBeVisible();
  await take('presets.json', buffer);
  await expect(dialog(page).getByText('1 preset was added.')).toBeVisible();
  await presetsOf(page).getByRole('button', { name: 'Apply Hooked' }).click();
  await startButton(page).click();
  const question = page.getByRole('dialog', { name: /^Start 1 run from/ });
  await expect(question).toContainText('https://example.com/hook');
  await question.getByRole('button', { name: 'Cancel' }).click();
  expect(await startsOf(sandbox)).toEqual([]);
});
