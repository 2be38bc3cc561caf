import { fieldsDescriptor } from './fields.mjs';
import { quantile, typeKeys, withPage } from './pages.mjs';
import { addWorker } from './sandbox.mjs';

/** @typedef {import('./report.mjs').Line} Line */

const PRESSES = 60;

/** ms at the 95th percentile, by the number of fields. */
const BUDGETS = new Map([
  [40, 16],
  [1_000, 25],
]);

/**
 * Key presses in the first field of a form.
 * @param {import('./run-bench.mjs').Stage} stage
 * @returns {Promise<Line[]>}
 */
export async function measureTyping({ browser, consoleOrigin, stockOrigin }) {
  /** @type {Line[]} */
  const lines = [];
  for (const [count, budget] of BUDGETS) {
    const path = await addWorker(consoleOrigin, `fields-${count}`, fieldsDescriptor(count));
    const [url, control] = [`${consoleOrigin}${path}`, '[data-field="field_0"] input'];
    const drawing = await typed(browser, { url, control });
    const console = await typed(browser, { url, control, whole: `[data-field="field_${count - 1}"]` });
    const stock = await typed(browser, { url: `${stockOrigin}/?fields=${count}`, control: '#root_field_0' });
    const name = `key press, ${count.toLocaleString('en')} fields`;
    lines.push(
      {
        name: `${name}, while those out of sight are drawn: p95`,
        value: quantile(drawing, 0.95),
        unit: 'ms',
      },
      { name: `${name}: median`, value: quantile(console, 0.5), unit: 'ms', stock: quantile(stock, 0.5) },
      {
        name: `${name}: p95`,
        value: quantile(console, 0.95),
        unit: 'ms',
        budget,
        stock: quantile(stock, 0.95),
      },
    );
  }
  return lines;
}

/**
 * @param {import('./pages.mjs').Browser} browser
 * @param {{ url: string, control: string, whole?: string }} form `whole` is there once all of it is drawn; without it, nobody waits
 */
function typed(browser, { url, control, whole }) {
  return withPage(browser, async (page) => {
    await page.goto(url);
    await page.locator(control).click();
    if (whole !== undefined) await page.locator(whole).waitFor({ state: 'attached' });
    return typeKeys(page, PRESSES);
  });
}
