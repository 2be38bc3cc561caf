import type { Page } from '@playwright/test';

import { SANDBOX_KEY } from '#core/run/sandbox-key.ts';

import { openBatchOptions, openSameForEveryRow, setParallel } from './steps/batches.ts';
import { chooseMode, HTTP_ERRORS, MAPS, openCompose, startsOf } from './steps/compose.ts';
import { readProfile } from './profiles/read-profile.ts';
import { expect, expectAccessible, giveKey, test } from './fixtures.ts';
import { setBudget } from './steps/spend.ts';
import { tabTo } from './steps/tab-to.ts';

const CITIES = ['Berlin, Germany', 'Lyon, France', 'Tokyo, Japan', 'New York, USA'];
const HEADER = 'store_id,term,city,max_results,lang,cap,notes';

/** 120 rows: two with something wrong in them, and three that repeat earlier ones. */
function sheetOf120(): string {
  const line = (row: number, of = row) => {
    const max = row === 9 ? 'ten' : '20';
    const lang = row === 7 ? 'EN' : 'en';
    const city = CITIES[of % CITIES.length] ?? '';
    return `S-${row},term ${of},"${city}",${max},${lang},0.06,${row === 2 ? 'ask Ana' : ''}`;
  };
  const repeated = new Map([
    [14, 3],
    [52, 51],
    [97, 1],
  ]);
  const rows = Array.from({ length: 120 }, (_, at) => line(at + 1, repeated.get(at + 1) ?? at + 1));
  return [HEADER, ...rows].join('\n');
}

const csv = (text: string, name = 'cities.csv') => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});

const openBatch = (page: Page) => page.goto(`/workers/${MAPS}/batch`);
async function rowsMenu(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: 'Rows', exact: true }).click();
  await page.getByRole('dialog', { name: 'Rows' }).getByRole('button', { name: action }).click();
}

const takeRows = (page: Page, text: string) => page.getByLabel('Rows file').setInputFiles(csv(text));
const grid = (page: Page) => page.getByRole('grid', { name: 'Rows of the batch' });
const cell = (page: Page, row: number, column: string) =>
  grid(page).locator(`[data-row="${row}"][data-column="${column}"]`);
const column = (page: Page, name: string) =>
  page.getByRole('combobox', { name: `Column ${name}`, exact: true });

