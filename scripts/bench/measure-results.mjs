import { quantile, sizeOf, withPage } from './pages.mjs';
import { longestTask } from './report.mjs';
import { addRun } from './sandbox.mjs';

/** @typedef {import('./report.mjs').Line} Line */
/** @typedef {import('./pages.mjs').Page} Page */

const ROWS = 100_000;
const LOGS = 50_000;
const WHEEL_TURNS = 120;
/** The sandbox's key; it opens nothing real. */
const KEY = 'scraper_api_sandbox';

/**
 * The results and the log of a large run.
 * @param {import('./run-bench.mjs').Stage} stage
 * @returns {Promise<Line[]>}
 */
export async function measureResults({ browser, consoleOrigin }) {
  const path = await addRun(consoleOrigin, { rows: ROWS, logs: LOGS });
  return withPage(browser, async (page) => {
    await page.addInitScript((key) => sessionStorage.setItem('run-console.key', key), KEY);
    await page.goto(`${consoleOrigin}${path}`, { waitUntil: 'commit' });
    const shown = await page.evaluate(async () => {
      const painted = await bench.until(() =>
        document.querySelector('[role="row"][aria-rowindex="2"] [role="gridcell"]'),
      );
      const answered = performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.endsWith('/run/result/list'))
        .map((entry) => /** @type {PerformanceResourceTiming} */ (entry).responseEnd);
      return { total: painted, after: painted - Math.min(...answered) };
    });
    const results = await scroll(page, '[role="grid"]');
    const log = await openLog(page);
    const lines = await scroll(page, '[role="table"]');
    const name = `${ROWS.toLocaleString('en')} result rows`;
    const logName = `${LOGS.toLocaleString('en')} log lines`;
    return [
      {
        name: `${name}: first rows painted, from navigation`,
        value: shown.total,
        unit: 'ms',
        stock: 'has none',
      },
      { name: `${name}: first rows painted, from the answer`, value: shown.after, unit: 'ms' },
      { name: `${name}: a frame while scrolling, p95`, value: results.p95, unit: 'ms', budget: 50 },
      longestTask(`${name}, scrolling`, results.longest),
      { name: `${name}: elements`, value: results.nodes, unit: 'elements', budget: 5_000 },
      { name: `${name}: heap`, value: results.heap, unit: 'MB' },
      { name: `${logName}: painted`, value: log.painted, unit: 'ms' },
      longestTask(`${logName}, opening`, log.longest),
      { name: `${logName}: a frame while scrolling, p95`, value: lines.p95, unit: 'ms', budget: 50 },
      longestTask(`${logName}, scrolling`, lines.longest),
    ];
  });
}

/**
 * Scrolls by the wheel, a few rows and a few pages at a time, then jumps as the scroll bar does.
 * @param {Page} page
 * @param {string} box
 */
async function scroll(page, box) {
  await page.locator(box).first().hover();
  await page.evaluate(async () => {
    await bench.calm(500);
    const since = performance.now();
    /** @type {number[]} */
    const frames = [];
    let shouldContinue = true;
    const watch = async () => {
      let last = await bench.painted();
      while (shouldContinue) {
        const next = await bench.painted();
        frames.push(next - last);
        last = next;
      }
    };
    void watch();
    Object.assign(window, {
      endOfScroll: () => ((shouldContinue = false), { frames, ...bench.tasks(since) }),
    });
  });
  for (let turn = 0; turn < WHEEL_TURNS; turn += 1) {
    await page.mouse.wheel(0, turn % 10 === 0 ? 8_000 : 400);
    await page.waitForTimeout(16);
  }
  for (const part of [0.25, 0.5, 0.75, 1, 0]) {
    await page
      .locator(box)
      .first()
      .evaluate((element, to) => element.scrollTo({ top: element.scrollHeight * to }), part);
    await page.waitForTimeout(300);
  }
  const { frames, longest } = await page.evaluate(() => /** @type {any} */ (window).endOfScroll());
  return { p95: quantile(frames, 0.95), longest, ...(await sizeOf(page)) };
}

/** @param {Page} page */
async function openLog(page) {
  return page.evaluate(async () => {
    await bench.calm(500);
    const tab = [...document.querySelectorAll('[role="tab"]')].find((each) =>
      each.textContent?.startsWith('Log'),
    );
    const start = performance.now();
    tab?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    const end = await bench.until(() => document.querySelector('[role="table"] [role="row"]'));
    await bench.calm(500);
    return { painted: end - start, longest: bench.tasks(start).longest };
  });
}
