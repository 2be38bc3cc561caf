import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { aColumn, aParameter } from '#test/a-parameter.ts';
import { valuesFromCustom } from '#core/form/build-custom.ts';
import type { Json } from '#core/json/json.ts';

import { paste, renderForm, typeAtOnce } from '#test/render-form.tsx';

const places = aParameter({
  name: 'places',
  title: 'Places',
  type: 'array',
  editor: 'requestListSource',
  columns: [
    aColumn({ name: 'url', title: 'URL', required: true }),
    aColumn({ name: 'depth', title: 'Depth', type: 'integer', maximum: 5 }),
    aColumn({
      name: 'mode',
      title: 'Mode',
      editor: 'select',
      options: [
        { label: 'Fast', value: 'f' },
        { label: 'Slow', value: 's' },
      ],
    }),
    aColumn({ name: 'deep', title: 'Deep', type: 'boolean', editor: 'switch' }),
  ],
});

beforeEach(() => page.viewport(1024, 768));

/** The form with rows that are a person's own. */
const holding = (rows: readonly Json[]) => ({ values: valuesFromCustom([places], { places: rows }) });

const label = (row: number, column: string) => `Places, row ${row}, ${column}`;
const cell = (row: number, column: string) =>
  page.getByRole('textbox', { name: label(row, column), exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });

it('is filled by the keyboard alone, each cell by its column', async () => {
  const { sent } = await renderForm([places]);
  await userEvent.tab();
  await userEvent.keyboard('https://a.example{Tab}3{Tab}s{Tab} ');
  expect(sent()).toEqual({ places: [{ url: 'https://a.example', depth: 3, mode: 's', deep: true }] });
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('2 rows')).toBeVisible();
});

it('goes from cell to cell by the arrow keys, and by Tab over the end of a row', async () => {
  await renderForm([{ ...places, default: [{ url: 'a' }, { url: 'b' }] }]);
  await userEvent.click(cell(1, 'URL'));
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(cell(2, 'URL')).toHaveFocus();
  await userEvent.keyboard('{End}{ArrowRight}');
  await expect.element(cell(2, 'Depth')).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}{ArrowLeft}');
  await expect.element(cell(1, 'URL')).toHaveFocus();
  await userEvent.click(page.getByRole('checkbox', { name: label(1, 'Deep') }));
  await userEvent.tab();
  await expect.element(cell(2, 'URL')).toHaveFocus();
});

it('shows a number while it is typed as it is typed', async () => {
  const ratio = aColumn({ name: 'ratio', title: 'Ratio', type: 'number' });
  const { sent } = await renderForm([{ ...places, columns: [ratio] }]);
  await userEvent.click(cell(1, 'Ratio'));
  await userEvent.keyboard('0.50');
  await expect.element(cell(1, 'Ratio')).toHaveValue('0.50');
  expect(sent()).toEqual({ places: [{ ratio: 0.5 }] });
});

it('shows a number as it was typed also when its cell is left, until another is put in its place', async () => {
  const ratio = aColumn({ name: 'ratio', title: 'Ratio', type: 'number' });
  const { sent, store } = await renderForm([{ ...places, columns: [ratio] }]);
  await userEvent.fill(cell(1, 'Ratio'), '1e3');
  await userEvent.click(button('Elsewhere'));
  await expect.element(cell(1, 'Ratio')).toHaveValue('1e3');
  expect(sent()).toEqual({ places: [{ ratio: 1000 }] });
  store.getState().setEntry('places', { kind: 'value', value: [{ ratio: 7 }] });
  await expect.element(cell(1, 'Ratio')).toHaveValue('7');
});

it('keeps the line breaks of a text in a column of one line', async () => {
  const { sent } = await renderForm([{ ...places, default: [{ url: 'a\nb' }] }]);
  await userEvent.click(cell(1, 'URL'));
  await userEvent.keyboard('{Control>}{End}{/Control}c');
  expect(sent()).toEqual({ places: [{ url: 'a\nbc' }] });
});