test('a sheet becomes runs: columns find their fields, problems are walked and mended, repeated rows go', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  await openCompose(page);
  await chooseMode(page, 'Many rows');
  await expect(page).toHaveURL(new RegExp(`/workers/${MAPS}/batch$`));
  await expect(page.getByText('A sheet for this Worker looks like this')).toBeVisible();
  await expectAccessible(page);

  await takeRows(page, sheetOf120());
  await expect(page.getByTestId('batch-count')).toHaveText('120');
  await expect(column(page, 'term')).toHaveValue('field keywords');
  await expect(column(page, 'max_results')).toHaveValue('field max_results');
  await expect(column(page, 'store_id')).toHaveValue('label');
  await expect(column(page, 'city')).toHaveValue('field base_location');
  // A column that was meant to differ from run to run, and goes nowhere, is named beside the start.
  const rail = page.getByRole('complementary', { name: 'Start of the batch' });
  await expect(rail.getByText(/^Not sent, as they fill no field: store_id, .*cap/)).toBeVisible();
  await column(page, 'cap').selectOption({ label: 'Maximum charge' });
  await expect(page.getByTestId('cost-at-most')).toContainText('$7.20');
  await expect(page.getByTestId('batch-problems')).toHaveText('2');

  // Two columns for one field hold everything back.
  await column(page, 'notes').selectOption({ label: 'Base location' });
  await expect(page.getByText('Base location is filled by 2 columns: city, notes.')).toBeVisible();
  await column(page, 'notes').selectOption({ label: 'Not used' });

  // With problems, the start leads to the first of them, and sends nothing.
  await page.getByRole('button', { name: 'Start all 120' }).click();
  await expect(cell(page, 7, 'lang')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('Row 7, Language:')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Use en' }).click();
  await expect(cell(page, 7, 'lang')).toHaveText('en');
  await expect(page.getByText('Row 9, Maximum results:')).toBeVisible();
  await page.keyboard.press('F8');
  await page.keyboard.type('10');
  await page.keyboard.press('Enter');
  await expect(cell(page, 9, 'max_results')).toHaveText('10');
  await expect(page.getByTestId('batch-problems')).toHaveText('0');

  await expect(page.getByText('3 rows repeat earlier ones:')).toBeVisible();
  await page.getByRole('button', { name: 'Remove 3' }).click();
  await expect(page.getByTestId('batch-count')).toHaveText('117');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByTestId('batch-count')).toHaveText('120');
  await page.getByRole('button', { name: 'Remove 3' }).click();

  // What has no column is taken from the form, as it is there now.
  await chooseMode(page, 'One run');
  await page.getByLabel('Reviews per place').fill('4');
  await chooseMode(page, 'Many rows');
  await expect(await openSameForEveryRow(page)).toContainText('Reviews per place4');

  await expect
    .poll(() => page.evaluate(() => Object.keys(sessionStorage).some((name) => name.includes('sheet'))))
    .toBe(true);
  await page.reload();
  await expect(page.getByTestId('batch-count')).toHaveText('117');
  await expect(column(page, 'city')).toHaveValue('field base_location');
  await expect(cell(page, 9, 'max_results')).toHaveText('10');

  await page.getByRole('button', { name: 'Start all 117' }).click();
  const question = page.getByRole('dialog', { name: 'Start 117 runs?' });
  await expect(question).toContainText('$7.02');
  await expect(question).toContainText('after 5 failures in a row');
  await expect(question).toContainText('Not sent, as it fills no field: store_id.');
  // While it is asked about, nothing is being started.
  await expect(page.getByText('Starting…')).toHaveCount(0);
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Cancel' }).click();
  expect(await startsOf(sandbox)).toEqual([]);
  // A double press starts one batch, of which three rows run.
  await setParallel(page, 3);
  await page.getByRole('button', { name: 'Try the first 3' }).dblclick();
  await expect(page).toHaveURL(/\/batches\/[\w-]+$/);
  await expect.poll(async () => (await startsOf(sandbox)).length).toBe(3);
  // Rows that were begun are not offered once more, not after another load of the page either.
  await openBatch(page);
  await expect(page.getByText('A sheet for this Worker looks like this')).toBeVisible();
  await page.goBack();
  // Its rows can be set up again, as a batch of their own.
  await page.goto(`/workers/${MAPS}/batch?from=${page.url().split('/').at(-1) ?? ''}&rows=all`);
  await expect(page.getByTestId('batch-count')).toHaveText('117');
  await expect(page).toHaveURL(new RegExp(`/workers/${MAPS}/batch$`));
  await expect(column(page, 'city')).toHaveValue('field base_location');
  expect(await startsOf(sandbox)).toHaveLength(3);
});

test('rows that differ only in the list that a Worker splits may be one run, which goes into the form with its limit @deep', async ({
  page,
}) => {
  await giveKey(page);
  await openBatch(page);
  await takeRows(page, 'term,owner,max_charge\ncoffee,Ana,0.06\ntea,Ana,0.06\ncocoa,Ben,0.06');
  const hint = page.getByRole('region', { name: 'One run may do' });
  await expect(hint).toContainText('Columns that fill no field stay behind.');
  await expect(hint).toContainText('The maximum charge then holds for all items of a run together.');
  await hint.getByRole('button').click();
  await expect(page.getByRole('radio', { name: 'One run' })).toBeChecked();
  await expect(page.getByTestId('task-count')).toHaveText('3');
  await expect(page.getByTestId('cost-at-most')).toContainText('$0.06');
});

