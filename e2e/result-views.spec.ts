import type { Locator, Page } from '@playwright/test';
import Papa from 'papaparse';
import { expect, expectAccessible, giveKey, test } from './fixtures.ts';
import type { Sandbox } from './servers/sandbox.ts';
import { bytesOf, download, exportButton, openExport } from './steps/export.ts';
import { copiedBy } from './steps/clipboard.ts';

async function openRun(page: Page, sandbox: Sandbox, rows: number): Promise<void> {
  await giveKey(page);
  const { run_slug: slug } = await sandbox.addRun({ rows });
  await page.goto(`/runs/${slug}`);
  await expect(page.getByTestId('run-status')).toBeVisible();
}

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Results' });
const section = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
const view = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click();
const fitting = async (page: Page): Promise<number> =>
  Number((await page.getByTestId('row-count').textContent())?.replace(/\D/g, ''));

test('a value that is clicked in the summary filters the table and the file, and stays in the address @deep', async ({
  page,
  sandbox,
}) => {
  await openRun(page, sandbox, 1_204);
  await view(page, 'Summary');
  const city = section(page, 'City');
  const bar = city.getByRole('button', { name: /^Queens: / });
  await bar.click();
  await expect(bar).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByTestId('filter-chip')).toHaveText('City is Queens');
  await expect(page.getByTestId('row-count')).toHaveAttribute('data-total', '1204');
  // A column does not filter its own bars: another value can be chosen beside the first.
  await expect(city.getByRole('button', { name: /^Brooklyn: / })).not.toHaveAccessibleName(/: 0 of/);
  await expect(section(page, 'Rating').getByText('median')).toBeVisible();
  await expectAccessible(page);

  await page.reload();
  await expect(bar).toHaveAttribute('aria-pressed', 'true');
  await view(page, 'Table');
  const dialog = await openExport(page, 'CSV (.csv)');
  await dialog.getByRole('group', { name: 'Columns' }).getByRole('radio', { name: /^All/ }).check();
  const text = (await bytesOf(await download(page, () => exportButton(dialog).click()))).toString();
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const count = data.length;
  expect(count).toBeGreaterThan(200);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(count + 1));
  expect(new Set(data.map((row) => row['city']))).toEqual(new Set(['Queens']));
  // What the table sets aside or puts together stands in the file as the platform gave it.
  expect(Object.keys(data[0] ?? {})).toEqual(expect.arrayContaining(['email_1', 'email_4', 'tiktok_url_1']));

  await page.getByRole('button', { name: 'Remove the filter: City is Queens' }).click();
  await expect(page.getByTestId('row-count')).toHaveText('1,204 rows');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByTestId('row-count')).toHaveText(`${count} rows`);
});

test('columns without any value are set aside, and families are one column that opens @deep', async ({
  page,
  sandbox,
}) => {
  await openRun(page, sandbox, 400);
  await page.getByRole('button', { name: 'Columns 46 of 48' }).click();
  const empty = page.getByRole('checkbox', { name: 'Show empty columns 2 empty columns' });
  await empty.check();
  await expect(page.getByRole('button', { name: 'Columns 48 of 48' })).toBeVisible();
  await page.getByRole('button', { name: 'Split Email 1–4 into columns' }).click();
  await page.keyboard.press('Escape');
  await page.reload();
  await page.getByRole('button', { name: 'Columns 51 of 51' }).click();
  await page.getByRole('button', { name: 'Join email_* into one column' }).click();
  await empty.uncheck();
  await expect(page.getByRole('button', { name: 'Columns 46 of 48' })).toBeVisible();
});