it('marks the cell that is wrong and says where it is', async () => {
  await renderForm([{ ...places, default: [{ url: 'a' }, { url: 'b', depth: 9 }] }], { showProblems: true });
  await expect.element(cell(2, 'Depth')).toBeInvalid();
  await expect.element(cell(1, 'Depth')).toBeValid();
  await expect.element(page.getByRole('alert')).toHaveTextContent('Row 2, Depth: At most 5.');
});

it('takes a block from a spreadsheet', async () => {
  const { sent } = await renderForm([places], holding([{ url: 'a', note: 'kept' }]));
  await userEvent.click(cell(1, 'URL'));
  paste('x\t1\ny\t"2"\n');
  await expect.element(cell(2, 'URL')).toHaveFocus();
  expect(sent()).toEqual({
    places: [
      { url: 'x', depth: 1, note: 'kept' },
      { url: 'y', depth: 2 },
    ],
  });
});

it('is replaced by a first block of many rows while it holds the Worker’s examples, which can be kept too', async () => {
  const examples = [{ url: 'a', depth: 5 }, { url: 'b' }, { url: 'c' }];
  const { sent } = await renderForm([{ ...places, default: examples }]);
  await userEvent.click(cell(1, 'URL'));
  paste('x\t1\ny\t2\n');
  await expect.element(page.getByText('Replaced the Worker’s examples (3)')).toBeVisible();
  await expect.element(cell(2, 'URL')).toHaveFocus();
  const pasted = [
    { url: 'x', depth: 1 },
    { url: 'y', depth: 2 },
  ];
  expect(sent()).toEqual({ places: pasted });
  await userEvent.click(button('Keep them too'));
  await expect.poll(sent).toEqual({ places: [...examples, ...pasted] });
  await userEvent.click(button('Undo'));
  await expect.poll(sent).toEqual({ places: examples });
});

it('fills a further column of the Worker’s examples, and replaces none', async () => {
  const { sent } = await renderForm([{ ...places, default: [{ url: 'a' }, { url: 'b' }] }]);
  await userEvent.click(cell(1, 'Depth'));
  paste('1\n2\n');
  await expect.poll(sent).toEqual({
    places: [
      { url: 'a', depth: 1 },
      { url: 'b', depth: 2 },
    ],
  });
});

it('keeps what is typed while a block is read, in the cells of the block too', async () => {
  const rows = [{ url: 'a', depth: 1 }, { url: 'b' }];
  const { sent } = await renderForm([places], holding(rows));
  await userEvent.click(cell(1, 'URL'));
  paste('x\ny\nz');
  typeAtOnce(cell(1, 'Depth'), '2');
  typeAtOnce(cell(2, 'URL'), 'typed');
  await expect.element(cell(3, 'URL')).toHaveFocus();
  expect(sent()).toEqual({ places: [{ url: 'x', depth: 2 }, { url: 'typed' }, { url: 'z' }] });
});

it('pastes into the rows that its search shows, says what was done, and takes it back', async () => {
  const rows: Json[] = Array.from({ length: 30 }, (_, index) => ({
    url: `${index % 10 === 0 ? 'x' : 'y'}${index}`,
  }));
  const { sent } = await renderForm([{ ...places, default: rows }]);
  await userEvent.fill(page.getByRole('searchbox'), 'x');
  await userEvent.click(cell(11, 'URL'));
  paste('one\t1\ntwo\t2\n\nthree\t3\ts\tyes\tfar\n');
  await expect.element(page.getByText('2 rows filled')).toBeVisible();
  await expect.element(page.getByText('1 row added')).toBeVisible();
  await expect.element(page.getByText('1 blank line skipped')).toBeVisible();
  await expect.element(page.getByText('1 cell right of the last column skipped')).toBeVisible();
  const filled = rows.with(10, { url: 'one', depth: 1 }).with(20, { url: 'two', depth: 2 });
  expect(sent()).toEqual({ places: [...filled, { url: 'three', depth: 3, mode: 's', deep: true }] });
  await userEvent.click(button('Undo'));
  expect(sent()).toEqual({ places: rows });
});

it('shows keys that the Worker does not name as columns of their own', async () => {
  const { sent } = await renderForm([{ ...places, default: [{ url: 'a', note: 'old' }] }]);
  await userEvent.fill(cell(1, 'note'), 'new');
  expect(sent()).toEqual({ places: [{ url: 'a', note: 'new' }] });
});