test('rows that are typed, pasted, or held back are what is shown @deep', async ({ page }) => {
  await giveKey(page);
  await openBatch(page);
  // One row is no header where the person says so.
  await takeRows(page, 'coffee,Oslo');
  await expect(page.getByRole('alert')).toContainText('cities.csv has no rows');
  await page.getByLabel('The first row is a header').click();
  await expect(page.getByTestId('batch-count')).toHaveText('1');
  await rowsMenu(page, 'Clear');
  await page.getByRole('button', { name: 'Type rows' }).click();
  await expect(page.getByRole('button', { name: 'Start all' })).toHaveAccessibleDescription(
    'Add rows first.',
  );
  await cell(page, 1, 'keywords').click();
  await page.keyboard.type('coffee');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('batch-count')).toHaveText('1');
  await expect(page.getByTestId('batch-problems')).toHaveText('1');
  await expect(
    page.getByText('Empty cells send nothing, not the form’s value: Maximum results, Language, '),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Leave it out' }).click();
  await expect(page.getByText('1 row is left out.')).toBeVisible();
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect(page.getByTestId('batch-problems')).toHaveText('1');

  // What is pressed behind the search stays where it is.
  await page.getByRole('button', { name: 'Search rows' }).click();
  await page.keyboard.type('tea');
  await expect(cell(page, 1, 'keywords')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(cell(page, 1, 'keywords')).toBeVisible();
  await page.getByText('Only rows with a problem').click();
  await expect(cell(page, 2, 'keywords')).toHaveCount(0);
  await expect(cell(page, 1, 'keywords')).toBeVisible();
});

test('rows are edited as fields, beside the form’s values; what was worked on is asked about, and a new version says what it lost @deep', async ({
  page,
  sandbox,
}) => {
  const term = { name: 'term', title: 'Term', type: 'string', editor: 'input', required: true };
  const depth = { name: 'depth', title: 'Depth', type: 'integer', editor: 'number', default: 2 };
  const lang = {
    ...{ name: 'lang', title: 'Language', type: 'string', editor: 'select' },
    options: [
      { label: 'English', value: 'en' },
      { label: 'German', value: 'de' },
    ],
  };
  const offer = (version: string, properties: readonly object[]) =>
    sandbox.addWorker({ slug: 'someone/terms', data: { version, parameters: { custom: { properties } } } });
  await offer('v1.0.0', [term, lang, depth]);
  await giveKey(page);
  await page.goto('/workers/someone/terms/batch');
  await takeRows(page, 'term,lang\ncoffee,en\ntea,xx');
  await expect(page.getByTestId('batch-problems')).toHaveText('1');

  // The strip is of the cell that is looked at.
  await cell(page, 1, 'term').click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('Row 2, Language:')).toBeVisible();
  await page.keyboard.press('Shift+F2');
  const field = page.getByRole('dialog', { name: 'Row 2, Language' });
  await field.getByLabel('Language').selectOption({ label: 'German' });
  await expectAccessible(page);
  await field.getByRole('button', { name: 'Done' }).click();
  await expect(cell(page, 2, 'lang')).toHaveText('de');
  await expect(page.getByTestId('batch-problems')).toHaveText('0');

  await openSameForEveryRow(page);
  await page.getByRole('button', { name: 'Change Depth' }).click();
  await page.getByRole('dialog').getByLabel('Depth').fill('7');
  await page.keyboard.press('ControlOrMeta+Enter');
  const changed = page.getByRole('button', { name: 'Change Depth: 7', exact: true });
  await expect(changed).toHaveText('7');

  await cell(page, 2, 'term').click();
  await page.getByRole('button', { name: 'Remove row 2' }).click();
  await expect(page.getByTestId('batch-count')).toHaveText('1');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByTestId('batch-count')).toHaveText('2');
  await cell(page, 2, 'term').click();
  await page.getByRole('button', { name: 'Leave row 2 out' }).click();
  await expect(page.getByText('1 row is left out.')).toBeVisible();
  await page.getByRole('button', { name: 'Take row 2 back' }).click();

  await takeRows(page, 'term,lang\nmilk,en');
  const asks = page.getByRole('dialog', { name: 'Replace the 2 rows that you worked on?' });
  await asks.getByRole('button', { name: 'Keep them' }).click();
  await expect(cell(page, 2, 'lang')).toHaveText('de');
  await takeRows(page, 'term,lang\nmilk,en');
  await asks.getByRole('button', { name: 'Replace them' }).click();
  await expect(page.getByTestId('batch-count')).toHaveText('1');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(cell(page, 2, 'lang')).toHaveText('de');

  await offer('v2.0.0', [term, depth]);
  await page.reload();
  await expect(page.getByText('1 column has lost its field: lang.')).toBeVisible();
  await page.getByRole('button', { name: 'Start all 2' }).click();
  await expect(column(page, 'lang')).toBeFocused();
  await column(page, 'lang').selectOption({ label: 'Label only' });
  await expect(page.getByText('lost its field')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page).toHaveURL(/\/batches\/[\w-]+$/);
  await expect
    .poll(async () =>
      (await startsOf(sandbox)).map(
        ({ body }) =>
          (JSON.parse(body) as { input: { parameters: { custom: unknown } } }).input.parameters.custom,
      ),
    )
    .toContainEqual({ term: 'coffee', depth: 7 });
});

