import type { Locator, Page } from '@playwright/test';

/** Tab, until the focus is in a place. */
export async function tabTo(page: Page, place: Locator): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    if (await place.evaluate((element) => element.contains(document.activeElement))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there.');
}