test('rows are grouped by a column, and the table of the groups is copied @deep', async ({
  page,
  sandbox,
}) => {
  await openRun(page, sandbox, 300);
  await page.getByRole('button', { name: 'Filter' }).click();
  const filter = page.getByRole('dialog', { name: 'Filter by a column' });
  await filter.getByRole('combobox', { name: 'Column' }).selectOption('Reviews');
  await filter.getByRole('textbox', { name: 'From' }).fill('6,000');
  await expectAccessible(page);
  await filter.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByTestId('filter-chip')).toHaveText('Reviews from 6,000');
  await expect(page.getByTestId('row-count')).not.toHaveText('300 rows');

  await view(page, 'Summary');
  await section(page, 'City').getByRole('button', { name: 'City' }).click();
  const dialog = page.getByRole('dialog', { name: 'Group: City' });
  await dialog.getByRole('tab', { name: 'Table' }).click();
  await expect(dialog.getByRole('row')).toHaveCount(4);
  await expectAccessible(page);
  const copy = dialog.getByRole('button', { name: 'Copy table' });
  const [head, ...groups] = (await copiedBy(page, () => copy.click())).split('\n');
  expect(head).toBe('City\tRows');
  const sum = groups.reduce((of, line) => of + Number(line.split('\t')[1]), 0);
  await expect.poll(() => fitting(page)).toBe(sum);
  await dialog.getByRole('combobox', { name: 'Show' }).selectOption('Mean');
  await expect(dialog.getByRole('columnheader')).toHaveText(['City', 'Mean of Rating', 'Rows']);
});

test('the menu at the head of a column sorts, pins, hides, splits and copies, by keys too @deep', async ({
  page,
  sandbox,
}) => {
  await openRun(page, sandbox, 60);
  const head = (name: string) => grid(page).getByRole('columnheader', { name, exact: true });
  const menu = page.getByRole('menu', { name: /^Menu of / });
  await head('Reviews').click({ button: 'right' });
  await expectAccessible(page);
  await menu.getByRole('menuitem', { name: 'Sort descending' }).click();
  await expect(head('Reviews')).toHaveAttribute('aria-sort', 'descending');
  await expect(page).toHaveURL(/sort=-reviews/);

  await head('Rating').click({ button: 'right' });
  await menu.getByRole('menuitem', { name: 'Pin left' }).click();
  await expect(grid(page).getByRole('columnheader').nth(1)).toHaveText('Rating');
  await page.reload();
  await expect(grid(page).getByRole('columnheader').nth(1)).toHaveText('Rating');

  // The keys of a table are those of its rows, which are read after its columns.
  await expect(grid(page).getByRole('gridcell').first()).toBeVisible();
  await grid(page).focus();
  await page.keyboard.press('Shift+F10');
  await expect(menu).toHaveAccessibleName('Menu of Rating');
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await page.keyboard.press('Escape');
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await menu.getByRole('menuitem', { name: 'Copy the column' }).click();
  await expect(page.getByText('60 values copied')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split('\n')).toHaveLength(60);

  // A row opens beside the table, and the arrow keys walk on.
  await grid(page).focus();
  await page.keyboard.press('Enter');
  const detail = page.getByRole('dialog', { name: /^Row / });
  const first = await detail.getByRole('heading').textContent();
  await page.keyboard.press('ArrowDown');
  await expect(detail.getByRole('heading')).not.toHaveText(first ?? '');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByText(/^\d numbers$/)).toBeVisible();
});

test('columns that are hidden, pinned or split stand in the address, for whoever it is given to @deep', async ({
  page,
  sandbox,
  browser,
}) => {
  await openRun(page, sandbox, 60);
  const heads = (of: Page) => grid(of).getByRole('columnheader');
  const choose = async (column: string, what: string) => {
    await grid(page).getByRole('columnheader', { name: column, exact: true }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: what, exact: true }).click();
  };
  await choose('Link', 'Hide');
  await choose('Reviews', 'Pin left');
  await page.getByRole('button', { name: /^Columns \d+ of/ }).click();
  await page.getByRole('button', { name: 'Split Category 2–4 into columns' }).click();
  await page.keyboard.press('Escape');
  await expect(heads(page).nth(1)).toHaveText('Reviews');
  const chosen = (await heads(page).allTextContents()).slice(0, 6);
  expect(chosen).not.toContain('Link');
  await page.reload();
  await expect.poll(async () => (await heads(page).allTextContents()).slice(0, 6)).toEqual(chosen);

  const other = await browser.newPage();
  await giveKey(other);
  await other.goto(page.url());
  await expect.poll(async () => (await heads(other).allTextContents()).slice(0, 6)).toEqual(chosen);
  await expect(other.getByRole('button', { name: 'Columns 47 of 50' })).toBeVisible();
  // What it says is taken back in one click, here alone.
  await other.getByRole('button', { name: 'Columns 47 of 50' }).click();
  await other.getByRole('button', { name: 'Reset columns' }).click();
  await expect(other).toHaveURL(/[?&]cols=(&|$)/);
  await expect(heads(other).nth(2)).toHaveText('Link');
  await other.close();
});