test('the API key in a row is told beside the rows and asked about before a run has it, and no such batch is kept', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  await openBatch(page);
  await takeRows(page, `Base location\nRome\n${SANDBOX_KEY}\nOslo`);
  await expect(
    page.getByRole('status').filter({ hasText: 'Your API key is in Base location, row 2.' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Try the first 3' }).click();
  const question = page.getByRole('dialog', { name: 'Start 3 runs?' });
  await expect(question).toContainText('Your API key is in row 2:');
  await question.getByRole('button', { name: 'Cancel' }).click();
  expect(await startsOf(sandbox)).toEqual([]);
  // The rows are kept, a moment after they came, and the key in its own place alone.
  await expect
    .poll(async () => Object.keys((await page.evaluate(readProfile)).sessionStorage))
    .toContain(`run-console.sheet.${MAPS}`);
  const stored = JSON.stringify(await page.evaluate(readProfile));
  expect(stored.split(SANDBOX_KEY)).toHaveLength(2);
});

test('a batch that is set up again sends what it sent, whatever the form holds by now, and no waiting row is sent twice @deep', async ({
  page,
  sandbox,
}) => {
  const term = { name: 'term', title: 'Term', type: 'string', editor: 'input', required: true };
  const depth = { name: 'depth', title: 'Depth', type: 'integer', editor: 'number', default: 2 };
  await sandbox.addWorker({
    slug: 'someone/terms',
    data: { version: 'v1.0.0', parameters: { custom: { properties: [term, depth] } } },
  });
  const sent = async () =>
    (await startsOf(sandbox)).map(({ body }) => {
      const { input } = JSON.parse(body) as { input: { parameters: { custom: unknown } } };
      return input.parameters.custom;
    });
  await sandbox.hurry();
  await giveKey(page);
  await page.goto('/workers/someone/terms/batch');
  await takeRows(page, 'term,note\ncoffee,a\ntea,b\nmilk,c\nwine,d\nbeer,e\nrum,f');
  await openSameForEveryRow(page);
  await page.getByRole('button', { name: 'Change Depth' }).click();
  await page.getByRole('dialog').getByLabel('Depth').fill('7');
  await page.keyboard.press('ControlOrMeta+Enter');
  await cell(page, 6, 'term').click();
  await page.getByRole('button', { name: 'Leave row 6 out' }).click();
  await page.getByRole('button', { name: 'Try the first 3' }).click();
  await expect(page).toHaveURL(/\/batches\/[\w-]+$/);
  await expect.poll(async () => (await sent()).length).toBe(3);
  const batch = page.url();

  await page.goto('/workers/someone/terms');
  await page.getByLabel('Depth').fill('9');
  await page.goto(batch);
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Edit and run again' }).click();
  const notice = page.getByRole('status').filter({ hasText: /^The form has the values that .* ran with/ });
  await expect(notice).toContainText('Changed in the form: Depth. What stood there is put aside.');
  await expectAccessible(page);
  const values = await openSameForEveryRow(page);
  await expect(values).toContainText('Depth7');
  await expect(page.getByTestId('batch-count')).toHaveText('5');
  await expect(page.getByText('1 row is left out.')).toBeVisible();
  // The form stays while another tab is looked at.
  await chooseMode(page, 'One run');
  await expect(page.getByRole('button', { name: 'From “cities.csv”' })).toBeVisible();
  await chooseMode(page, 'Many rows');
  await expect(notice).toBeVisible();
  await page.reload();
  // Closed, it names what it holds.
  await expect(values).toContainText('Depth: 7');
  await chooseMode(page, 'One run');
  await page.getByRole('button', { name: 'Your draft' }).click();
  await page.getByRole('menuitem', { name: 'Restore my draft' }).click();
  await expect(page.getByLabel('Depth')).toHaveValue('9');

  await page.goto(
    `${batch.replace(/batches.*/, '')}workers/someone/terms/batch?from=${batch.split('/').at(-1) ?? ''}&rows=waiting`,
  );
  await expect(values).toContainText('Depth: 7');
  await notice.getByRole('button', { name: 'Restore my draft' }).click();
  await expect(values).toContainText('Depth: 9');
  await page.getByRole('button', { name: 'Start all 2' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start all 2' }).click();
  await expect
    .poll(async () => (await sent()).slice(3))
    .toEqual([
      { term: 'wine', depth: 9 },
      { term: 'beer', depth: 9 },
    ]);
  await page.goto(batch);
  await expect(page.locator('[data-state="left-out"]')).toHaveCount(3);
  // Those that were moved are in that batch, and are not put back together.
  await expect(page.locator('[data-state="left-out"]').filter({ hasText: /Started in “/ })).toHaveCount(2);
  await page.getByRole('button', { name: /^Left out/ }).click();
  await expect(page.getByRole('button', { name: /^Put back 2/ })).toBeHidden();
});

test.describe('in Chinese', { tag: '@deep' }, () => {
  test.use({ locale: 'zh-CN' });

  test('a batch is set up in its words', async ({ page }) => {
    await giveKey(page);
    await openBatch(page);
    await page.getByLabel('表格文件').setInputFiles(csv(sheetOf120()));
    await expect(page.getByTestId('batch-count')).toHaveText('120');
    await expect(page.getByRole('button', { name: '先试前 3 行' })).toBeVisible();
    await expect(page.getByRole('combobox', { name: '列 term', exact: true })).toHaveValue('field keywords');
    await expectAccessible(page);
  });
});

test('rows that wait are changed after a try, and are left out where they waited once they are started @deep', async ({
  page,
  sandbox,
}) => {
  await sandbox.hurry();
  await giveKey(page);
  await openBatch(page);
  await takeRows(page, 'keywords,base_location\na,Oslo\nb,Oslo\nc,Rome\nd,Rome\ne,Wien');
  await page.getByRole('button', { name: 'Try the first 3' }).click();
  const paused = page.getByTestId('batch-state').filter({ hasText: 'Paused after the first 3' });
  await expect(paused).toBeVisible();
  const first = page.url();
  await page.getByRole('link', { name: 'Change the rows that wait' }).click();
  await expect(page.getByTestId('batch-count')).toHaveText('2');
  await expect(page.getByText('Rows that are started from here are left out of that batch.')).toBeVisible();
  await openSameForEveryRow(page);
  await page.getByRole('button', { name: 'Change Reviews per place' }).click();
  await page.getByRole('dialog').getByLabel('Reviews per place').fill('3');
  await page.keyboard.press('ControlOrMeta+Enter');
  // Nothing is left out before it is started elsewhere; another load of the page changes nothing of that.
  await page.goto(first);
  await expect(page.locator('[data-row][data-state="waiting"]')).toHaveCount(2);
  await page.goto(`/workers/${MAPS}/batch`);
  await expect(page.getByTestId('batch-count')).toHaveText('2');
  await page.getByRole('button', { name: 'Try the first 2' }).click();
  await expect(page).toHaveURL(/\/batches\/[\w-]+$/);
  await expect.poll(async () => (await startsOf(sandbox)).length).toBe(5);
  await page.goto(first);
  await expect(page.locator('[data-row][data-state="left-out"]')).toHaveCount(2);
  await expect(page.locator('[data-row][data-state="succeeded"]')).toHaveCount(3);
});

test('numbers and dates are judged by their column: what can be read in two ways is told, and mended with the others @deep', async ({
  page,
  sandbox,
}) => {
  const properties = [
    {
      ...{ name: 'day', title: 'Day', type: 'string', editor: 'datepicker' },
      ...{ format: 'MM/DD/YYYY', valueFormat: 'YYYY-MM-DD' },
    },
    { name: 'most', title: 'Most', type: 'integer', editor: 'number' },
  ];
  const data = { version: 'v1.0.0', parameters: { custom: { properties } } };
  await sandbox.addWorker({ slug: 'someone/days', data });
  await giveKey(page);
  await page.goto('/workers/someone/days/batch');
  await takeRows(page, 'day,most\n25/04/2026,1.500\n03/04/2026,2.000\n2026-05-06 00:00:00,7');
  await expect(page.getByTestId('batch-problems')).toHaveText('2');
  await cell(page, 2, 'day').click();
  await expect(
    page.getByText('03/04/2026 is read as 2026-03-04. As the other cells of this column are written, it is'),
  ).toBeVisible();
  await expectAccessible(page);
  // What is corrected alone goes on to say how the others are meant.
  await cell(page, 1, 'day').click();
  await page.getByRole('button', { name: 'Use 04/25/2026' }).click();
  await cell(page, 2, 'day').click();
  await page.getByRole('button', { name: 'Use 2026-04-03' }).click();
  await cell(page, 1, 'most').click();
  await page.getByRole('button', { name: 'Correct all 2 in this column' }).click();
  await expect(page.getByTestId('batch-problems')).toHaveText('0');
  await setParallel(page, 3);
  await page.getByRole('button', { name: 'Try the first 3' }).click();
  await expect(page).toHaveURL(/\/batches\/[\w-]+$/);
  await expect
    .poll(async () =>
      (await startsOf(sandbox)).map(
        ({ body }) =>
          (JSON.parse(body) as { input: { parameters: { custom: unknown } } }).input.parameters.custom,
      ),
    )
    .toEqual([
      { day: '2026-04-25', most: 1500 },
      { day: '2026-04-03', most: 2000 },
      { day: '2026-05-06', most: 7 },
    ]);
});

// The platform refuses two rows.
test.describe('with refused rows', () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  test('rows that failed are corrected and come back into their batch, once; what cannot come back is known to be elsewhere', async ({
    page,
    context,
    sandbox,
    wire,
  }) => {
    const sent = async () =>
      (await startsOf(sandbox)).map(
        ({ body }) => /"term":"(\w+)"/.exec(JSON.stringify(JSON.parse(body)))?.[1],
      );
    await sandbox.addWorker({
      slug: 'someone/terms',
      data: {
        version: 'v1.0.0',
        parameters: {
          custom: {
            properties: [
              { name: 'term', title: 'Term', type: 'string', editor: 'input', required: true },
              { name: 'depth', title: 'Depth', type: 'integer', editor: 'number', default: 2 },
            ],
          },
        },
      },
    });
    await sandbox.hurry();
    await giveKey(page);
    await page.goto('/workers/someone/terms/batch');
    await takeRows(page, 'term\ncofee\ntea\nmilk');
    for (let at = 0; at < 2; at += 1)
      await sandbox.fail({ match: wire.start, fault: { kind: 'status', status: 400, code: 4000 } });
    await page.getByRole('button', { name: 'Start all 3' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Start all 3' }).click();
    await expect(page.getByTestId('batch-state')).toHaveText(/^Done/);
    const batch = page.url();

    const correct = async (row: number) => {
      await page.getByRole('button', { name: `Open row ${row}` }).click();
      await page
        .getByRole('region', { name: `Row ${row}` })
        .getByRole('link', { name: 'Correct and send again' })
        .click();
      await expect(page.getByText(/^Rows that are sent from here go back into “cities.csv”/)).toBeVisible();
    };
    await correct(1);
    await cell(page, 1, 'term').click();
    await page.keyboard.type('coffee');
    await page.keyboard.press('Enter');
    // The same in a tab that was duplicated: it is sent once.
    const other = await context.newPage();
    const sessionEntries = await page.evaluate(() => Object.entries(sessionStorage));
    await other.addInitScript((all) => {
      for (const [key, text] of all) sessionStorage.setItem(key, String(text));
    }, sessionEntries);
    await other.goto('/workers/someone/terms/batch');
    await expect(other.getByRole('button', { name: 'Send one row again' })).toBeVisible();
    await page.getByRole('button', { name: 'Send one row again' }).click();
    await expect(page.getByRole('dialog')).toContainText('Send one row again?');
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Start one run' }).click();
    await expect(page).toHaveURL(batch);
    await other.getByRole('button', { name: 'Send one row again' }).click();
    await other.getByRole('dialog').getByRole('button', { name: 'Start one run' }).click();
    await expect(other.getByText('These rows were not sent')).toBeVisible();
    await other.close();
    await expect(page.locator('[data-row="1"][data-state="succeeded"]')).toBeVisible();
    expect(await sent()).toEqual(['cofee', 'tea', 'milk', 'coffee']);
    await page.reload();
    await expect(page.locator('[data-row="1"]')).toContainText('coffee');

    // With another value in the form it cannot come back: its batch knows it, and sends it no more.
    await correct(2);
    await openSameForEveryRow(page);
    await page.getByRole('button', { name: 'Change Depth' }).click();
    await page.getByRole('dialog').getByLabel('Depth').fill('7');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByText(/^The form has other values than “cities.csv” ran with/)).toBeVisible();
    await page.getByRole('button', { name: 'Try the first row' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Start 1' }).click();
    await expect.poll(async () => (await sent()).length).toBe(5);
    await page.goto(batch);
    await expect(page.locator('[data-row="2"]')).toContainText('Started in “Rows of cities.csv”.');
    await expect(page.getByRole('button', { name: /^Retry \d+ failed/ })).toBeHidden();
  });
});

test('what is left of the budget is said in words before a batch that nothing limits @deep', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  await sandbox.addRun({ rows: 20 });
  await page.goto('/spend');
  await setBudget(page, '60');
  await openBatch(page);
  await takeRows(page, 'base_location,keywords\nOslo,cafe\nRome,bar');
  await openBatchOptions(page);
  await expect(
    page.getByRole('button', { name: 'Pause at $59.94, what is left of your budget' }),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try the first 2' })).toBeVisible();
  await page.getByRole('button', { name: 'Start all 2' }).click();
  const question = page.getByRole('dialog', { name: 'Start 2 runs?' });
  await expect(question).toContainText('Left of your budget of $60.00 this month');
  await expect(question).toContainText('$59.94; nothing limits what this may cost');
});

test('what was started and may cost yet counts against the budget before another batch @deep', async ({
  page,
  context,
  sandbox,
}) => {
  await giveKey(page);
  await sandbox.addRun({ rows: 20 });
  await page.goto('/spend');
  await setBudget(page, '60');
  await openBatch(page);
  await takeRows(page, 'base_location,keywords,max_charge\nOslo,cafe,25\nRome,bar,25');
  await page.getByRole('button', { name: 'Start all 2' }).click();
  const first = page.getByRole('dialog', { name: 'Start 2 runs?' });
  await expect(first).not.toContainText('budget');
  await first.getByRole('button', { name: 'Start all 2' }).click();
  await expect(page.locator('[data-row="1"][data-state="started"]')).toBeVisible();
  // The batch goes on in its own tab.
  const other = await context.newPage();
  await giveKey(other);
  await openBatch(other);
  await takeRows(other, 'base_location,keywords,max_charge\nBern,cafe,20');
  await openBatchOptions(other);
  await expect(other.getByRole('button', { name: /^Pause at \$9\.\d\d, what is left/ })).toBeVisible();
  await other.getByRole('button', { name: 'Start all 1' }).click();
  const second = other.getByRole('dialog', { name: 'Start 1 run?' });
  await expect(second).toContainText('this may cost up to $20.00');
  await expect(second).toContainText(/Started before, not spent yet\$\d\d\.\d\d at most, of 2 runs/);
});

test.describe('on a phone', { tag: '@deep' }, () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('there is no grid: the problem under review is a field, and the start stays in view', async ({
    page,
  }) => {
    await giveKey(page);
    await openBatch(page);
    await takeRows(page, sheetOf120());
    await expect(page.getByTestId('batch-problems')).toHaveText('2');
    await expect(grid(page)).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Start all 120' })).toBeInViewport({ ratio: 1 });
    const review = page.getByRole('textbox', { name: 'Row 7, lang' });
    await review.fill('de');
    await review.press('Enter');
    await expect(page.getByTestId('batch-problems')).toHaveText('1');
    const overflow = await page
      .getByRole('main')
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(overflow).toBe(0);
    await expectAccessible(page, { targets: false });
  });
});

test('the results of a run are the rows of another Worker, and those of that batch rows again @deep', async ({
  page,
  sandbox,
}) => {
  await sandbox.hurry();
  const { run_slug: run } = await sandbox.addRun({ rows: 6, worker: MAPS });
  await sandbox.addRun({ rows: 3, worker: MAPS, age: 9 * 86_400_000 });
  await giveKey(page);
  await page.goto(`/runs/${run}`);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Use as rows of a batch…' }).click();
  const choose = page.getByRole('dialog', { name: 'Choose a Worker for these rows' });
  await choose.getByRole('searchbox').fill('contact');
  await page.getByRole('button', { name: /^Contact Finder/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Rows from results' });
  await expect(dialog.getByText('fills Websites')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('checkbox', { name: /^Website / }).uncheck();
  await dialog.getByRole('checkbox', { name: /^Link / }).check();
  await dialog.getByRole('button', { name: 'Take 6 rows' }).click();
  await expect(page).toHaveURL(/\/contact-finder\/batch$/);
  await expect(page.getByText(/^Results of Google Maps Scraper, /)).toBeVisible();
  await expect(page.getByTestId('batch-count')).toHaveText('6');
  await column(page, 'Link').selectOption({ label: 'Websites' });
  const cells = grid(page).locator('[data-row][data-column="Link"]');
  await expect(cells).toHaveCount(6);
  const links = await cells.allTextContents();
  await setParallel(page, 3);
  await page.getByRole('button', { name: 'Start all 6' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start all 6' }).click();
  await expect(page.getByTestId('batch-state')).toHaveText(/^Done/);
  const sent = (await startsOf(sandbox)).map(
    ({ body }) =>
      (JSON.parse(body) as { input: { parameters: { custom: unknown } } }).input.parameters.custom,
  );
  const others = {
    ...{ domains: [{ domain: 'example.net' }], kinds: ['email', 'phone'], countries: [] },
    pages_per_site: 10,
  };
  expect(sent).toEqual(links.map((url) => ({ ...others, websites: [url] })));

  await page.getByRole('tab', { name: 'Results' }).click();
  await expect(page.getByTestId('row-count')).toHaveAttribute('data-total', '72');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Use as rows of a batch…' }).click();
  await choose.getByRole('searchbox').fill(MAPS);
  await page.keyboard.press('Enter');
  await page
    .getByRole('dialog', { name: 'Rows from results' })
    .getByRole('button', { name: 'Take 72 rows' })
    .click();
  await expect(page.getByTestId('batch-count')).toHaveText('72');
  expect(await startsOf(sandbox)).toHaveLength(6);

  // What the platform has deleted is told, and not taken.
  await rowsMenu(page, 'From results of a run…');
  await expect(page.getByRole('button', { name: /3 rows, deleted by the platform/ })).toBeDisabled();
});

test('a batch is set up and started by keyboard alone @deep', async ({ page, sandbox }) => {
  await sandbox.hurry();
  await giveKey(page);
  await openBatch(page);
  await tabTo(page, page.getByRole('button', { name: 'Type rows' }));
  await page.keyboard.press('Enter');
  await tabTo(page, grid(page));
  await page.keyboard.press('ControlOrMeta+Home');
  for (const [term, city] of [
    ['coffee', 'Wien'],
    ['tea', 'Oslo'],
  ] as const) {
    await page.keyboard.type(term);
    await page.keyboard.press('Tab');
    await page.keyboard.type(city);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Home');
  }
  await expect(cell(page, 2, 'base_location')).toHaveText('Oslo');
  await expect(page.getByTestId('batch-count')).toHaveText('2');
  const start = page.getByRole('button', { name: 'Start all 2' });
  await tabTo(page, start);
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog', { name: 'Start 2 runs?' });
  await expect(question).toBeVisible();
  const confirm = question.getByRole('button', { name: 'Start all 2' });
  await tabTo(page, confirm);
  await expect(confirm).toBeEnabled();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/batches\/[\w-]+$/);
  await expect.poll(async () => (await startsOf(sandbox)).length).toBe(2);
});

test('of several files that are dropped it is said which was taken, and the others are offered @deep', async ({
  page,
}) => {
  await giveKey(page);
  await openBatch(page);
  const files = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['term,city\ncoffee,Wien'], 'austria.csv', { type: 'text/csv' }));
    data.items.add(new File(['term,city\ntea,Oslo\ntea,Bergen'], 'norway.csv', { type: 'text/csv' }));
    return data;
  });
  await page.getByRole('heading', { name: /Drop/ }).dispatchEvent('drop', { dataTransfer: files });
  await expect(page.getByTestId('batch-count')).toHaveText('1');
  await expect(page.getByText('austria.csv was taken; the other file was not.')).toBeVisible();
  await page.getByRole('button', { name: 'Take norway.csv instead' }).click();
  await expect(page.getByTestId('batch-count')).toHaveText('2');
  await expect(page.getByText('norway.csv was taken; the other file was not.')).toBeVisible();
});

test('the question before a batch names the one address of another host among many of one @deep', async ({
  page,
}) => {
  await giveKey(page);
  await openBatch(page);
  const hooks = Array.from({ length: 36 }, (_, at) => `https://hooks.example/${at}`);
  const lines = hooks.with(34, 'https://evil.example/hook').map((hook, at) => `city ${at},${hook}`);
  await takeRows(page, ['Base location,callback_url', ...lines].join('\n'));
  await column(page, 'callback_url').selectOption({ label: 'Callback URL' });
  await page.getByRole('button', { name: 'Start all 36' }).click();
  const question = page.getByRole('dialog', { name: 'Start 36 runs?' });
  const terms = question.getByRole('definition').filter({ hasText: 'https://' });
  await expect(terms).toHaveText(['https://evil.example/hook', 'https://hooks.example · 35 addresses']);
});
