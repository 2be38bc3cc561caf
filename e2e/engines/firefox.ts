import puppeteer, { type ElementHandle, type Page } from 'puppeteer-core';
import { PATIENCE, type Browser, type Engine } from './engine.ts';

/** Firefox, driven over WebDriver BiDi. */
export async function startFirefox(): Promise<Browser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env['FIREFOX_PATH'] ?? '/usr/bin/firefox-esr',
    headless: true,
    extraPrefsFirefox: { 'intl.accept_languages': 'en-US', 'intl.locale.requested': 'en-US' },
  });
  return {
    newPage: async () => {
      const profile = await browser.createBrowserContext();
      const page = await profile.newPage();
      await page.setViewport({ width: 1440, height: 900 });
      return engineOf(page, () => profile.close());
    },
    close: () => browser.close(),
  };
}

function engineOf(page: Page, close: () => Promise<void>): Engine {
  return {
    open: async (url) => {
      await page.goto(url);
    },
    url: () => Promise.resolve(page.url()),
    see: async (xpath) => {
      await shown(page, xpath);
    },
    miss: async (xpath) => {
      await page.waitForSelector(selectorOf(xpath), { hidden: true, timeout: PATIENCE });
    },
    text: async (xpath) => (await present(page, xpath)).evaluate((element) => element.textContent),
    click: async (xpath) => {
      const element = await shown(page, xpath);
      await element.scrollIntoView();
      await page.locator(selectorOf(xpath)).setTimeout(PATIENCE).click();
    },
    fill: async (xpath, text) => {
      const element = await shown(page, xpath);
      await element.focus();
      await page.keyboard.down('Control');
      await page.keyboard.press('a');
      await page.keyboard.up('Control');
      await element.type(text);
    },
    upload: async (xpath, path) => {
      const input = (await present(page, xpath)) as ElementHandle<HTMLInputElement>; // as its caller says
      await input.uploadFile(path);
    },
    evaluate: (expression) => page.evaluate(expression),
    close,
  };
}

const selectorOf = (xpath: string) => `::-p-xpath(${xpath})`;

async function present(page: Page, xpath: string): Promise<ElementHandle> {
  const element = await page.waitForSelector(selectorOf(xpath), { timeout: PATIENCE });
  if (element === null) throw new Error(`There is no ${xpath}`);
  return element;
}

async function shown(page: Page, xpath: string): Promise<ElementHandle> {
  const element = await page.waitForSelector(selectorOf(xpath), { visible: true, timeout: PATIENCE });
  if (element === null) throw new Error(`Nothing shows ${xpath}`);
  return element;
}
