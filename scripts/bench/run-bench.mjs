import { arch, cpus, loadavg } from 'node:os';
import { StepError, say } from '../steps.mjs';
import { launch } from './pages.mjs';
import { measureBatch } from './measure-batch.mjs';
import { measureArranging } from './measure-arranging.mjs';
import { measureCollection } from './measure-collection.mjs';
import { measureExport } from './measure-export.mjs';
import { measureLink } from './measure-link.mjs';
import { measureLoad } from './measure-load.mjs';
import { measureResults } from './measure-results.mjs';
import { measureRows } from './measure-rows.mjs';
import { measureRuns } from './measure-runs.mjs';
import { measureSummary } from './measure-summary.mjs';
import { measureTyping } from './measure-typing.mjs';
import { tableOf } from './report.mjs';
import { serveConsole, serveStock } from './servers.mjs';

/**
 * Where the benchmark takes place: a browser, the console with its sandbox, and a page with stock react-jsonschema-form.
 * @typedef {{
 *   browser: import('@playwright/test').Browser,
 *   consoleOrigin: string,
 *   stockOrigin: string,
 * }} Stage
 */

const PARTS = {
  typing: { title: 'Typing', measure: measureTyping },
  load: { title: 'Opening a Worker', measure: measureLoad },
  link: { title: 'Links', measure: measureLink },
  results: { title: 'A large run', measure: measureResults },
  arranging: { title: 'Rows of a large run', measure: measureArranging },
  summary: { title: 'Summary and map of a large run', measure: measureSummary },
  collection: { title: 'A large collection', measure: measureCollection },
  runs: { title: 'Runs and what they cost', measure: measureRuns },
  export: { title: 'Files of a large run', measure: measureExport },
  batch: { title: 'Batches', measure: measureBatch },
  rows: { title: 'Lists', measure: measureRows },
};

/**
 * Measures the built console, and prints what was found beside the budgets.
 * @param {readonly string[]} names of the parts to measure; none for all
 */
export async function runBench(names) {
  const unknown = names.find((name) => !Object.hasOwn(PARTS, name));
  if (unknown !== undefined)
    throw new StepError(`There is no part "${unknown}". Parts: ${Object.keys(PARTS).join(', ')}.`);
  const [app, stock] = [await serveConsole(), await serveStock()];
  const browser = await launch({ display: false });
  const [cpu] = cpus();
  console.log(`\n${cpus().length} × ${cpu?.model.trim() || arch()}, Chromium ${browser.version()}`);
  console.log('Painted: without the wait for the display. A task under 50 ms counts as 0.');
  try {
    for (const [name, { title, measure }] of Object.entries(PARTS)) {
      if (names.length > 0 && !names.includes(name)) continue;
      const stage = { browser, consoleOrigin: app.origin, stockOrigin: stock.origin };
      console.log(`\n${tableOf(title, await measure(stage))}`);
      say(`Load of this computer: ${loadavg()[0]?.toFixed(1)}`);
    }
  } finally {
    await browser.close();
    await Promise.all([app.close(), stock.close()]);
  }
}
