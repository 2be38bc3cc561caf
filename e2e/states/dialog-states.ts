import { expect } from '@playwright/test';
import { field, listTool, MAPS, moreOfForm, openCompose, openPanel, saveForm } from '../steps/compose.ts';
import { giveKey } from '../fixtures.ts';
import type { Journey } from './state.ts';

const PLACES = Array.from({ length: 60 }, (_, row) =>
  row % 20 === 3 ? 'no address' : `https://example.com/${row}`,
);

/** The dialogs of the form, and its long lists. */
export const FORM_DIALOGS: Readonly<Record<string, Journey>> = {
  'input that is imported': {
    empty: async ({ page }) => {
      await openCompose(page);
      await moreOfForm(page, 'Import input');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
    'of which little can be used': async ({ page }) => {
      await page
        .getByRole('dialog')
        .getByRole('textbox')
        .fill('{"base_location":"Oslo","max_results":"many","more":1}');
      await expect(
        page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }),
      ).toBeEnabled();
    },
    'that is none': async ({ page }) => {
      await page.getByRole('dialog').getByRole('textbox').fill('curl');
      await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
    },
  },
  'a list': {
    'as text': async ({ page }) => {
      await openCompose(page, 'sandbox/editor-gallery');
      await (await listTool(page, 'request_list', 'Bulk edit')).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
    'with much that is wrong': async ({ page }) => {
      await page.getByRole('dialog').getByRole('textbox').click();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(PLACES.join('\n'));
      await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
      await expect(field(page, 'request_list').getByRole('searchbox')).toBeVisible();
      await field(page, 'request_list')
        .getByRole('button', { name: /invalid: show/ })
        .click();
    },
    'an import of nothing yet': async ({ page }) => {
      await (await listTool(page, 'request_list', 'Import')).click();
      await expect(page.getByRole('dialog', { name: /Import into/ })).toBeVisible();
    },
    'an import with its plan': async ({ page }) => {
      await page.locator('dialog input[type=file]').setInputFiles({
        name: 'places.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('site,name\nhttps://a.example,A\nhttps://a.example,A\nnone,B\n'),
      });
      await expect(page.getByRole('dialog').getByRole('button', { name: /^Import \d/ })).toBeVisible();
    },
    'a cell of JSON': async ({ page }) => {
      await page.keyboard.press('Escape');
      await field(page, 'request_list_source')
        .getByRole('button', { name: /^Open .*Filter/ })
        .click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  'a task of what a link filled in': {
    'that is asked about': async ({ page }) => {
      await giveKey(page);
      await page.goto(`/workers/${MAPS}?keywords=coffee&memory=16384`);
      await saveForm(page, /^Task/);
      await expect(page.getByRole('dialog', { name: /^Save values from outside/ })).toBeVisible();
    },
  },
  presets: {
    none: async ({ page }) => {
      await openCompose(page);
      await saveForm(page, /^Preset/);
      await expect(page.getByRole('dialog', { name: 'Presets' })).toBeVisible();
    },
    some: async ({ page }) => {
      for (const name of ['Weekly', 'Monthly']) {
        await page.getByLabel('Preset name').fill(name);
        await page.getByRole('button', { name: 'Save preset' }).click();
      }
      await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(2);
    },
    'one kept as a task': async ({ page }) => {
      await page.getByRole('button', { name: 'Keep Weekly as a task on the platform' }).click();
      await expect(page.getByRole('dialog', { name: 'Save as task' })).toBeVisible();
    },
    'a new name': async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Rename Weekly' }).click();
      await page.getByLabel('New name').fill('Monthly');
      await expect(page.getByText('Another preset has this name.')).toBeVisible();
    },
    'sharing a form': async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
      await openPanel(page, 'link');
      await page.getByRole('button', { name: 'Choose what to share…' }).click();
      await expect(page.getByRole('dialog', { name: 'Share this form' })).toBeVisible();
    },
    shortcuts: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('banner').getByRole('button', { name: 'Find' }).click();
      await page.getByRole('dialog', { name: 'Find' }).getByRole('combobox').fill('shortcuts');
      await expect(
        page.getByRole('dialog', { name: 'Find' }).getByRole('option', { selected: true }),
      ).toHaveAccessibleName(/shortcuts/i);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    },
  },
};
