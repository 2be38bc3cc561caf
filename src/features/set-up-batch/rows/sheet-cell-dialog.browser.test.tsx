import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { aSheet } from '#test/a-sheet.ts';
import type { Separator } from '#core/batch/sheet/cells/cell-items.ts';
import { readDescriptor } from '#core/descriptor/read-descriptor.ts';

import { SheetCellDialog } from './sheet-cell-dialog.tsx';

const descriptor = readDescriptor({
  parameters: {
    custom: {
      properties: [
        {
          name: 'stays',
          type: 'array',
          editor: 'requestListSource',
          param_list: [
            { param: 'city', title: 'City', type: 'string', editor: 'input' },
            { param: 'nights', title: 'Nights', type: 'string', editor: 'input' },
          ],
        },
      ],
    },
  },
});

/** The dialog of a cell that fills a column of a table, and what it put into the cell. */
async function edit(cell: string, separator?: Separator, other = '') {
  const target = { kind: 'field', name: 'stays', within: 'city', ...(separator && { separator }) } as const;
  const nights = { kind: 'field', name: 'stays', within: 'nights' } as const;
  const onText = vi.fn<(text: string) => void>();
  await render(
    <SheetCellDialog
      sheet={aSheet(
        [
          { name: 'city', target },
          { name: 'nights', target: nights },
        ],
        [[cell, other]],
      )}
      titleOf={(field) => field}
      place={{ row: 0, column: 0 }}
      onClose={() => undefined}
      {...{ descriptor, onText }}
    />,
  );
  return onText;
}

const done = () => page.getByRole('button', { name: 'Done' }).click();

it('writes items for the rows of a table as the texts that they are', async () => {
  const onText = await edit('Paris\nRome');
  await page.getByRole('textbox').last().click();
  await userEvent.keyboard('{End}{Enter}');
  await expect.poll(() => page.getByRole('textbox').elements().length).toBe(3);
  await done();
  expect(onText).toHaveBeenCalledExactlyOnceWith('Paris\nRome');
});

it('keeps the place of one that was cleared', async () => {
  const onText = await edit('Paris\nOslo\nRome');
  await page.getByRole('textbox').first().fill('');
  await done();
  expect(onText).toHaveBeenCalledExactlyOnceWith('\nOslo\nRome');
});

it('keeps the place of the last one that was cleared, where the others of the row go on', async () => {
  const onText = await edit('Paris\nOslo\nRome', undefined, '1\n2\n3');
  await page.getByRole('textbox').last().fill('');
  await done();
  expect(onText).toHaveBeenCalledExactlyOnceWith('Paris\nOslo\n');
});

it.each(['Paris,Rome', 'Rome'])('refuses an item that holds what parts the items of %s', async (cell) => {
  const onText = await edit(cell, ',');
  await page.getByRole('textbox').first().fill('Paris, France');
  await done();
  await expect.element(page.getByRole('alert')).toHaveTextContent('“Paris, France” holds ,');
  expect(onText).not.toHaveBeenCalled();
});
