import { withPage } from './pages.mjs';
import { longestTask } from './report.mjs';
import { addRun } from './sandbox.mjs';

/** @typedef {import('./report.mjs').Line} Line */
/** @typedef {import('./pages.mjs').Page} Page */

const ROWS = 100_000;
/** The sandbox's key; it opens nothing real. */
const KEY = 'scraper_api_sandbox';

/**
 * The rows of a large run loaded, sorted, filtered and copied.
 * @param {import('./run-bench.mjs').Stage} stage
 * @returns {Promise<Line[]>}
 */
export async function measureArranging({ browser, consoleOrigin }) {
  const path = await addRun(consoleOrigin, { rows: ROWS, logs: 1 });
  return withPage(browser, async (page) => {
    await page.addInitScript((key) => sessionStorage.setItem('run-console.key', key), KEY);
    await page.goto(`${consoleOrigin}${path}`);
    const filter = page.getByRole('searchbox');
    await filter.fill('example');
    const more = page.getByRole('button', { name: /^Read all [\d,]+ rows$/ });
    await more.waitFor();
    const counted = new RegExp(`of ${ROWS.toLocaleString('en')} rows match$`);
    const loading = await follow(page, async () => {
      await more.click();
      await page.getByText(counted).waitFor();
    });
    const sorting = await follow(page, async () => {
      await page.getByRole('columnheader', { name: 'Title' }).getByRole('button').click();
      await page.locator('[aria-rowindex="2"] > [role="rowheader"]').filter({ hasNotText: /^1$/ }).waitFor();
    });
    const filtering = await follow(page, async () => {
      await filter.fill('oven');
      await page
        .getByText(counted)
        .filter({ hasNotText: /([\d,]+) of \1 / })
        .waitFor();
    });
    await filter.fill('example');
    const copying = await follow(page, async () => {
      await page.getByRole('grid').focus();
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Control+c');
      await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor({ state: 'attached' });
    });
    const name = `${ROWS.toLocaleString('en')} loaded rows`;
    return [
      longestTask(`${name}, while they are loaded`, loading),
      longestTask(`${name}, sorting`, sorting),
      longestTask(`${name}, filtering`, filtering),
      longestTask(`${name}, copying all cells`, copying),
    ];
  });
}

/**
 * The longest task of the page while something is done.
 * @param {Page} page
 * @param {() => Promise<void>} act
 */
async function follow(page, act) {
  const since = await page.evaluate(async () => {
    await bench.calm(500);
    return performance.now();
  });
  await act();
  return page.evaluate(async (from) => {
    await bench.calm(500);
    return bench.tasks(from).longest;
  }, since);
}
