import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { quantile, withPage } from './pages.mjs';
import { longestTask } from './report.mjs';
import { control } from './sandbox.mjs';

/** @typedef {import('./report.mjs').Line} Line */
/** @typedef {import('./pages.mjs').Page} Page */

const ROWS = 10_000;
const COLUMNS = 12;
const RUNS = 100;
/** What the sandbox gives for a term. */
const PER_TERM = 24;
/** Some more than 1,000 results of each run. */
const TERMS = 42;
const PARALLEL = 50;
const KEY = 'scraper_api_sandbox';
const WORKER = 'coreclaw/google-maps-scraper';
/** Its rows are as wide as most Workers' are. */
const MERGED = 'coreclaw/product-search';
const COUNT = ROWS.toLocaleString('en');

/**
 * A workbook whose rows become a batch; its path.
 * @param {number} rows
 * @param {{ terms: readonly string[], results: number }} asked of each run, results for each term
 */
async function aWorkbook(rows, { terms, results }) {
  const more = Array.from({ length: COLUMNS - 4 }, (_, at) => `note ${at + 1}`);
  const header = ['store_id', 'term', 'city', 'max_results', ...more];
  const lines = Array.from({ length: rows }, (_, at) => [
    `S-${at}`,
    terms.join('\n'),
    `City ${at}`,
    results,
    ...more.map((name) => `${name} of row ${at}`),
  ]);
  const path = join(mkdtempSync(join(tmpdir(), 'bench-batch-')), 'cities.xlsx');
  writeFileSync(path, await writeXlsx({ sheets: [{ name: 'Cities', rows: [header, ...lines] }] }));
  return path;
}

/**
 * A sheet that becomes a batch, a batch of many rows under way, and the merged results of many runs.
 * @param {import('./run-bench.mjs').Stage} stage
 * @returns {Promise<Line[]>}
 */
export async function measureBatch({ browser, consoleOrigin }) {
  const large = await aWorkbook(ROWS, { terms: ['coffee'], results: 1 });
  const terms = Array.from({ length: TERMS }, (_, at) => `term ${at + 1}`);
  const small = await aWorkbook(RUNS, { terms, results: PER_TERM });
  await control(consoleOrigin, 'platform', { maxRunning: 1_000 });
  await control(consoleOrigin, 'balance', { balance: 1_000_000 });
  const setUp = await withPage(browser, async (page) => {
    await openSheet(page, `${consoleOrigin}/workers/${WORKER}`);
    const read = await readSheet(page, large, ROWS);
    await page
      .getByRole('combobox', { name: 'Column city', exact: true })
      .selectOption({ label: 'Base location' });
    const keys = await typeInGrid(page);
    await startAll(page, PARALLEL);
    const under = await watchBatch(page);
    const noted = await noteChanges(page);
    return { read, keys, under, noted };
  });
  await control(consoleOrigin, 'clock', { fast: true });
  const merged = await withPage(browser, async (page) => {
    await openSheet(page, `${consoleOrigin}/workers/${MERGED}`);
    await readSheet(page, small, RUNS);
    await startAll(page, PARALLEL);
    return mergeResults(page);
  });
  const sheet = `A workbook of ${COUNT} × ${COLUMNS}`;
  const batch = `A batch of ${COUNT} rows, ${PARALLEL} runs under way`;
  const table = `Results of ${RUNS} runs × ${(TERMS * PER_TERM).toLocaleString('en')}`;
  return [
    { name: `${sheet}: rows painted`, value: setUp.read.painted, unit: 'ms', budget: 2_000 },
    longestTask(`${sheet}, until all is checked`, setUp.read.longest),
    { name: `${sheet}: a key in its grid painted, p95`, value: setUp.keys, unit: 'ms', budget: 16 },
    { name: `${batch}: a frame, p95`, value: setUp.under.p95, unit: 'ms', budget: 16.7 },
    longestTask(batch, setUp.under.longest),
    { name: `${batch}: a change of state kept, median`, value: setUp.noted, unit: 'ms', budget: 5 },
    { name: `${table}: merged, all read`, value: merged.painted, unit: 'ms', budget: 3_000 },
    { name: `${table}: with answers under way`, value: merged.asked, unit: 'ms' },
    longestTask(table, merged.longest),
  ];
}

/** @param {Page} page @param {string} worker its address */
async function openSheet(page, worker) {
  await page.addInitScript((key) => sessionStorage.setItem('run-console.key', key), KEY);
  await page.goto(`${worker}/batch`);
  await page.getByLabel('Rows file').waitFor({ state: 'attached' });
  await page.evaluate(() => bench.calm(1_000));
}

