import { expect, type Page } from '@playwright/test';

/** How a state is looked at, one look after the other, without coming to it anew. */
export type Look = {
  readonly theme: 'light' | 'dark';
  readonly language: 'en' | 'zh-CN';
  readonly size: { readonly width: number; readonly height: number };
};

/** Changes how the page looks, in place, also under an open dialog, which makes the rest of the page inert. */
export async function putOn(page: Page, { theme, language, size }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.setViewportSize(size);
  await page.evaluate((wanted) => {
    const menu = [...document.querySelectorAll('select')].find(({ options }) =>
      [...options].some(({ value }) => value === wanted),
    );
    if (menu === undefined || menu.value === wanted) return;
    menu.value = wanted;
    menu.dispatchEvent(new Event('change', { bubbles: true }));
  }, language);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}
