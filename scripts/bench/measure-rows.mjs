import { listDescriptor, manyUrls } from './fields.mjs';
import { quantile, sizeOf, typeKeys, withPage } from './pages.mjs';
import { longestTask } from './report.mjs';
import { addWorker } from './sandbox.mjs';

/** @typedef {import('./report.mjs').Line} Line */
/** @typedef {import('./pages.mjs').Page} Page */

const SIZES = [1_000, 10_000, 100_000];
const PAINTED_WITHIN = 1_000;
const MAX_NODES = 5_000;
const KEY_WITHIN = 16;
const PRESSES = 60;

/** Milliseconds after which stock react-jsonschema-form is not waited for any more. */
const PATIENCE = 60_000;

const ROW = '[data-field="urls"] [role="listitem"]';

/**
 * URLs that come into a list: pasted, from a file, from the JSON of the form; and that leave it as JSON.
 * @param {import('./run-bench.mjs').Stage} stage
 * @returns {Promise<Line[]>}
 */
export async function measureRows(stage) {
  /** @type {Line[]} */
  const lines = [];
  for (const count of SIZES) {
    const number = count.toLocaleString('en');
    const stock = await stockRows(stage, count);
    for (const [name, take, rival] of /** @type {const} */ ([
      [`paste of ${number} URLs`, pasteRows, stock],
      [`CSV import of ${number} URLs`, importRows, stock],
      [`${number} URLs opened from the JSON view`, rowsFromJson, stock],
    ])) {
      const found = await withList(stage, (page) => take(page, count));
      lines.push(
        {
          name: `${name}: painted`,
          value: found.painted,
          unit: 'ms',
          budget: PAINTED_WITHIN,
          stock: rival.painted,
        },
        longestTask(name, found.longest, rival.longest),
        {
          name: `${name}: elements`,
          value: found.nodes,
          unit: 'elements',
          budget: MAX_NODES,
          stock: rival.nodes,
        },
        { name: `${name}: heap`, value: found.heap, unit: 'MB', stock: rival.heap },
      );
    }
    for (const [name, take] of /** @type {const} */ ([
      [`${number} URLs to the JSON view`, rowsToJson],
      [`bulk edit of ${number} URLs applied`, applyBulkEdit],
      [`reload of a draft of ${number} URLs`, reloadDraft],
    ])) {
      const found = await withList(stage, (page) => take(page, count));
      lines.push(
        {
          name: `${name}: painted`,
          value: found.painted,
          unit: 'ms',
          budget: PAINTED_WITHIN,
          stock: 'has none',
        },
        longestTask(name, found.longest),
      );
    }
    for (const row of [1, count - 1]) {
      const keys = await withList(stage, (page) => keysInRow(page, count, row));
      const name = `key press in row ${row.toLocaleString('en')} of ${number}`;
      lines.push(
        {
          name: `${name}: median`,
          value: quantile(keys, 0.5),
          unit: 'ms',
          stock: stock.keys ? quantile(stock.keys, 0.5) : stock.painted,
        },
        {
          name: `${name}: p95`,
          value: quantile(keys, 0.95),
          unit: 'ms',
          budget: KEY_WITHIN,
          stock: stock.keys ? quantile(stock.keys, 0.95) : stock.painted,
        },
      );
    }
  }
  return lines;
}

/**
 * @template T
 * @param {import('./run-bench.mjs').Stage} stage
 * @param {(page: Page) => Promise<T>} work
 */
function withList({ browser, consoleOrigin }, work) {
  return withPage(browser, async (page) => {
    await page.goto(`${consoleOrigin}${await addWorker(consoleOrigin, 'list', listDescriptor())}`);
    await page.locator(`${ROW} input`).first().waitFor();
    return work(page);
  });
}

/**
 * Waits for what goes on after the paint, a request or a draft that is written, before it looks for the longest task.
 * @param {Page} page
 * @param {{ start: number, end: number }} span ms
 */
async function outcome(page, { start, end }) {
  const { longest } = await page.evaluate(async (since) => {
    await bench.calm(2_000);
    return bench.tasks(since);
  }, start);
  return { painted: end - start, longest, ...(await sizeOf(page)) };
}

/**
 * @param {Page} page
 * @param {number} count
 */
async function paste(page, count) {
  const [first] = await page.locator(`${ROW} input`).all();
  await first?.fill('');
  return page.evaluate(
    async ({ text, total, row }) => {
      await bench.calm(500);
      const input = document.querySelector(`${row} input`);
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      const start = performance.now();
      input?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      const end = await bench.until(() => document.querySelector(`${row}[aria-setsize="${total}"] input`));
      return { start, end };
    },
    { text: manyUrls(count).join('\n'), total: count, row: ROW },
  );
}

/**
 * @param {Page} page
 * @param {number} count
 */
async function pasteRows(page, count) {
  return outcome(page, await paste(page, count));
}

/**
 * By file, through the import dialog; how long the person looks at the dialog is not counted.
 * @param {Page} page
 * @param {number} count
 */
async function importRows(page, count) {
  await page.locator('[data-field="urls"]').getByRole('button', { name: 'Import', exact: true }).click();
  await page.locator('dialog input[type="file"]').waitFor({ state: 'attached' });
  const csv = `name,url\n${manyUrls(count)
    .map((url, index) => `Item ${index},${url}`)
    .join('\n')}`;
  const span = await page.evaluate(
    async ({ text, total, row }) => {
      const chooser = /** @type {HTMLInputElement | null} */ (
        document.querySelector('dialog input[type="file"]')
      );
      const files = new DataTransfer();
      files.items.add(new File([text], 'urls.csv', { type: 'text/csv' }));
      await bench.calm(500);
      const start = performance.now();
      if (chooser) chooser.files = files.files;
      chooser?.dispatchEvent(new Event('change', { bubbles: true }));
      const button = () =>
        [...document.querySelectorAll('dialog button')].find((each) => /^Import \d/.test(each.textContent));
      await bench.until(() => button()?.matches(':enabled'));
      button()?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      const end = await bench.until(() => document.querySelector(`${row}[aria-setsize="${total}"] input`));
      return { start, end };
    },
    { text: csv, total: count, row: ROW },
  );
  return outcome(page, span);
}

