import { type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { aColumn, aParameter } from '#test/a-parameter.ts';

import { renderForm } from '#test/render-form.tsx';

const urls = aParameter({
  name: 'urls',
  title: 'Map URLs',
  type: 'array',
  editor: 'requestList',
  itemShape: { kind: 'object', key: 'url' },
});
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

async function choose(text: string, name = 'places.csv') {
  await userEvent.click(page.getByRole('textbox').first());
  await userEvent.click(button('Import'));
  await userEvent.upload(page.getByLabelText('Choose a file'), new File([text], name, { type: 'text/csv' }));
}

async function chooseWorkbook(sheets: readonly WriteSheet[]) {
  const bytes = await writeXlsx({ sheets: [...sheets] });
  await userEvent.click(page.getByRole('textbox').first());
  await userEvent.click(button('Import'));
  await userEvent.upload(page.getByLabelText('Choose a file'), new File([bytes.slice()], 'places.xlsx'));
}

it('takes the right column of a file, and says what it leaves out', async () => {
  const { sent } = await renderForm([{ ...urls, default: [{ url: 'https://old.example' }] }]);
  await choose(
    'name,url\nA,https://a.example\nB, \nC,https://a.example\nD,nowhere\n"E, e",https://e.example\n',
  );
  await expect.element(page.getByText('5 rows in places.csv')).toBeVisible();
  await expect.element(page.getByLabelText('Column to import')).toHaveDisplayValue('url');
  await userEvent.click(page.getByLabelText('Add to the existing row'));
  await expect.element(page.getByText('1 blank row skipped')).toBeVisible();
  await expect.element(page.getByText('1 duplicate skipped')).toBeVisible();
  await userEvent.click(page.getByLabelText('Keep rows that have a problem (1)'));
  await userEvent.click(button('Import 2 rows'));
  await expect.element(page.getByText('3 items')).toBeVisible();
  expect(sent()).toEqual({
    urls: [{ url: 'https://old.example' }, { url: 'https://a.example' }, { url: 'https://e.example' }],
  });
});

it('puts the file in place of the examples of its Worker, and beside what somebody has put in', async () => {
  const { sent } = await renderForm([{ ...urls, default: [{ url: 'https://old.example' }] }]);
  await choose('https://a.example/x,y\nhttps://b.example\n', 'list.txt');
  await expect.element(page.getByLabelText('Replace the existing rows')).toBeChecked();
  await userEvent.click(button('Import 2 rows'));
  await expect.element(page.getByText('2 items')).toBeVisible();
  expect(sent()).toEqual({ urls: [{ url: 'https://a.example/x,y' }, { url: 'https://b.example' }] });
  await choose('https://c.example\n', 'more.txt');
  await expect.element(page.getByLabelText('Add to the 2 existing rows')).toBeChecked();
  await userEvent.click(button('Import 1 row'));
  await expect.element(page.getByText('3 items')).toBeVisible();
});

it('opens by pasted cells of several columns', async () => {
  const { sent } = await renderForm([urls]);
  await userEvent.click(page.getByRole('textbox', { name: 'Map URLs, row 1' }));
  const data = new DataTransfer();
  data.setData('text/plain', 'https://x.example\tone\nhttps://y.example\ttwo\n');
  document.activeElement?.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
  );
  await expect.element(page.getByText('2 rows in the pasted text')).toBeVisible();
  await userEvent.selectOptions(page.getByLabelText('Column to import'), 'Column B');
  await userEvent.click(button('Import 2 rows'));
  await expect.element(page.getByText('2 items')).toBeVisible();
  expect(sent()).toEqual({});
});

it('maps the columns of a file to those of a table by name, and as it is told', async () => {
  const { sent } = await renderForm([
    aParameter({
      name: 'places',
      title: 'Places',
      type: 'array',
      editor: 'requestListSource',
      columns: [
        aColumn({ name: 'start_url', title: 'Start URL' }),
        aColumn({ name: 'depth', title: 'Depth', type: 'integer' }),
        aColumn({ name: 'note', title: 'Note' }),
      ],
    }),
  ]);
  await choose('Start URL;Depth;Remark\nhttps://a.example;2;first\nhttps://b.example;;\n');
  await expect.element(page.getByLabelText('Note', { exact: true })).toHaveDisplayValue('Not imported');
  await userEvent.selectOptions(page.getByLabelText('Note', { exact: true }), 'Remark');
  await userEvent.click(button('Import 2 rows'));
  await expect.element(page.getByText('2 rows')).toBeVisible();
  expect(sent()).toEqual({
    places: [{ start_url: 'https://a.example', depth: 2, note: 'first' }, { start_url: 'https://b.example' }],
  });
});

