import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { EditGrid, type PutText } from './edit-grid.tsx';
import type { GridRow } from './edit-row.tsx';

const COLUMNS = [
  { name: 'term', width: 140, quiet: false, lines: false },
  { name: 'max', width: 120, quiet: false, lines: false },
];

type GridProps = {
  readonly cells: readonly (readonly string[])[];
  readonly from?: number;
  readonly onPut?: (texts: readonly PutText[]) => void;
};

/** A grid of two columns that holds what is put into it, and shows its rows from one on; a word under `max` is a problem. */
function Grid({ cells, from = 0, onPut }: GridProps) {
  const [held, setHeld] = useState(cells);
  const rows = held.slice(from).map((texts, at): GridRow => ({
    number: from + at + 1,
    cells: texts,
    struck: false,
    problems: new Map(/^\d*$/.test(texts[1] ?? '') ? [] : [[1, 'Digits only.']]),
  }));
  const put = (texts: readonly PutText[]) => {
    onPut?.(texts);
    setHeld((before) => {
      const next = before.map((row) => [...row]);
      for (const { row: at, column, text } of texts) {
        const row = from + at;
        while (next.length <= row) next.push(['', '']);
        next[row]?.splice(column, 1, text);
      }
      return next;
    });
  };
  return (
    <EditGrid
      label="Rows"
      columns={COLUMNS}
      rowCount={rows.length}
      rowAt={(index) => rows[index]}
      head={(at) => COLUMNS[at]?.name}
      cellLabel={(row, at) => `Row ${row.number}, ${COLUMNS[at]?.name ?? ''}`}
      onPut={put}
      readBlock={(text) => text.split('\n').map((line) => line.split('\t'))}
      className="max-h-80"
    />
  );
}

const show = (cells: readonly (readonly string[])[]) => render(<Grid cells={cells} />);
const grid = page.getByRole('grid', { name: 'Rows' });
const cell = (row: number, column: string) =>
  document.querySelector(`[role=gridcell][data-row="${row}"][data-column="${column}"]`);
const texts = () => [...document.querySelectorAll('[role=gridcell]')].map((each) => each.textContent);

const BERLIN = [
  ['coffee', '20'],
  ['tea', '10'],
];

it('edits by typing and by Enter, goes on with Enter and Tab, and restores with Escape', async () => {
  await show(BERLIN);
  await grid.click({ position: { x: 100, y: 75 } });
  await userEvent.keyboard('cocoa{Enter}');
  await expect.poll(texts).toEqual(['cocoa', '20', 'tea', '10']);
  await userEvent.keyboard('{Enter}!{Tab}');
  await expect.poll(texts).toEqual(['cocoa', '20', 'tea!', '10']);
  await userEvent.keyboard('7{Escape}');
  await expect.poll(texts).toEqual(['cocoa', '20', 'tea!', '10']);
  await userEvent.keyboard('{Delete}');
  await expect.poll(texts).toEqual(['cocoa', '20', 'tea!', '']);
});

it('puts nothing where a cell is left as it was', async () => {
  const onPut = vi.fn();
  await render(<Grid cells={BERLIN} onPut={onPut} />);
  await grid.click({ position: { x: 100, y: 75 } });
  await userEvent.keyboard('{Enter}{Enter}{Enter}!{Enter}');
  await expect.poll(texts).toEqual(['coffee', '20', 'tea!', '10']);
  expect(onPut.mock.calls).toEqual([[[{ row: 1, column: 0, text: 'tea!' }]]]);
});

it('takes of a block that is pasted what has a column', async () => {
  const onPut = vi.fn();
  await render(<Grid cells={BERLIN} onPut={onPut} />);
  await grid.click({ position: { x: 100, y: 75 } });
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
  await userEvent.copy();
  await userEvent.keyboard('{ArrowDown}');
  await userEvent.paste();
  await expect.poll(texts).toEqual(['coffee', '20', 'tea', 'coffee']);
  expect(onPut.mock.calls).toEqual([[[{ row: 1, column: 1, text: 'coffee' }]]]);
});

it('marks what is wrong with a cell, and says it', async () => {
  await show([['coffee', 'ten']]);
  await expect.poll(() => cell(1, 'max')?.getAttribute('aria-invalid')).toBe('true');
  expect(cell(1, 'max')?.getAttribute('title')).toBe('Digits only.');
  expect(cell(1, 'term')?.hasAttribute('aria-invalid')).toBe(false);
});

it('copies and pastes blocks, makes rows of what goes beyond the last, and fills what is selected', async () => {
  await show(BERLIN);
  await grid.click({ position: { x: 100, y: 75 } });
  await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowDown}{/Shift}');
  await userEvent.copy();
  await userEvent.keyboard('{ArrowDown}{ArrowLeft}');
  await userEvent.paste();
  await expect.poll(texts).toEqual(['coffee', '20', 'coffee', '20', 'tea', '10']);
});

it('fills what is selected with its first row', async () => {
  await show([...BERLIN, ['cocoa', '5']]);
  await grid.click({ position: { x: 100, y: 75 } });
  await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowDown}{/Shift}{Control>}d{/Control}');
  await expect.poll(texts).toEqual(['coffee', '20', 'coffee', '20', 'cocoa', '5']);
  await userEvent.keyboard('{Delete}');
  await expect.poll(texts).toEqual(['', '', '', '', 'cocoa', '5']);
});

it('lets Tab out at the end of a row', async () => {
  await show([['coffee', '20']]);
  await grid.click({ position: { x: 100, y: 75 } });
  await userEvent.keyboard('{Tab}{Tab}');
  await expect.poll(() => document.activeElement?.getAttribute('role')).not.toBe('grid');
});

it('types on in the row where that was begun, when one before it goes', async () => {
  const cells = [...BERLIN, ['cocoa', '5']];
  const { rerender } = await show(cells);
  await grid.click({ position: { x: 100, y: 110 } });
  await userEvent.keyboard('{Enter}!');
  await rerender(<Grid cells={cells} from={1} />);
  await userEvent.keyboard('?{Enter}');
  await expect.poll(texts).toEqual(['tea!?', '10', 'cocoa', '5']);
});

it('puts nothing where no row is any more', async () => {
  const { rerender } = await show(BERLIN);
  await grid.click({ position: { x: 100, y: 110 } });
  await userEvent.copy();
  await rerender(<Grid cells={BERLIN} from={1} />);
  await expect.poll(texts).toEqual(['tea', '10']);
  await userEvent.keyboard('{Delete}x{Enter}');
  await userEvent.paste();
  await expect.poll(texts).toEqual(['tea', '10']);
});
