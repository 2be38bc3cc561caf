import { withPage } from './pages.mjs';
import { longestTask } from './report.mjs';
import { addRun } from './sandbox.mjs';

/** @typedef {import('./report.mjs').Line} Line */

const ROWS = 100_000;
const COLUMNS = 20;
/** The sandbox's key; it opens nothing real. */
const KEY = 'scraper_api_sandbox';

/**
 * The summary of the loaded rows of a large run.
 * @param {import('./run-bench.mjs').Stage} stage
 * @returns {Promise<Line[]>}
 */
export async function measureSummary({ browser, consoleOrigin }) {
  const path = await addRun(consoleOrigin, { rows: ROWS, logs: 1 });
  return withPage(browser, async (page) => {
    await page.addInitScript((key) => sessionStorage.setItem('run-console.key', key), KEY);
    await page.goto(`${consoleOrigin}${path}`);
    await page.getByRole('button', { name: /^Columns / }).click();
    await page.getByRole('button', { name: 'Hide all' }).click();
    for (let at = 0; at < COLUMNS; at += 1)
      await page.getByRole('dialog', { name: 'Columns' }).getByRole('checkbox').nth(at).check();
    await page.keyboard.press('Escape');
    const filter = page.getByRole('searchbox', { name: 'Filter the rows' });
    await filter.fill('example');
    await page.getByRole('button', { name: /^Read all [\d,]+ rows$/ }).click();
    await page.getByText(new RegExp(`of ${ROWS.toLocaleString('en')} rows match$`)).waitFor();
    await filter.fill('');
    const shown = await page.evaluate(async (wanted) => {
      await bench.calm(1_000);
      const tab = [...document.querySelectorAll('[role="tab"]')].find(
        (each) => each.textContent === 'Summary',
      );
      const start = performance.now();
      tab?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      const counted = () => document.querySelectorAll('section[data-column]').length;
      const first = await bench.until(() => (counted() > 0 ? document.body : null));
      const all = await bench.until(() => (counted() === wanted ? document.body : null));
      await bench.calm(500);
      return { first: first - start, all: all - start, longest: bench.tasks(start).longest };
    }, COLUMNS);
    const name = `Summary of ${ROWS.toLocaleString('en')} × ${COLUMNS}`;
    return [
      { name: `${name}: first column`, value: shown.first, unit: 'ms', budget: 300 },
      { name: `${name}: all columns`, value: shown.all, unit: 'ms', budget: 2_000 },
      longestTask(name, shown.longest),
    ];
  });
}
