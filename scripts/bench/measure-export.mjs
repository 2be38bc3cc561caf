import { withPage } from './pages.mjs';
import { longestTask } from './report.mjs';
import { addRun } from './sandbox.mjs';

/** @typedef {import('./report.mjs').Line} Line */

const ROWS = 100_000;
/** The sandbox's key; it opens nothing real. */
const KEY = 'scraper_api_sandbox';

/** Formats that the console makes of the rows itself, by what their choice is called. */
const FORMATS = ['CSV', 'Excel (XLSX)'];

/**
 * Files of all rows of a large run, from the click to the file; the sandbox's answers are in it.
 * @param {import('./run-bench.mjs').Stage} stage
 * @returns {Promise<Line[]>}
 */
export async function measureExport({ browser, consoleOrigin }) {
  const path = await addRun(consoleOrigin, { rows: ROWS, logs: 1 });
  return withPage(browser, async (page) => {
    await page.addInitScript((key) => sessionStorage.setItem('run-console.key', key), KEY);
    await page.goto(`${consoleOrigin}${path}`);
    /** @type {Line[]} */
    const lines = [];
    for (const format of FORMATS) {
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Export results' });
      await dialog.getByRole('radio', { name: format, exact: true }).check();
      const since = await page.evaluate(() => performance.now());
      const [download] = await Promise.all([
        page.waitForEvent('download', { timeout: 300_000 }),
        dialog.getByRole('button', { name: 'Export', exact: true }).click(),
      ]);
      const { took, longest } = await page.evaluate(
        (start) => ({ took: performance.now() - start, longest: bench.tasks(start).longest }),
        since,
      );
      await download.cancel();
      await page.keyboard.press('Escape');
      const name = `${ROWS.toLocaleString('en')} result rows as ${format}`;
      lines.push({ name: `${name}: to the file`, value: took, unit: 'ms' }, longestTask(name, longest));
    }
    return lines;
  });
}
