import { fieldsDescriptor } from './fields.mjs';
import { launch, quantile, withPage } from './pages.mjs';
import { addWorker } from './sandbox.mjs';
import { withUnwatchedPage } from './unwatched-page.mjs';

/** @typedef {import('./report.mjs').Line} Line */
/** @typedef {import('./pages.mjs').Browser} Browser */
/** @typedef {{ first: number, last: number, blocked: number }} Load ms */
/** @typedef {{ console: Load, stock: Load }} Pair opened one after the other */

/** A field at the end of what a window of the benchmark shows at first. */
const IN_VIEW = 11;
const SLOWER = 4;
const TIMES = 7;
/**
 * How often the forms are opened by turns, by their count of fields: in so many browsers one after another, so many times in each. Two
 * browsers differ by more than the forms of 40 fields do; those of 200 fields differ by a third.
 */
const COLD_TURNS = [
  { fields: 40, browsers: 6, count: 9 },
  { fields: 200, browsers: 1, count: 9 },
];
/**
 * Milliseconds before each page. The browser puts the one before away beside the next else, and processors
 * without rest are given less time where computers share them: a page is measured on one that does nothing else.
 */
const REST = 1_000;

/**
 * The compose screen, from navigation to its form on a slow computer that has nothing of it yet, and from the first screen; and the
 * first screen itself.
 * @param {import('./run-bench.mjs').Stage} stage
 * @returns {Promise<Line[]>}
 */
export async function measureLoad({ consoleOrigin, stockOrigin }) {
  /** @type {Line[]} */
  const lines = [];
  for (const { fields, browsers, count } of COLD_TURNS) {
    /** @type {Pair[]} */
    const pairs = [];
    for (let at = 0; at < browsers; at += 1)
      pairs.push(
        ...(await inOwnBrowser((browser) =>
          coldLoads(browser, { consoleOrigin, stockOrigin, fields, count }),
        )),
      );
    lines.push(...linesOf(fields, pairs));
  }
  for (const slower of [1, SLOWER])
    lines.push(await inOwnBrowser((browser) => fromFirstScreen(browser, consoleOrigin, slower)));
  const start = await inOwnBrowser((browser) =>
    times(() => opened(browser, consoleOrigin, { first: 'h1', last: 'main input' })),
  );
  lines.push({
    name: `first screen${speed(SLOWER)}, cold: painted`,
    value: medianOf(start, 'last'),
    unit: 'ms',
  });
  return lines;
}

/**
 * A browser that has opened a few dozen pages opens the next one later: a form from the first screen after 123 ms in place of 91
 * (2026-11-30).
 * @template T
 * @param {(browser: Browser) => Promise<T>} measure
 * @returns {Promise<T>}
 */
async function inOwnBrowser(measure) {
  // Frames that are drawn as soon as can be would take from the time in which the page is made.
  const browser = await launch({ display: true });
  try {
    return await measure(browser);
  } finally {
    await browser.close();
  }
}

/** @param {number} slower */
const speed = (slower) => (slower === 1 ? '' : `, CPU ${slower} times slower`);

/**
 * Both forms by turns, each the first of every other pair: what else the computer does, and what a page before leaves to do, is then
 * done to both.
 * @param {Browser} browser
 * @param {{ consoleOrigin: string, stockOrigin: string, fields: number, count: number }} of
 * @returns {Promise<Pair[]>}
 */
async function coldLoads(browser, { consoleOrigin, stockOrigin, fields, count }) {
  const path = await addWorker(consoleOrigin, `fields-${fields}`, fieldsDescriptor(fields));
  const openConsole = () =>
    opened(browser, `${consoleOrigin}${path}`, {
      first: `[data-field="field_${IN_VIEW}"] input`,
      last: `[data-field="field_${fields - 1}"] input`,
    });
  const openStock = () =>
    opened(browser, `${stockOrigin}/?fields=${fields}`, {
      first: `#root_field_${IN_VIEW}`,
      last: `#root_field_${fields - 1}`,
    });
  let isConsoleFirst = false;
  return times(async () => {
    isConsoleFirst = !isConsoleFirst;
    if (isConsoleFirst) return { console: await openConsole(), stock: await openStock() };
    const stock = await openStock();
    return { console: await openConsole(), stock };
  }, count);
}