it('keeps columns that a table does not know under their names, and says where none is chosen', async () => {
  const table = aParameter({
    name: 'places',
    title: 'Places',
    type: 'array',
    editor: 'requestListSource',
    columns: [aColumn({ name: 'url', title: 'URL' })],
    default: [{ url: 'old', note: 'seen' }],
  });
  const { sent } = await renderForm([table]);
  await choose('Link,Note,City\nhttps://a.example,n,Rome\n');
  await expect.element(page.getByLabelText('note', { exact: true })).toHaveDisplayValue('Note');
  await userEvent.selectOptions(page.getByLabelText('note', { exact: true }), 'Not imported');
  await expect.element(button('No column chosen')).toBeDisabled();
  await userEvent.selectOptions(page.getByLabelText('note', { exact: true }), 'Note');
  await userEvent.selectOptions(page.getByLabelText('URL', { exact: true }), 'Link');
  await userEvent.click(page.getByLabelText('City', { exact: true }));
  await userEvent.click(page.getByLabelText('Add to the existing row'));
  await userEvent.click(button('Import 1 row'));
  await expect.element(page.getByText('2 rows', { exact: true })).toBeVisible();
  expect(sent()).toEqual({
    places: [
      { url: 'old', note: 'seen' },
      { url: 'https://a.example', note: 'n', City: 'Rome' },
    ],
  });
});

it('lets the delimiter be corrected, and takes a first cell that is called like the list for a header', async () => {
  const terms = aParameter({ name: 'keywords', title: 'Search terms', type: 'array', editor: 'stringList' });
  const { sent } = await renderForm([terms]);
  await choose('search TERMS\npizza, near me\nramen, tokyo\n');
  const delimiter = page.getByLabelText('Cells are separated by');
  await expect.element(delimiter).toHaveDisplayValue('Nothing: one column');
  await expect.element(page.getByLabelText('The first row is a header')).toBeChecked();
  await userEvent.selectOptions(delimiter, 'Commas');
  await userEvent.selectOptions(page.getByLabelText('Column to import'), 'Column B');
  await userEvent.click(button('Import 2 rows'));
  await expect.element(page.getByText('2 items')).toBeVisible();
  expect(sent()).toEqual({ keywords: ['near me', 'tokyo'] });
});

it('keeps the focus in the choice of a delimiter while the text is read anew', async () => {
  await renderForm([urls]);
  await choose('a,b|c\nd,e|f\n');
  const delimiter = page.getByLabelText('Cells are separated by');
  (await delimiter.findElement()).focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
  await expect.element(delimiter).toHaveFocus();
  await expect.element(delimiter).toHaveDisplayValue('Bars (|)');
  await expect.element(page.getByRole('cell', { name: 'a,b', exact: true })).toBeVisible();
});

const places = aParameter({
  name: 'places',
  title: 'Places',
  type: 'array',
  editor: 'requestListSource',
  columns: [
    aColumn({ name: 'city', title: 'City' }),
    aColumn({ name: 'postcode', title: 'Postcode' }),
    aColumn({ name: 'since', title: 'Since' }),
  ],
});

