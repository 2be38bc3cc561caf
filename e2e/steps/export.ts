import { readFile } from 'node:fs/promises';
import { type Download, expect, type Locator, type Page } from '@playwright/test';

export const exportDialog = (page: Page): Locator =>
  page.getByRole('dialog', { name: 'Export', exact: true });

/** Opens the dialog from the menu beside the button that exports. @param format as its option says, such as `CSV (.csv)` */
export async function openExport(page: Page, format?: string): Promise<Locator> {
  await page.getByRole('button', { name: 'More formats' }).click();
  await page.getByRole('menuitem', { name: /^Export…/ }).click();
  const dialog = exportDialog(page);
  await expect(exportButton(dialog)).toBeFocused();
  if (format !== undefined) await dialog.getByLabel('Format').selectOption({ label: format });
  return dialog;
}

/** The button of the dialog that makes the file. */
export const exportButton = (dialog: Locator): Locator => dialog.getByRole('button', { name: /^Export/ });

/** Opens the options of the dialog, where they are not open from the last time. */
export async function openOptions(dialog: Locator): Promise<void> {
  const options = dialog.getByRole('button', { name: /^Options/ });
  if ((await options.getAttribute('aria-expanded')) === 'false') await options.click();
}

/** What is saved by an act. */
export async function download(page: Page, act: () => Promise<void>): Promise<Download> {
  const downloading = page.waitForEvent('download');
  await act();
  return downloading;
}

export const bytesOf = async (file: Download): Promise<Buffer> => readFile(await file.path());
