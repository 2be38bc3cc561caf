import { sizeOf, withPage } from './pages.mjs';
import { longestTask } from './report.mjs';
import { addRun } from './sandbox.mjs';

/** @typedef {import('./report.mjs').Line} Line */

const RUNS = 10;
const ROWS = 100_000;
/** Its rows are as wide as most Workers' are. */
const WORKER = 'coreclaw/product-search';
/** The sandbox's key; it opens nothing real. */
const KEY = 'scraper_api_sandbox';
/** Milliseconds: the sandbox answers in one thread. */
const PATIENCE = 600_000;

/**
 * Ten large runs as one table, and their duplicates left out.
 * @param {import('./run-bench.mjs').Stage} stage
 * @returns {Promise<Line[]>}
 */
export async function measureCollection({ browser, consoleOrigin }) {
  /** @type {string[]} */
  const slugs = [];
  for (let run = 0; run < RUNS; run += 1) {
    const path = await addRun(consoleOrigin, { rows: ROWS, logs: 1, worker: WORKER });
    slugs.push(path.slice(path.lastIndexOf('/') + 1));
  }
  return withPage(browser, async (page) => {
    page.setDefaultTimeout(PATIENCE);
    await page.addInitScript((key) => sessionStorage.setItem('run-console.key', key), KEY);
    await page.goto(`${consoleOrigin}/collections/new?runs=${slugs.join(',')}`);
    await page.getByRole('button', { name: `Put ${RUNS} runs together` }).click();
    const total = RUNS * ROWS;
    const begun = Date.now();
    await page.locator(`[data-testid="row-count"][data-total="${total}"]`).waitFor();
    const read = Date.now() - begun;
    const reading = await page.evaluate(async () => {
      await bench.calm(3_000);
      return bench.tasks(0).longest;
    });
    await page.getByRole('button', { name: 'Duplicates…' }).click();
    const choice = page.getByRole('menuitemradio', { name: /, [1-9][\d,]* repeated$/ }).first();
    await choice.waitFor();
    const found = await page.evaluate(async () => {
      const item = [...document.querySelectorAll('[role="menuitemradio"]')].find((each) =>
        /, [1-9][\d,]* repeated$/.test(each.textContent),
      );
      const start = performance.now();
      item?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      const chip = () => document.querySelector('[data-testid="repeats-chip"]');
      const end = await bench.until(() =>
        /[1-9][\d,]* left out/.test(chip()?.textContent ?? '') ? chip() : null,
      );
      await bench.calm(1_000);
      return { took: end - start, longest: bench.tasks(start).longest };
    });
    const { heap } = await sizeOf(page);
    const name = `Collection of ${RUNS} × ${ROWS.toLocaleString('en')} rows`;
    return [
      { name: `${name}: read, from the sandbox`, value: read, unit: 'ms' },
      longestTask(`${name}, while they are read`, reading),
      { name: `${name}: duplicates left out`, value: found.took, unit: 'ms', budget: 10_000 },
      longestTask(`${name}, leaving out duplicates`, found.longest),
      { name: `${name}: heap`, value: heap, unit: 'MB', budget: 1_000 },
    ];
  });
}