/**
 * @param {number} fields
 * @param {readonly Pair[]} pairs
 * @returns {Line[]}
 */
function linesOf(fields, pairs) {
  /** @param {keyof Load} what */
  const line = (what) => ({
    value: medianOf(
      pairs.map((pair) => pair.console),
      what,
    ),
    unit: /** @type {const} */ ('ms'),
    stock: medianOf(
      pairs.map((pair) => pair.stock),
      what,
    ),
  });
  const name = `compose, ${fields} fields${speed(SLOWER)}, cold`;
  const blocked = line('blocked');
  const later = meanOf(pairs.map((pair) => pair.console.first - pair.stock.first));
  return [
    { name: `${name}: form painted`, ...line('first') },
    // Pages that are as fast as each other are up to two standard errors apart by chance, in 19 of 20 measurements.
    {
      name: `${name}: later than stock, mean of pairs, and chance`,
      value: later.mean,
      unit: 'ms',
      budget: 2 * later.error,
    },
    { name: `${name}: last field painted, out of view`, ...line('last') },
    { name: `${name}: blocked (over 50 ms a task)`, ...blocked, budget: blocked.stock },
  ];
}

/**
 * Milliseconds from Enter on the first screen, which has been there for a while, to the form of a Worker.
 * @param {Browser} browser
 * @param {string} origin
 * @param {number} slower
 * @returns {Promise<Line>}
 */
async function fromFirstScreen(browser, origin, slower) {
  const [, , owner = ''] = (await addWorker(origin, 'fields-40', fieldsDescriptor(40))).split('/');
  const found = await times(async () => {
    await rest();
    return withPage(browser, async (page) => {
      const session = await page.context().newCDPSession(page);
      await page.goto(origin);
      await page.evaluate(() => bench.calm(2000));
      await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
      await page.getByRole('combobox', { name: 'Worker' }).fill(`${owner}/fields-40`);
      await page.evaluate(() => bench.calm(500));
      return page.evaluate(
        async ({ field }) => {
          const form = document.querySelector('main form');
          const start = performance.now();
          form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
          return (await bench.until(() => document.querySelector(field))) - start;
        },
        { field: `[data-field="field_${IN_VIEW}"] input` },
      );
    });
  });
  return {
    name: `compose, 40 fields${speed(slower)}, from the first screen: form painted`,
    value: quantile(found, 0.5),
    unit: 'ms',
    budget: slower === 1 ? 100 : 400,
  };
}

/**
 * @param {Browser} browser
 * @param {string} url
 * @param {{ first: string, last: string }} selectors of controls: one at the end of what is in view, and the last of all
 * @returns {Promise<Load>}
 */
async function opened(browser, url, { first, last }) {
  await rest();
  return withUnwatchedPage(browser, async ({ send, evaluate }) => {
    await send('Network.enable');
    await send('Network.setCacheDisabled', { cacheDisabled: true });
    await send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const painted = (/** @type {string} */ selector) =>
      `bench.until(() => document.querySelector(${JSON.stringify(selector)}))`;
    // Begun before the page: what is asked of it while it loads is work that it does not have elsewhere.
    const source = `globalThis.loaded = Promise.all([${painted(first)}, ${painted(last)}]);`;
    await send('Page.addScriptToEvaluateOnNewDocument', { source });
    const { loaderId } = await send('Page.navigate', { url });
    if (loaderId === undefined) throw new Error(`No page came from ${url}`);
    return evaluate(`(async () => {
      const [first, last] = await loaded;
      await new Promise((resolve) => setTimeout(resolve, 500));
      return { first, last, blocked: bench.tasks(0).blocked };
    })()`);
  });
}

const rest = () => new Promise((resolve) => setTimeout(resolve, REST));

/**
 * @template T
 * @param {() => Promise<T>} work
 * @param {number} [count]
 * @returns {Promise<T[]>}
 */
async function times(work, count = TIMES) {
  const found = [];
  for (let time = 0; time < count; time += 1) found.push(await work());
  return found;
}

/**
 * @param {readonly Load[]} loads
 * @param {keyof Load} what
 */
const medianOf = (loads, what) =>
  quantile(
    loads.map((load) => load[what]),
    0.5,
  );

/**
 * The mean of measurements, and its standard error.
 * @param {readonly number[]} values
 */
function meanOf(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}
