/**
 * How a state is looked at, one after the other, without opening it anew.
 * @typedef {{
 *   colorScheme: 'light' | 'dark',
 *   language: 'en' | 'zh-CN',
 *   viewport: { width: number, height: number },
 *   touch: boolean,
 * }} Look
 */

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

/** @type {Readonly<Record<string, Look>>} */
export const LOOKS = {
  light: { colorScheme: 'light', language: 'en', viewport: WIDE, touch: false },
  dark: { colorScheme: 'dark', language: 'en', viewport: WIDE, touch: false },
  chinese: { colorScheme: 'light', language: 'zh-CN', viewport: WIDE, touch: false },
  narrow: { colorScheme: 'light', language: 'en', viewport: NARROW, touch: true },
  'narrow-dark': { colorScheme: 'dark', language: 'en', viewport: NARROW, touch: true },
};

/**
 * Puts a page into a look.
 * @param {import('playwright').Page} page
 * @param {Look} look
 */
export async function putOn(page, { colorScheme, language, viewport, touch }) {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.setViewportSize(viewport);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: touch });
  // A dialog makes the rest of the page inert, so the language is not chosen by a click.
  await page.evaluate(`
    const menu = document.querySelector('header select:has(option[value="zh-CN"])');
    if (menu !== null && menu.value !== '${language}') {
      menu.value = '${language}';
      menu.dispatchEvent(new Event('change', { bubbles: true }));
    }
  `);
  await page.locator(`html[lang="${language}"]`).waitFor();
  // The words of late parts come a moment after.
  await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined);
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}
