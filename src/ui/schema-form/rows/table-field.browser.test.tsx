import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { aColumn, aParameter } from '#core/form/a-parameter.ts';

import { renderForm } from '../render-form.tsx';

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

const label = (row: number, column: string) => `Places, row ${row}, ${column}`;
const cell = (row: number, column: string) =>
  page.getByRole('textbox', { name: label(row, column), exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });

function paste(text: string) {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  document.activeElement?.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
  );
}

it('is filled by the keyboard alone, each cell by its column', async () => {
  const { sent, onSubmit } = await renderForm([places]);
  await userEvent.tab();
  await userEvent.keyboard('https://a.example{Tab}3{Tab}s{Tab} ');
  expect(sent()).toEqual({ places: [{ url: 'https://a.example', depth: 3, mode: 's', deep: true }] });
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('2 rows')).toBeVisible();
  expect(onSubmit).not.toHaveBeenCalled();
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

it('marks the cell that is wrong and says where it is', async () => {
  await renderForm([{ ...places, default: [{ url: 'a' }, { url: 'b', depth: 9 }] }], { showProblems: true });
  await expect.element(cell(2, 'Depth')).toBeInvalid();
  await expect.element(cell(1, 'Depth')).toBeValid();
  await expect.element(page.getByRole('alert')).toHaveTextContent('Row 2, Depth: At most 5.');
});

it('takes a block from a spreadsheet', async () => {
  const { sent } = await renderForm([{ ...places, default: [{ url: 'a', note: 'kept' }] }]);
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

it('shows keys that the Worker does not name as columns of their own', async () => {
  const { sent } = await renderForm([{ ...places, default: [{ url: 'a', note: 'old' }] }]);
  await userEvent.fill(cell(1, 'note'), 'new');
  expect(sent()).toEqual({ places: [{ url: 'a', note: 'new' }] });
});

it('adds, doubles, moves, removes and clears rows', async () => {
  const { sent } = await renderForm([{ ...places, default: [{ url: 'a' }] }]);
  await userEvent.click(cell(1, 'URL'));
  await userEvent.click(button('Duplicate row'));
  await userEvent.fill(cell(2, 'URL'), 'b');
  await userEvent.click(button('Move row up'));
  expect(sent()).toEqual({ places: [{ url: 'b' }, { url: 'a' }] });
  await userEvent.click(button('Remove row'));
  expect(sent()).toEqual({ places: [{ url: 'a' }] });
  await userEvent.click(button('Clear'));
  expect(sent()).toEqual({});
  await userEvent.click(button('Undo'));
  expect(sent()).toEqual({ places: [{ url: 'a' }] });
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
