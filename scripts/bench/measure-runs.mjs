import { quantile, withPage } from './pages.mjs';
import { longestTask } from './report.mjs';
import { addHistory } from './sandbox.mjs';
import { serveConsole } from './servers.mjs';

/** @typedef {import('./report.mjs').Line} Line */
/** @typedef {import('@playwright/test').Page} Page */

const RUNS = 5_000;
const DAYS = 420;
const DAY = 86_400_000;
/** The sandbox's key; it opens nothing real. */
const KEY = 'scraper_api_sandbox';
/** Milliseconds: the sandbox answers in one thread. */
const PATIENCE = 300_000;
const TIMES = 7;
const WORKERS = [
  'coreclaw/google-maps-scraper',
  'travel-data/hotel-prices',
  'coreclaw/product-search',
  'press-room/news-monitor',
];

/** Runs of fourteen months, a dozen a day. */
const history = () =>
  Array.from({ length: RUNS }, (_, at) => ({
    ...{ rows: (at * 37) % 400, logs: 1, age: Math.floor((at * DAYS * DAY) / RUNS) + 60_000 },
    ...{ worker: WORKERS[at % WORKERS.length] ?? '', version: `v1.0.${at % 3}` },
    ...(at % 19 === 0 && { status: 'failed', message: `no place called “Nowhere ${at}”` }),
  }));

/**
 * A list of 5,000 runs searched and sorted, and what they cost month by month, the months that are over kept in the browser.
 * @param {import('./run-bench.mjs').Stage} stage
 * @returns {Promise<Line[]>}
 */
export async function measureRuns({ browser }) {
  const served = await serveConsole('v2');
  try {
    await addHistory(served.origin, history());
    return await withPage(browser, async (page) => {
      page.setDefaultTimeout(PATIENCE);
      await page.addInitScript((key) => sessionStorage.setItem('run-console.key', key), KEY);
      const first = await openSpend(page, served.origin);
      const read = await openRuns(page, served.origin);
      const searched = await search(page);
      const sorted = await sort(page);
      await page.goto('about:blank');
      const under = await openSpend(page, served.origin);
      const months = await walkMonths(page);
      const over = new URL(page.url()).search;
      const kept = await openKept(page, served.origin, over);
      const name = `List of ${RUNS.toLocaleString('en')} runs`;
      return [
        { name: 'Spend: first month, from the sandbox, to painted', value: first, unit: 'ms' },
        { name: `${name}: all of them read, from the sandbox`, value: read, unit: 'ms' },
        {
          name: `${name}: key to paint in the search, at the 95th percentile`,
          value: quantile(searched.keys, 0.95),
          unit: 'ms',
          budget: 100,
        },
        longestTask(`${name}, while it is searched`, searched.longest),
        {
          name: `${name}: sorted by a column, the slowest`,
          value: Math.max(...sorted),
          unit: 'ms',
          budget: 100,
        },
        { name: 'Spend: the month under way again, from the sandbox, to painted', value: under, unit: 'ms' },
        { name: 'Spend: opened at one of 12 kept months, in a new process', value: kept.whole, unit: 'ms' },
        {
          name: 'Spend: the same, from the beginning of its document to painted',
          value: kept.own,
          unit: 'ms',
          budget: 300,
        },
        {
          name: 'Spend: the month before, the slowest of 12 kept ones',
          value: Math.max(...months),
          unit: 'ms',
          budget: 100,
        },
      ];
    });
  } finally {
    await served.close();
  }
}

/**
 * Opens Spend; ms from the navigation to the sum of the month.
 * @param {Page} page @param {string} origin
 * @param {string} [month] of the address, with its question mark
 */
async function openSpend(page, origin, month = '') {
  await page.goto(`${origin}/spend${month}`);
  return page.evaluate(() => bench.until(() => document.querySelector('[data-testid="spend-total"]')));
}

/**
 * Opens Spend at a month that is kept, as often as told, each time in a process of its own; the medians, of ms from the navigation
 * and from the beginning of the document.
 * @param {Page} page @param {string} origin @param {string} month
 */
async function openKept(page, origin, month) {
  const [whole, own] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
  for (let time = 0; time < TIMES; time += 1) {
    await page.goto('about:blank');
    const painted = await openSpend(page, origin, month);
    whole.push(painted);
    own.push(painted - (await page.evaluate(() => bench.begun)));
  }
  return { whole: quantile(whole, 0.5), own: quantile(own, 0.5) };
}

/** Opens Runs; ms from the navigation until all are read. @param {Page} page @param {string} origin */
async function openRuns(page, origin) {
  await page.goto(`${origin}/runs`);
  return page.evaluate(
    (runs) =>
      bench.until(
        () =>
          document.querySelector('[data-testid="run-count"]')?.textContent?.startsWith(`${runs} runs`) ===
            true && !document.querySelector('[data-testid="run-count"] span'),
      ),
    RUNS.toLocaleString('en'),
  );
}

/** Types words into the search; ms of each key up to its paint. @param {Page} page */
async function search(page) {
  await page.evaluate(() => bench.calm(2_000));
  await page.getByRole('searchbox').first().focus();
  const since = await page.evaluate(() => {
    bench.takeKeys();
    return performance.now();
  });
  for (const key of 'hotel nowhere 19') {
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    await page.waitForTimeout(150);
  }
  for (let at = 0; at < 16; at += 1) {
    await page.keyboard.press('Backspace');
    await page.waitForTimeout(150);
  }
  return page.evaluate((begun) => ({ keys: bench.takeKeys(), longest: bench.tasks(begun).longest }), since);
}

/** Sorts by each column that has a head, twice; ms of each. @param {Page} page */
async function sort(page) {
  await page.evaluate(() => bench.calm(1_000));
  return page.evaluate(async () => {
    /** @type {number[]} */
    const took = [];
    for (const name of ['Cost', 'Results', 'Worker', 'Name', 'Started']) {
      const head = [...document.querySelectorAll('thead button')].find(
        ({ textContent }) => textContent === name,
      );
      for (let again = 0; again < 2; again += 1) {
        const start = performance.now();
        if (!(head instanceof HTMLElement)) throw new Error(`There is no column ${name}`);
        const before = head.closest('th')?.ariaSort;
        head.click();
        await bench.until(() => head.closest('th')?.ariaSort !== before);
        took.push(performance.now() - start);
        await bench.calm(200);
      }
    }
    return took;
  });
}

/** Goes back through twelve months that are kept; ms of each until it is painted. @param {Page} page */
async function walkMonths(page) {
  await page.evaluate(() => bench.calm(2_000));
  return page.evaluate(async () => {
    const button = document.querySelector('button[aria-label="The month before"]');
    const month = () => document.querySelector('h1 + div select');
    if (!(button instanceof HTMLElement)) throw new Error('There is no way to the month before');
    /** @type {number[]} */
    const took = [];
    for (let back = 0; back < 12; back += 1) {
      const total = document.querySelector('[data-testid="spend-total"]')?.textContent;
      const start = performance.now();
      button.click();
      const end = await bench.until(() => {
        const next = document.querySelector('[data-testid="spend-total"]')?.textContent;
        return next !== undefined && next !== total && month() !== null;
      });
      took.push(end - start);
    }
    return took;
  });
}