/** @param {Page} page @param {string} workbook its path @param {number} count of its rows */
async function readSheet(page, workbook, count) {
  await page.evaluate(() => {
    addEventListener('change', ({ timeStamp }) => Object.assign(window, { chosenAt: timeStamp }), {
      capture: true,
      once: true,
    });
  });
  const choosing = page
    .getByLabel('Rows file')
    // By its path: a file that is sent into the page is decoded there, which is no work of the console's.
    .setInputFiles(workbook);
  const read = await page.evaluate(async (wanted) => {
    const painted = await bench.until(() =>
      document.querySelector('[role="grid"] [data-row="1"][data-column]'),
    );
    await bench.until(
      () => document.querySelector('[data-testid="batch-count"]')?.textContent === String(wanted),
    );
    await bench.calm(1_000);
    const since = /** @type {any} */ (window).chosenAt;
    return { painted: painted - since, longest: bench.tasks(since).longest };
  }, count);
  await choosing;
  return read;
}

/** Cells that are typed into. */
const TYPED = 30;

/** Types into cells, one below the other, about as fast as a quick typist. @param {Page} page */
async function typeInGrid(page) {
  await page.evaluate(() => bench.calm(1_000));
  await page.locator('[role="grid"] [data-row="3"][data-column="term"]').click();
  await page.evaluate(() => bench.takeKeys());
  for (let at = 0; at < TYPED; at += 1) {
    for (const key of ['t', 'e', 'a', 'Enter', 'ArrowDown']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(60);
    }
  }
  return quantile(await page.evaluate(() => bench.takeKeys()), 0.95);
}

/** @param {Page} page @param {number} parallel */
async function startAll(page, parallel) {
  await page.getByRole('textbox', { name: 'Parallel runs' }).fill(String(parallel));
  await page.getByRole('button', { name: /^Start all/ }).click({ timeout: 60_000 });
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Start all/ })
    .click({ timeout: 60_000 });
  await page.waitForURL(/\/batches\/[\w-]+$/, { timeout: 60_000 });
}

/** @param {Page} page */
async function watchBatch(page) {
  await page.waitForFunction(
    (wanted) => document.querySelectorAll('[data-row][data-state="started"]').length >= 15 && wanted > 0,
    PARALLEL,
    { timeout: 60_000 },
  );
  return page.evaluate(async () => {
    const since = performance.now();
    /** @type {number[]} */
    const frames = [];
    let last = await bench.painted();
    while (last - since < 15_000) {
      const next = await bench.painted();
      frames.push(next - last);
      last = next;
    }
    frames.sort((a, b) => a - b);
    return { p95: frames[Math.floor(frames.length * 0.95)] ?? 0, longest: bench.tasks(since).longest };
  });
}

/** From a click until what it changed is kept: rows are left out one by one. @param {Page} page */
async function noteChanges(page) {
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: /^Waiting/ }).click();
  await page.evaluate(() => bench.calm(2_000));
  const times = await page.evaluate(async () => {
    const { prototype } = window.BroadcastChannel;
    // oxlint-disable-next-line typescript/unbound-method -- called on its own object below
    const { postMessage } = prototype;
    /** What is kept is told to other tabs at once: that is the moment, and not when this page comes to hear of it. */
    const nextTold = () =>
      new Promise((resolve) => {
        /** @this {BroadcastChannel} @param {unknown} message */
        prototype.postMessage = function (message) {
          prototype.postMessage = postMessage;
          resolve(performance.now());
          postMessage.call(this, message);
        };
      });
    /** @type {number[]} */
    const took = [];
    for (let at = 0; at < 20; at += 1) {
      const button = [...document.querySelectorAll('[data-state="waiting"] button')].find(
        (each) => each.textContent === 'Leave out',
      );
      const start = performance.now();
      const told = nextTold();
      button?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      took.push((await told) - start);
      await bench.calm(100);
    }
    return took;
  });
  return quantile(times, 0.5);
}

/** @param {Page} page */
async function mergeResults(page) {
  await page.getByTestId('batch-state').filter({ hasText: 'Ended' }).waitFor({ timeout: 240_000 });
  const total = (RUNS * TERMS * PER_TERM).toLocaleString('en');
  return page.evaluate(async (wanted) => {
    await bench.calm(1_000);
    performance.clearResourceTimings();
    performance.setResourceTimingBufferSize(1_000);
    const tab = [...document.querySelectorAll('[role="tab"]')].find((each) =>
      each.textContent?.startsWith('Results'),
    );
    const start = performance.now();
    tab?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await bench.until(
      () => document.querySelector('[data-testid="row-count"]')?.textContent === `${wanted} rows`,
    );
    const answersNow = () =>
      /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType('resource')).filter(
        ({ name }) => name.includes('result'),
      );
    // The count is that of all rows from the beginning: they are read when no more of them are asked for.
    let answers = answersNow();
    for (let before = -1; answers.length !== before || before === 0; answers = answersNow()) {
      before = answers.length;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    const end = Math.max(...answers.map(({ responseEnd }) => responseEnd));
    const busy = answers
      .map(({ startTime, duration }) => [startTime, startTime + duration])
      .sort(([a = 0], [b = 0]) => a - b);
    let asked = 0;
    let until = 0;
    for (const [from = 0, to = 0] of busy) {
      asked += Math.max(0, to - Math.max(from, until));
      until = Math.max(until, to);
    }
    await bench.calm(500);
    return { painted: end - start, asked, longest: bench.tasks(start).longest };
  }, total);
}
