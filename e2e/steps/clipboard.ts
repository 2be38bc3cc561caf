import { expect, type Page } from '@playwright/test';

/** What is in the clipboard, once the act has put it there. A copy button says so for two seconds only. */
export async function copiedBy(page: Page, copy: () => Promise<unknown>): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await copy();
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(clipboard).not.toBe('');
  return clipboard();
}