const tools = page.getByRole('toolbar', { name: 'Tools for Places' });

it('adds, doubles, moves, removes and clears rows', async () => {
  const { sent } = await renderForm([{ ...places, default: [{ url: 'a' }] }]);
  await userEvent.click(cell(1, 'URL'));
  await userEvent.click(button('Duplicate row 1'));
  await userEvent.fill(cell(2, 'URL'), 'b');
  await userEvent.click(button('Move row 2 up'));
  expect(sent()).toEqual({ places: [{ url: 'b' }, { url: 'a' }] });
  await userEvent.click(tools.getByRole('button', { name: 'Remove row 1' }));
  expect(sent()).toEqual({ places: [{ url: 'a' }] });
  await userEvent.click(button('Clear'));
  expect(sent()).toEqual({});
  await userEvent.click(button('Undo'));
  expect(sent()).toEqual({ places: [{ url: 'a' }] });
});

const tasks = aParameter({
  name: 'tasks',
  title: 'Tasks',
  type: 'array',
  editor: 'requestListSource',
  columns: [
    aColumn({
      name: 'since',
      title: 'Since',
      editor: 'datepicker',
      dateFormat: { shown: 'DD/MM/YYYY', sent: 'MM/DD/YYYY' },
    }),
    aColumn({ name: 'filter', title: 'Filter', type: 'object', editor: 'json' }),
    aColumn({
      name: 'parts',
      title: 'Parts',
      type: 'array',
      editor: 'select',
      multiple: true,
      options: [
        { label: 'Head', value: 'h' },
        { label: 'Body', value: 'b' },
      ],
    }),
    aColumn({ name: 'note', title: 'Note', editor: 'textarea' }),
  ],
});

const task = (column: string) => page.getByRole('textbox', { name: `Tasks, row 1, ${column}`, exact: true });

it('sends a date as it is declared, and takes none that is impossible as it is shown', async () => {
  const { sent } = await renderForm([tasks], { showProblems: true });
  await userEvent.fill(task('Since'), '05/06/2024');
  expect(sent()).toEqual({ tasks: [{ since: '06/05/2024' }] });
  await userEvent.fill(task('Since'), '12/31/2024');
  expect(sent()).toEqual({});
  await expect.element(task('Since')).toBeInvalid();
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('Row 1, Since: Enter a real date as DD/MM/YYYY.');
  await userEvent.click(button('Elsewhere'));
  await expect.element(task('Since')).toHaveValue('12/31/2024');
});

it('opens JSON in full on Enter, and says there what is wrong with it', async () => {
  const { sent } = await renderForm([tasks]);
  await userEvent.click(task('Filter'));
  await userEvent.keyboard('{{"a":1}{Enter}');
  const dialog = page.getByRole('dialog', { name: 'Tasks, row 1, Filter' });
  const text = dialog.getByRole('textbox');
  await expect.element(text).toHaveFocus();
  await expect.element(text).toHaveValue('{\n  "a": 1\n}');
  await userEvent.fill(text, '{"a": [1,\n2}');
  await expect.element(dialog.getByText('Line 2, column 2')).toBeVisible();
  expect(sent()).toEqual({});
  await userEvent.fill(text, '{"a": [1,\n2]}');
  expect(sent()).toEqual({ tasks: [{ filter: { a: [1, 2] } }] });
  await userEvent.keyboard('{Escape}');
  await expect.element(task('Filter')).toHaveFocus();
  await expect.element(task('Filter')).toHaveValue('{"a":[1,2]}');
});

it('chooses several in a cell', async () => {
  const { sent } = await renderForm([tasks]);
  await userEvent.click(task('Parts'));
  await userEvent.keyboard('{Enter}');
  await userEvent.click(page.getByRole('checkbox', { name: 'Body' }));
  await userEvent.click(page.getByRole('checkbox', { name: 'Head' }));
  await userEvent.click(button('Done'));
  await expect.element(task('Parts')).toHaveValue('Head, Body');
  expect(sent()).toEqual({ tasks: [{ parts: ['h', 'b'] }] });
});

