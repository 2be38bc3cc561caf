import { fieldsDescriptor } from './fields.mjs';
import { launch, quantile, withPage } from './pages.mjs';
import { addWorker } from './sandbox.mjs';

/** @typedef {import('./report.mjs').Line} Line */

const FIELDS = 40;
const SLOWER = 4;
const TIMES = 7;

/**
 * The compose screen from navigation to its form, on a slow computer that has nothing of it yet.
 * @param {import('./run-bench.mjs').Stage} stage
 * @returns {Promise<Line[]>}
 */
export async function measureLoad({ consoleOrigin, stockOrigin }) {
  // Frames that are drawn as soon as can be would take from the time in which the page is made.
  const browser = await launch({ display: true });
  const path = await addWorker(consoleOrigin, `fields-${FIELDS}`, fieldsDescriptor(FIELDS));
  const last = FIELDS - 1;
  const console = await loads(browser, `${consoleOrigin}${path}`, `[data-field="field_${last}"] input`);
  const stock = await loads(browser, `${stockOrigin}/?fields=${FIELDS}`, `#root_field_${last}`);
  await browser.close();
  const name = `compose, ${FIELDS} fields, CPU ${SLOWER} times slower, cold`;
  return [
    { name: `${name}: shown`, value: console.shown, unit: 'ms', budget: 600, stock: stock.shown },
    {
      name: `${name}: blocked (over 50 ms a task)`,
      value: console.blocked,
      unit: 'ms',
      budget: 300,
      stock: stock.blocked,
    },
  ];
}

/**
 * @param {import('./pages.mjs').Browser} browser
 * @param {string} url
 * @param {string} last selects the control of the last field
 */
async function loads(browser, url, last) {
  const found = [];
  for (let time = 0; time < TIMES; time += 1) {
    found.push(
      await withPage(browser, async (page) => {
        const session = await page.context().newCDPSession(page);
        await session.send('Network.setCacheDisabled', { cacheDisabled: true });
        await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
        await page.goto(url, { waitUntil: 'commit' });
        return page.evaluate(async (selector) => {
          const shown = await bench.until(() => document.querySelector(selector));
          await new Promise((resolve) => setTimeout(resolve, 500));
          return { shown, blocked: bench.tasks(0).blocked };
        }, last);
      }),
    );
  }
  return {
    shown: quantile(
      found.map(({ shown }) => shown),
      0.5,
    ),
    blocked: quantile(
      found.map(({ blocked }) => blocked),
      0.5,
    ),
  };
}