test('rows that have no place on the map are shown @deep', async ({ page, sandbox }) => {
  await page.route('**/run/result/list', async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as { data: { list: Record<string, unknown>[] } }; // what the sandbox gives
    for (const row of answer.data.list.slice(0, 3)) row['latitude'] = row['longitude'] = 0;
    return route.fulfill({ response, json: answer });
  });
  await openRun(page, sandbox, 60);
  await view(page, 'Map');
  await expect(page.getByText('57 of 60 rows have a place')).toBeVisible();
  await page.getByRole('button', { name: 'Show the 3 rows without' }).click();
  await expect(page.getByTestId('filter-chip')).toHaveText('Latitude isn’t a place');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '4');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '61');
});

test('an area that is drawn on the map becomes a filter of the table @deep', async ({ page, sandbox }) => {
  await openRun(page, sandbox, 400);
  await view(page, 'Map');
  await expect(page.getByText('400 of 400 rows have a place')).toBeVisible();
  await expect(page.getByRole('heading', { name: '400 rows in view' })).toBeVisible();
  await expectAccessible(page);
  const map = page.getByRole('group', { name: 'Map', exact: true });
  await map.focus();
  await page.keyboard.press('-');
  await page.keyboard.press('0');
  await page.getByRole('button', { name: 'Select an area' }).click();
  const box = await map.boundingBox();
  if (!box) throw new Error('the map is not there');
  await page.mouse.move(box.x + box.width / 2, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 60, box.y + box.height - 60, { steps: 4 });
  await page.mouse.up();
  const heading = page.getByRole('heading', { name: /rows in the area$/ });
  let inArea = Number((await heading.textContent())?.replace(/\D/g, ''));
  expect(inArea).toBeGreaterThan(0);
  expect(inArea).toBeLessThan(400);
  // The area is made larger at a corner, and back again by keys.
  const corner = page.getByRole('button', { name: 'North-west corner of the area' });
  await corner.hover();
  await page.mouse.down();
  await page.mouse.move(box.x + 20, box.y + 60, { steps: 4 });
  await page.mouse.up();
  await expect
    .poll(async () => Number((await heading.textContent())?.replace(/\D/g, '')))
    .toBeGreaterThan(inArea);
  await corner.focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('combobox', { name: 'Colour by' }).selectOption('City');
  await expect(page.getByText(/^share of “/)).toBeVisible();
  await expectAccessible(page);
  inArea = Number((await heading.textContent())?.replace(/\D/g, ''));
  await page.getByRole('button', { name: 'Keep only these' }).click();
  await expect(page.getByTestId('filter-chip')).toHaveText('Latitude in the area');
  await expect(page.getByTestId('row-count')).toHaveText(`${inArea} rows`);
  await page.reload();
  await expect(page.getByText(`${inArea} of ${inArea} rows have a place`)).toBeVisible();
  await view(page, 'Table');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(inArea + 1));
});