it('reads a workbook into a table: the sheet that is chosen, its header below a title, what is hidden on demand', async () => {
  const { sent } = await renderForm([places]);
  await chooseWorkbook([
    { name: 'Notes', rows: [['Only notes here']] },
    {
      name: 'Cities',
      rows: [
        ['Cities to look at', null, null],
        [],
        ['City', 'Since', 'Postcode'],
        ['Rome', new Date(Date.UTC(2026, 10, 25)), '00184'],
        ['Oslo', new Date(Date.UTC(2025, 0, 2)), '0150'],
        ['Paris', null, '75001'],
      ],
      rowDefs: new Map([[4, { hidden: true }]]),
    },
  ]);
  await userEvent.selectOptions(page.getByLabelText('Sheet', { exact: true }), 'Cities');
  await expect.element(page.getByLabelText('Row 3 is the header')).toBeChecked();
  await expect.element(page.getByText('1 hidden row was left out.')).toBeVisible();
  await expect.element(button('Import 2 rows')).toBeEnabled();
  await userEvent.click(page.getByLabelText('Take hidden rows and columns too'));
  await userEvent.click(button('Import 3 rows'));
  await expect.element(page.getByText('3 rows', { exact: true })).toBeVisible();
  expect(sent()).toEqual({
    places: [
      { city: 'Rome', since: '2026-11-25', postcode: '00184' },
      { city: 'Oslo', since: '2025-01-02', postcode: '0150' },
      { city: 'Paris', postcode: '75001' },
    ],
  });
});

it('reads a column of a workbook into a list', async () => {
  const { sent } = await renderForm([urls]);
  await chooseWorkbook([
    {
      name: 'Links',
      rows: [
        ['Rank', 'Link'],
        [1, 'https://a.example'],
        [2, 'https://b.example'],
      ],
    },
  ]);
  await expect.element(page.getByLabelText('Column to import')).toHaveDisplayValue('Link');
  await userEvent.click(button('Import 2 rows'));
  await expect.element(page.getByText('2 items')).toBeVisible();
  expect(sent()).toEqual({ urls: [{ url: 'https://a.example' }, { url: 'https://b.example' }] });
});

it('says that a sheet is empty, and reads another', async () => {
  await renderForm([urls]);
  await chooseWorkbook([
    { name: 'Links', rows: [['https://a.example']] },
    { name: 'Nothing', rows: [] },
  ]);
  const sheet = page.getByLabelText('Sheet', { exact: true });
  await userEvent.selectOptions(sheet, 'Nothing');
  await expect.element(page.getByText('This sheet is empty.')).toBeVisible();
  await userEvent.selectOptions(sheet, 'Links');
  await expect.element(button('Import 1 row')).toBeEnabled();
});

it('says what a workbook is that cannot be read, and takes another file', async () => {
  await renderForm([urls]);
  await choose('PK\u0003\u0004…', 'places.xlsx');
  await expect.element(page.getByRole('alert')).toHaveTextContent('This workbook is damaged or not whole.');
  const old = new Uint8Array([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    ...new TextEncoder().encode('W\0o\0r\0k\0b\0o\0o\0k\0'),
  ]);
  await userEvent.upload(page.getByLabelText('Choose a file'), new File([old], 'places.xls'));
  await expect.element(page.getByRole('alert')).toHaveTextContent('Excel 97–2003');
});

it('says which encoding it took a file for, and reads it by another', async () => {
  const { sent } = await renderForm([urls]);
  const greek = new Uint8Array([0xe1, 0xe2, 0xe3]);
  await userEvent.click(page.getByRole('textbox').first());
  await userEvent.click(button('Import'));
  await userEvent.upload(page.getByLabelText('Choose a file'), new File([greek], 'a.txt'));
  await expect.element(page.getByText('Read as Western (Windows-1252).')).toBeVisible();
  await userEvent.selectOptions(page.getByLabelText('Encoding'), 'Cyrillic (Windows-1251)');
  await expect.element(page.getByRole('cell', { name: 'бвг' })).toBeVisible();
  expect(sent()).toEqual({});
});

it('says that a file is empty, and takes another', async () => {
  await renderForm([urls]);
  await choose('');
  await expect.element(page.getByRole('alert')).toHaveTextContent('It contains no rows.');
  await userEvent.upload(page.getByLabelText('Choose a file'), new File(['https://a.example'], 'a.txt'));
  await expect.element(button('Import 1 row')).toBeEnabled();
});

it('imports 100,000 rows', async () => {
  const { sent } = await renderForm([urls]);
  const lines = Array.from({ length: 100_000 }, (_, index) => `${index},https://a.example/${index}`);
  await choose(['id,url', ...lines].join('\n'));
  await userEvent.click(button('Import 100,000 rows'));
  await expect.element(page.getByText('100,000 items', { exact: true })).toBeVisible();
  expect(sent()['urls']).toHaveLength(100_000);
});
