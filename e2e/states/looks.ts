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
  // As when it is chosen in another tab, until the part that follows is there.
  const lang = () =>
    page.evaluate((wanted) => {
      const { documentElement } = document;
      if (documentElement.lang === wanted) return wanted;
      const key = 'run-console.language';
      localStorage.setItem(key, wanted);
      window.dispatchEvent(new StorageEvent('storage', { key, newValue: wanted }));
      return documentElement.lang;
    }, language);
  await expect.poll(lang).toBe(language);
}