test('an area of the map is drawn by keys, or by two clicks @deep', async ({ page, sandbox }) => {
  await openRun(page, sandbox, 400);
  await view(page, 'Map');
  await expect(page.getByRole('heading', { name: '400 rows in view' })).toBeVisible();
  const select = page.getByRole('button', { name: 'Select an area' });
  const heading = page.getByRole('heading', { name: /rows in the area$/ });
  const rowsInArea = async () => Number((await heading.textContent())?.replace(/\D/g, ''));
  await select.press('Enter');
  await expect(page.getByRole('button', { name: 'North-west corner of the area' })).toBeFocused();
  const drawn = await rowsInArea();
  expect(drawn).toBeGreaterThan(0);
  for (let step = 0; step < 20; step += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(rowsInArea).toBeLessThan(drawn);
  await page.getByRole('button', { name: 'Forget the area' }).press('Enter');

  const box = await page.getByRole('group', { name: 'Map', exact: true }).boundingBox();
  if (!box) throw new Error('the map is not there');
  await page.mouse.click(box.x + 80, box.y + 80);
  await expect(heading).toBeHidden();
  await page.mouse.click(box.x + box.width - 80, box.y + box.height - 80);
  await expect.poll(rowsInArea).toBeGreaterThan(0);
});

test('forced colours keep the first button, the map and its steps of colour legible @deep', async ({
  page,
  sandbox,
}) => {
  // The theme that was chosen is not that of the forced colours.
  await page.addInitScript(() => localStorage.setItem('run-console.theme', 'light'));
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await openRun(page, sandbox, 60);
  await view(page, 'Map');
  await page.getByRole('combobox', { name: 'Colour by' }).selectOption('Rating');
  await expect(page.getByText('median of each group')).toBeVisible();

  const colours = (of: Locator) =>
    of.evaluateAll((all) => all.map((one) => getComputedStyle(one)).map((s) => [s.color, s.backgroundColor]));
  const map = page.getByRole('group', { name: 'Map', exact: true });
  const [excel] = await colours(page.getByRole('button', { name: 'Excel', exact: true }));
  const probe = (colour: string) =>
    page.evaluate((name) => {
      const canvas = document.createElement('canvas').getContext('2d');
      if (!canvas) throw new Error('no canvas');
      canvas.fillStyle = name;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data].join();
    }, colour);
  expect(await probe(excel?.[0] ?? '')).toBe(await probe('HighlightText'));
  // Else the browser draws Canvas behind the text, on which HighlightText may be invisible.
  await expect(page.getByRole('button', { name: 'Excel', exact: true })).toHaveCSS(
    'forced-color-adjust',
    'none',
  );
  const steps = await colours(map.getByRole('button'));
  expect(new Set(steps.map(([, ground]) => ground)).size).toBeGreaterThan(2);
  // A country's name is written on the sea and on land in the colour of text.
  const grounds = await map.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    const seen = new Map<string, number>();
    for (let at = 0; at < data.length; at += 4) {
      const colour = [...data.slice(at, at + 4)].join();
      seen.set(colour, (seen.get(colour) ?? 0) + 1);
    }
    return [...seen].sort(([, a], [, b]) => b - a).map(([colour]) => colour);
  });
  expect(grounds[0]).toBe(await probe('Canvas'));
});

test('the row that is selected is so in every view, also where the address is opened anew @deep', async ({
  page,
  sandbox,
}) => {
  await openRun(page, sandbox, 300);
  const selectedRow = grid(page)
    .getByRole('row')
    .filter({ has: page.locator('[aria-selected="true"]') });
  await grid(page).getByRole('gridcell').nth(4).click();
  await page.keyboard.press('Control+ArrowDown');
  await expect(selectedRow.getByRole('rowheader')).toHaveText('300');
  await expect(page).toHaveURL(/[?&]row=300\b/);

  await view(page, 'JSON');
  await expect(page.getByText('Rows 201–300 of 300')).toBeVisible();
  const inJson = page.getByTestId('results-json').getByRole('button', { pressed: true });
  await expect(inJson).toHaveAccessibleName('Row 300');
  await expect(inJson).toBeInViewport();
  await expectAccessible(page);
  await inJson.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(inJson).toHaveAccessibleName('Row 299');

  await view(page, 'Map');
  const list = page.getByRole('region', { name: 'Rows on the map' });
  const inList = list.getByRole('button', { pressed: true });
  await list.evaluate((element) => element.scrollIntoView({ block: 'end' }));
  await expect(inList).toBeInViewport();
  await list.getByRole('listitem').getByRole('button', { pressed: false }).last().click();
  await expect(page).not.toHaveURL(/[?&]row=299\b/);
  const url = new URL(page.url());
  const selected = url.searchParams.get('row') ?? '';

  // Sorted, it stands elsewhere, and comes into view.
  await page.goto(`/`);
  await page.goto(`${url.pathname}?row=${selected}&sort=-reviews`);
  await expect(selectedRow.getByRole('rowheader')).toHaveText(selected);
  await expect(selectedRow).toBeInViewport();
  await view(page, 'JSON');
  await expect(inJson).toHaveAccessibleName(`Row ${selected}`);
});
