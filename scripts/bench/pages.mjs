import { chromium } from '@playwright/test';
import { launchOptions } from '../chromium.mjs';
import { installProbe } from './probe.mjs';

/** @typedef {import('@playwright/test').Browser} Browser */
/** @typedef {import('@playwright/test').Page} Page */

/** Waiting for a display's next frame, up to 17 ms, is nothing that the console could do better. */
const WITHOUT_DISPLAY = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/**
 * @param {{ display: boolean }} options with a display, frames are drawn 60 times a second at most; without, as soon as can be
 */
export function launch({ display }) {
  return chromium.launch(launchOptions(display ? [] : WITHOUT_DISPLAY));
}

/**
 * Works with a page in a browser context of its own, with nothing in its cache and storage.
 * @template T
 * @param {Browser} browser
 * @param {(page: Page) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withPage(browser, work) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  await page.addInitScript(installProbe);
  try {
    return await work(page);
  } finally {
    await context.close();
  }
}

/**
 * Elements in the document and megabytes on the heap of its scripts, once what nobody needs has been collected.
 * @param {Page} page
 */
export async function sizeOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  return { nodes, heap: usedSize / 1e6 };
}

/**
 * Types into what has the focus, about as fast as a quick typist, and measures each key press up to its paint.
 * @param {Page} page
 * @param {number} presses
 * @returns {Promise<number[]>} ms
 */
export async function typeKeys(page, presses) {
  await page.evaluate(async () => {
    await bench.calm(500);
    bench.takeKeys();
  });
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press('abcdefghij'.charAt(press % 10));
    await page.waitForTimeout(60);
  }
  return page.evaluate(() => bench.takeKeys());
}

/**
 * @param {readonly number[]} values
 * @param {number} part from 0 to 1; 0.5 is the median
 */
export function quantile(values, part) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}