/** Opens the JSON view once, so that its editor is loaded. @param {Page} page */
async function loadJsonView(page) {
  await page.getByRole('tab', { name: 'JSON', exact: true }).click();
  await page.getByTestId('custom-json').waitFor();
}

/**
 * @param {Page} page
 * @param {number} count
 */
async function rowsFromJson(page, count) {
  await loadJsonView(page);
  await page.getByTestId('custom-json').click();
  await page.keyboard.press('Control+A');
  const span = await page.evaluate(
    async ({ text, total, row }) => {
      await bench.calm(500);
      const editor = document
        .querySelector('[data-field="custom-json"] :empty:not(svg *)')
        ?.shadowRoot?.querySelector('.cm-content');
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      const start = performance.now();
      editor?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      // Nobody clicks in the task that pastes.
      await new Promise((resolve) => setTimeout(resolve));
      const form = [...document.querySelectorAll('[role="tab"]')].find((tab) => tab.textContent === 'Form');
      form?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      const end = await bench.until(() => {
        const drawn = document.querySelector(`${row}[aria-setsize="${total}"] input`);
        return drawn instanceof HTMLElement && drawn.offsetParent !== null;
      });
      return { start, end };
    },
    { text: JSON.stringify({ urls: manyUrls(count) }, null, 2), total: count, row: ROW },
  );
  return outcome(page, span);
}

/**
 * @param {Page} page
 * @param {number} count
 */
async function rowsToJson(page, count) {
  await loadJsonView(page);
  await page.getByRole('tab', { name: 'Form', exact: true }).click();
  await paste(page, count);
  const span = await page.evaluate(async () => {
    await bench.calm(2_000);
    const json = [...document.querySelectorAll('[role="tab"]')].find((tab) => tab.textContent === 'JSON');
    const start = performance.now();
    json?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    const end = await bench.until(() =>
      [...document.querySelectorAll('[data-field="custom-json"] *')].some(
        ({ shadowRoot }) => (shadowRoot?.querySelectorAll('.cm-line').length ?? 0) > 10,
      ),
    );
    return { start, end };
  });
  return outcome(page, span);
}

/**
 * @param {Page} page
 * @param {number} count
 */
async function applyBulkEdit(page, count) {
  await paste(page, count);
  await page.locator('[data-field="urls"]').getByRole('button', { name: 'Bulk edit', exact: true }).click();
  await page.getByRole('dialog').getByRole('textbox').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('https://example.com/one-more');
  const span = await page.evaluate(
    async ({ total, row }) => {
      await bench.calm(2_000);
      const button = [...document.querySelectorAll('dialog button')].find(
        ({ textContent }) => textContent === 'Apply',
      );
      const start = performance.now();
      button?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      const end = await bench.until(() => document.querySelector(`${row}[aria-setsize="${total}"] input`));
      return { start, end };
    },
    { total: count + 1, row: ROW },
  );
  return outcome(page, span);
}

/** From the navigation on. @param {Page} page @param {number} count */
async function reloadDraft(page, count) {
  await paste(page, count);
  await page.evaluate(() => bench.calm(3_000));
  await page.reload({ waitUntil: 'commit' });
  const end = await page.evaluate(
    ({ total, row }) => bench.until(() => document.querySelector(`${row}[aria-setsize="${total}"] input`)),
    { total: count, row: ROW },
  );
  return outcome(page, { start: 0, end });
}

/**
 * @param {Page} page
 * @param {number} count
 * @param {number} row from 1
 */
async function keysInRow(page, count, row) {
  await paste(page, count);
  await page.evaluate(async () => bench.calm(1_000));
  await page
    .locator('[data-field="urls"] [data-rows]')
    .evaluate((box, top) => box.scrollTo({ top }), (row - 1) * 32);
  await page.locator(`[data-field="urls"] [data-row="${row - 1}"] input`).click();
  return typeKeys(page, PRESSES);
}

/**
 * Stock array fields take no paste of many rows and no file: they are given the same URLs as form data.
 * @param {import('./run-bench.mjs').Stage} stage
 * @param {number} count
 */
async function stockRows({ browser, stockOrigin }, count) {
  const tooLong = `over ${PATIENCE / 1000} s`;
  return withPage(browser, async (page) => {
    await page.goto(`${stockOrigin}/`);
    await page.locator('#root_urls_0').waitFor();
    const filled = page.evaluate(async (total) => {
      await bench.calm(500);
      const start = performance.now();
      stock.fill(total);
      const end = await bench.until(() => document.getElementById(`root_urls_${total - 1}`));
      return { start, end };
    }, count);
    const patience = new Promise((/** @type {(span: undefined) => void} */ resolve) =>
      setTimeout(() => resolve(undefined), PATIENCE),
    );
    const span = await Promise.race([filled.catch(() => undefined), patience]);
    if (span === undefined)
      return { painted: tooLong, longest: tooLong, nodes: tooLong, heap: tooLong, keys: undefined };
    const found = await outcome(page, span);
    await page.locator('#root_urls_0').click();
    const keys = await typeKeys(page, Math.min(PRESSES, Math.ceil(20_000 / found.longest)));
    return { ...found, keys };
  });
}
