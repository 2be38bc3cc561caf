import { manyUrls } from './fields.mjs';
import { quantile, withPage } from './pages.mjs';

/** @typedef {import('./report.mjs').Line} Line */

const BYTES = 1_000_000;
const TIMES = 9;

/**
 * A draft of 1 MB as a link, and back. The codec is the console's own, built into the other page of the benchmark.
 * @param {import('./run-bench.mjs').Stage} stage
 * @returns {Promise<Line[]>}
 */
export async function measureLink({ browser, stockOrigin }) {
  const urls = manyUrls(BYTES / 40);
  while (JSON.stringify(urls).length > BYTES) urls.splice(-100);
  const draft = {
    worker: 'bench/list',
    version: 'v1.0.0',
    custom: { urls },
    cleared: [],
    options: {},
    withheld: [],
  };
  const times = await withPage(browser, async (page) => {
    await page.goto(`${stockOrigin}/?fields=1`);
    await page.locator('#root_field_0').waitFor();
    return page.evaluate(
      async ({ text, count }) => {
        const parsed = JSON.parse(text);
        const found = [];
        for (let time = 0; time < count; time += 1) found.push(await stock.timeLink(parsed));
        return found;
      },
      { text: JSON.stringify(draft), count: TIMES },
    );
  });
  return [
    { name: 'link of a 1 MB draft: written and read, first time', value: times[0] ?? Number.NaN, unit: 'ms' },
    {
      name: 'link of a 1 MB draft: written and read',
      value: quantile(times, 0.5),
      unit: 'ms',
      budget: 100,
      stock: 'has none',
    },
  ];
}
