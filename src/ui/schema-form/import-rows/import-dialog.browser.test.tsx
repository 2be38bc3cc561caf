import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { aColumn, aParameter } from '#core/form/a-parameter.ts';

import { renderForm } from '../render-form.tsx';

const urls = aParameter({
  name: 'urls',
  title: 'Map URLs',
  type: 'array',
  editor: 'requestList',
  itemShape: { kind: 'object', key: 'url' },
});
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

async function choose(text: string, name = 'places.csv') {
  await userEvent.click(button('Import'));
  await userEvent.upload(page.getByLabelText('Choose a file'), new File([text], name, { type: 'text/csv' }));
}

it('takes the right column of a file, and says what it leaves out', async () => {
  const { sent } = await renderForm([{ ...urls, default: [{ url: 'https://old.example' }] }]);
  await choose(
    'name,url\nA,https://a.example\nB, \nC,https://a.example\nD,nowhere\n"E, e",https://e.example\n',
  );
  await expect.element(page.getByText('5 rows in places.csv')).toBeVisible();
  await expect.element(page.getByLabelText('Column to import')).toHaveDisplayValue('url');
  await expect.element(page.getByText('1 blank row skipped')).toBeVisible();
  await expect.element(page.getByText('1 duplicate skipped')).toBeVisible();
  await userEvent.click(page.getByLabelText('Keep rows that have a problem (1)'));
  await userEvent.click(button('Import 2 rows'));
  await expect.element(page.getByText('3 items')).toBeVisible();
  expect(sent()).toEqual({
    urls: [{ url: 'https://old.example' }, { url: 'https://a.example' }, { url: 'https://e.example' }],
  });
});

it('puts the file in place of what is there, where that is wanted', async () => {
  const { sent } = await renderForm([{ ...urls, default: [{ url: 'https://old.example' }] }]);
  await choose('https://a.example/x,y\nhttps://b.example\n', 'list.txt');
  await userEvent.click(page.getByLabelText('Replace the existing rows'));
  await userEvent.click(button('Import 2 rows'));
  await expect.element(page.getByText('2 items')).toBeVisible();
  expect(sent()).toEqual({ urls: [{ url: 'https://a.example/x,y' }, { url: 'https://b.example' }] });
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
  await userEvent.selectOptions(page.getByLabelText('Column to import'), 'Column 2');
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
  await userEvent.selectOptions(page.getByLabelText('Column to import'), 'Column 2');
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

it('says that the file of a spreadsheet program is to be saved as CSV', async () => {
  await renderForm([urls]);
  await choose('PK\u0003\u0004…', 'places.xlsx');
  await expect.element(page.getByRole('alert')).toHaveTextContent('Save it as CSV');
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
