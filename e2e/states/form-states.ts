import { expect, type Page } from '@playwright/test';
import { listTool, openCompose } from '../steps/compose.ts';
import { FORTY_FIELDS, LONG_TEXTS, README } from './samples.ts';
import type { Journey, Stage } from './state.ts';

/** Opens a Worker that the sandbox is given. */
async function openAdded(stage: Stage, slug: string, custom: object, readme = ''): Promise<void> {
  await stage.sandbox.addWorker({ slug, data: { version: 'v1.0.0', readme, parameters: { custom } } });
  await openCompose(stage.page, slug);
  await expect(stage.page.getByLabel('Memory', { exact: true })).toBeVisible();
}

const scrollOn = async (page: Page) => {
  await page.locator('[data-field]').nth(9).scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 900);
};

/** Forms of other Workers: every editor, many fields, long texts, long lists. */
export const FORMS: Readonly<Record<string, Journey>> = {
  'other Workers': {
    'every editor': ({ page }) => openCompose(page, 'sandbox/editor-gallery'),
    'every editor, further down': ({ page }) => scrollOn(page),
    'choices open': async ({ page }) => {
      await page.getByRole('combobox', { name: 'Proxy region' }).click();
      await expect(page.getByRole('listbox')).toBeVisible();
    },
    'a broken descriptor': ({ page }) => openCompose(page, 'sandbox/broken-descriptor'),
  },
  'Workers of many fields and long texts': {
    'forty fields': (stage) => openAdded(stage, 'somebody/forty-fields', FORTY_FIELDS),
    'forty fields, a section folded': async ({ page }) => {
      await page.getByRole('button', { name: 'Part 1' }).click();
      await page.getByRole('searchbox', { name: 'Find a field' }).focus();
      await expect(page.getByLabel('Query 1', { exact: true })).toBeHidden();
    },
    'forty fields, some of them sought': async ({ page }) => {
      await page.getByRole('searchbox', { name: 'Find a field' }).fill('query 2');
      await expect(page.getByLabel('Query 27', { exact: true })).toBeVisible();
    },
    'a list over the whole window': async ({ page }) => {
      await (await listTool(page, 'field_25', 'Full screen')).click();
      await expect(page.getByRole('button', { name: 'Done' })).toBeVisible();
    },
    'long texts': (stage) =>
      openAdded(stage, 'somebody/a-worker-with-a-name-that-is-as-long-as-names-may-ever-be', LONG_TEXTS),
    'a long readme': async (stage) => {
      await openAdded(stage, 'somebody/well-described', { properties: [] }, README);
      await stage.page.getByRole('tab', { name: 'Readme', exact: true }).click();
      await expect(stage.page.getByRole('heading', { name: 'What it gives' })).toBeVisible();
    },
    'a thousand rows': async ({ page }) => {
      await openCompose(page);
      await (await listTool(page, 'keywords', 'Bulk edit')).click();
      await page.getByRole('dialog').getByRole('textbox').click();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(
        Array.from({ length: 1_000 }, (_, row) => `coffee roasters in district ${row + 1}`).join('\n'),
      );
      await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
      await expect(page.getByText('1,000 items', { exact: true })).toBeVisible();
    },
  },
};
