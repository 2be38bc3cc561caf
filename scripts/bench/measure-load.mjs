import { fieldsDescriptor } from './fields.mjs';
import { launch, quantile, withPage } from './pages.mjs';
import { addWorker } from './sandbox.mjs';

/** @typedef {import('./report.mjs').Line} Line */

const FIELDS = 40;
/** A field that stands below what a window of the benchmark shows at first. */
const IN_VIEW = 11;
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
  const console = await loads(browser, `${consoleOrigin}${path}`, {
    first: `[data-field="field_${IN_VIEW}"] input`,
    last: `[data-field="field_${FIELDS - 1}"] input`,
  });
  const stock = await loads(browser, `${stockOrigin}/?fields=${FIELDS}`, {
    first: `#root_field_${IN_VIEW}`,
    last: `#root_field_${FIELDS - 1}`,
  });
  await browser.close();
  const name = `compose, ${FIELDS} fields, CPU ${SLOWER} times slower, cold`;
  return [
    { name: `${name}: form painted`, value: console.first, unit: 'ms', budget: 600, stock: stock.first },
    { name: `${name}: last field painted, out of view`, value: console.last, unit: 'ms', stock: stock.last },
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
 * @param {{ first: string, last: string }} selectors of controls: one at the end of what is in view, and the last of all
 */
async function loads(browser, url, selectors) {
  /** @type {{ first: number, last: number, blocked: number }[]} */
  const found = [];
  for (let time = 0; time < TIMES; time += 1) {
    found.push(
      await withPage(browser, async (page) => {
        const session = await page.context().newCDPSession(page);
        await session.send('Network.setCacheDisabled', { cacheDisabled: true });
        await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
        await page.goto(url, { waitUntil: 'commit' });
        return page.evaluate(async ({ first: early, last: late }) => {
          const first = await bench.until(() => document.querySelector(early));
          const last = await bench.until(() => document.querySelector(late));
          await new Promise((resolve) => setTimeout(resolve, 500));
          return { first, last, blocked: bench.tasks(0).blocked };
        }, selectors);
      }),
    );
  }
  /** @param {'first' | 'last' | 'blocked'} name */
  const median = (name) =>
    quantile(
      found.map((each) => each[name]),
      0.5,
    );
  return { first: median('first'), last: median('last'), blocked: median('blocked') };
}