it('never loses the line breaks of a text', async () => {
  const { sent } = await renderForm([{ ...tasks, default: [{ note: 'one\ntwo' }] }]);
  await userEvent.click(task('Note'));
  await userEvent.keyboard('x');
  expect(sent()).toEqual({ tasks: [{ note: 'one\ntwo' }] });
  await userEvent.keyboard('{F2}');
  await userEvent.fill(page.getByRole('dialog').getByRole('textbox'), 'one\ntwo\nthree');
  await userEvent.click(button('Done'));
  expect(sent()).toEqual({ tasks: [{ note: 'one\ntwo\nthree' }] });
});

it('tells a boolean that is not set from one that is off, and marks what is none', async () => {
  const rows = [{ url: 'a' }, { url: 'b', deep: false }, { url: 'c', deep: 'maybe' }];
  await renderForm([{ ...places, default: rows }], { showProblems: true });
  const box = (row: number) => page.getByRole('checkbox', { name: label(row, 'Deep') });
  await expect.element(box(1)).not.toBePartiallyChecked();
  await expect.element(box(1).element().parentElement).toHaveTextContent('Not set');
  await expect.element(box(2).element().parentElement).toHaveTextContent(/^$/);
  await expect.element(box(3)).toBeInvalid();
  await expect.element(page.getByText('maybe', { exact: true })).toBeVisible();
  await userEvent.click(box(3));
  await expect.element(box(3)).toBeChecked();
});

it('stays small with 100,000 rows', async () => {
  const rows = Array.from({ length: 100_000 }, (_, index) => ({
    url: `https://a.example/${index}`,
    depth: 1,
  }));
  await renderForm([{ ...places, default: rows }]);
  await expect.element(page.getByText('100,000 rows')).toBeVisible();
  expect(document.querySelectorAll('*').length).toBeLessThan(1_000);
});

const grid = () => page.getByRole('grid', { name: 'Places' }).element();

it('says of a column in its head that a row needs it', async () => {
  await renderForm([places]);
  const head = page.getByRole('columnheader', { name: 'URL required' });
  await expect.element(head).toHaveTextContent('URL*required');
});

it('marks the sides on which columns or rows are out of sight', async () => {
  const wide = Array.from({ length: 20 }, (_, at) => aColumn({ name: `c${at}`, title: `Column ${at}` }));
  await renderForm([{ ...places, columns: wide }], holding(Array.from({ length: 30 }, () => ({ c0: 'a' }))));
  const sides = () => grid().parentElement?.dataset['more'];
  await expect.poll(sides).toBe('right below');
  grid().scrollTo({ left: 10_000, top: 10_000 });
  await expect.poll(sides).toBe('left');
});

it('takes the whole window, keeps what was typed, and gives the focus back', async () => {
  const { sent } = await renderForm([places], holding([{ url: 'a' }]));
  await userEvent.click(cell(1, 'URL'));
  await userEvent.click(button('Full screen'));
  const { width, height } = page
    .getByRole('group', { name: 'Places', exact: true })
    .element()
    .getBoundingClientRect();
  expect([width, height]).toEqual([window.innerWidth, window.innerHeight]);
  await userEvent.fill(cell(1, 'Depth'), '3');
  await userEvent.keyboard('{Escape}');
  await expect.element(button('Done')).not.toBeInTheDocument();
  await expect.element(button('Full screen')).toHaveFocus();
  await expect.element(cell(1, 'Depth')).toHaveValue('3');
  expect(sent()).toEqual({ places: [{ url: 'a', depth: 3 }] });
});

it('draws each row as a card on a narrow screen, with all its cells in view', async () => {
  await page.viewport(390, 844);
  const { sent } = await renderForm([places], holding([{ url: 'a' }, { url: 'b' }]));
  await expect.element(page.getByText('Row 2')).toBeInTheDocument();
  expect(grid().scrollWidth).toBe(grid().clientWidth);
  await userEvent.fill(cell(2, 'Depth'), '4');
  expect(sent()).toEqual({ places: [{ url: 'a' }, { url: 'b', depth: 4 }] });
});
