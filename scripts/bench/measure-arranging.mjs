import { withPage } from './pages.mjs';
import { longestTask } from './report.mjs';
import { addRun } from './sandbox.mjs';

/** @typedef {import('./report.mjs').Line} Line */
/** @typedef {import('./pages.mjs').Page} Page */

/** The most rows that the console loads to sort and filter them. */
const ROWS = 30_000;
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
    const more = page.getByRole('button', { name: /^Load [\d,]+ more$/ });
    await more.waitFor();
    const loading = await follow(page, async () => {
      const rest = more.or(page.getByText(`of the ${ROWS.toLocaleString('en')} rows loaded`));
      for (await rest.first().waitFor(); await more.isVisible(); await rest.first().waitFor())
        await more.click();
    });
    const sorting = await follow(page, async () => {
      await page.getByRole('columnheader', { name: 'Title' }).getByRole('button').click();
      await page.locator('[aria-rowindex="2"] > [role="rowheader"]').filter({ hasNotText: /^1$/ }).waitFor();
    });
    const filtering = await follow(page, async () => {
      await filter.fill('oven');
      await page
        .getByText(/rows loaded$/)
        .filter({ hasNotText: /([\d,]+) of the \1 / })
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
