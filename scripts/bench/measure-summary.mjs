import { withPage } from './pages.mjs';
import { longestTask } from './report.mjs';
import { addRun } from './sandbox.mjs';

/** @typedef {import('./report.mjs').Line} Line */

const ROWS = 100_000;
const COLUMNS = 20;
/** The sandbox's key; it opens nothing real. */
const KEY = 'scraper_api_sandbox';

/**
 * The summary of the loaded rows of a large run, and the map of them.
 * @param {import('./run-bench.mjs').Stage} stage
 * @returns {Promise<Line[]>}
 */
export async function measureSummary({ browser, consoleOrigin }) {
  const path = await addRun(consoleOrigin, { rows: ROWS, logs: 1 });
  return withPage(browser, async (page) => {
    await page.addInitScript((key) => sessionStorage.setItem('run-console.key', key), KEY);
    await page.goto(`${consoleOrigin}${path}`);
    await page.getByRole('button', { name: /^Columns / }).click();
    await page.getByRole('button', { name: 'Hide all' }).click();
    for (let at = 0; at < COLUMNS; at += 1)
      await page.getByRole('dialog', { name: 'Columns' }).getByRole('checkbox').nth(at).check();
    await page.keyboard.press('Escape');
    const filter = page.getByRole('searchbox', { name: 'Filter the rows' });
    await filter.fill('example');
    await page.getByRole('button', { name: /^Read all [\d,]+ rows$/ }).click();
    await page.getByText(new RegExp(`of ${ROWS.toLocaleString('en')} rows match$`)).waitFor();
    await filter.fill('');
    const shown = await page.evaluate(async (wanted) => {
      await bench.calm(1_000);
      const tab = [...document.querySelectorAll('[role="tab"]')].find(
        (each) => each.textContent === 'Summary',
      );
      const start = performance.now();
      tab?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      const counted = () => document.querySelectorAll('section[data-column]').length;
      const first = await bench.until(() => (counted() > 0 ? document.body : null));
      const all = await bench.until(() => (counted() === wanted ? document.body : null));
      await bench.calm(500);
      return { first: first - start, all: all - start, longest: bench.tasks(start).longest };
    }, COLUMNS);
    const map = await panMap(page);
    const name = `Summary of ${ROWS.toLocaleString('en')} × ${COLUMNS}`;
    const places = `Map of ${ROWS.toLocaleString('en')} places`;
    return [
      { name: `${name}: first column`, value: shown.first, unit: 'ms', budget: 300 },
      { name: `${name}: all columns`, value: shown.all, unit: 'ms', budget: 2_000 },
      longestTask(name, shown.longest),
      { name: `${places}: a frame while panned, p95`, value: map.p95, unit: 'ms', budget: 33 },
      longestTask(`${places}, panned`, map.longest),
    ];
  });
}

/** Where the map is panned: as it shows all, and nearer, where there are more clusters and places. */
const NEARER = 4;

/**
 * Pans the map round and round, a move of the pointer for each frame.
 * @param {import('@playwright/test').Page} page
 */
async function panMap(page) {
  await page.getByRole('tab', { name: 'Map' }).click();
  await page.getByLabel('Map', { exact: true }).locator('canvas').waitFor();
  return page.evaluate(async (nearer) => {
    await bench.calm(2_000);
    const canvas = document.querySelector('canvas');
    if (!canvas) throw new Error('There is no map');
    const since = performance.now();
    /** @type {number[]} */
    const frames = [];
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    for (let zoom = 0; zoom <= nearer; zoom += 1) {
      const told = { bubbles: true, button: 0, clientX: x, clientY: y };
      canvas.dispatchEvent(new window.PointerEvent('pointerdown', told));
      let last = await bench.painted();
      for (let turn = 0; turn < 120; turn += 1) {
        const to = { clientX: x + 180 * Math.sin(turn / 20), clientY: y + 90 * Math.sin(turn / 13) };
        window.dispatchEvent(new window.PointerEvent('pointermove', { ...told, ...to }));
        const next = await bench.painted();
        frames.push(next - last);
        last = next;
      }
      window.dispatchEvent(new window.PointerEvent('pointerup', told));
      canvas.parentElement?.dispatchEvent(new window.KeyboardEvent('keydown', { key: '+', bubbles: true }));
      await bench.calm(300);
    }
    frames.sort((a, b) => a - b);
    return { p95: frames[Math.floor(frames.length * 0.95)] ?? 0, longest: bench.tasks(since).longest };
  }, NEARER);
}
