import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import type { JsonObject } from '#core/json/json.ts';

import { DataTable } from './data-table.tsx';

const aRow = (index: number): JsonObject => ({
  title: `Place ${index + 1}`,
  link: `https://maps.example.com/${index + 1}`,
  reviews: 1_000 + index,
  hours: { mon: '9 to 5', tue: 'Closed' },
  hidden: '<b>kept as text</b>',
});

const COLUMNS = ['title', 'link', 'reviews', 'hours'].map((key) => ({ key, label: key }));

type Setup = { rowCount?: number; rowAt?: (index: number) => JsonObject | undefined };

async function show({ rowCount = 1_000, rowAt = aRow }: Setup = {}) {
  const onRange = vi.fn<(first: number, last: number) => void>();
  await render(
    <div style={{ width: 700 }}>
      <DataTable
        label="Results"
        columns={COLUMNS}
        rowCount={rowCount}
        rowAt={rowAt}
        sample={Array.from({ length: 20 }, (_, index) => aRow(index))}
        onRange={onRange}
        className="max-h-96"
      />
    </div>,
  );
  return { grid: page.getByRole('grid', { name: 'Results' }), onRange };
}

const activeCell = () => {
  const id = document.querySelector('[role=grid]')?.getAttribute('aria-activedescendant') ?? '';
  return document.getElementById(id);
};

describe('the data table', () => {
  it('says how many rows and columns there are, and draws only what is in view', async () => {
    const { grid } = await show({ rowCount: 100_000 });
    await expect.element(grid).toHaveAttribute('aria-rowcount', '100001');
    await expect.element(grid).toHaveAttribute('aria-colcount', '5');
    await expect.element(page.getByRole('gridcell', { name: 'Place 1', exact: true })).toBeVisible();
    expect(grid.element().querySelectorAll('*').length).toBeLessThan(500);
  });

  it('reaches the last of 100,000 rows by keyboard and tells what it shows', async () => {
    const { grid, onRange } = await show({ rowCount: 100_000 });
    grid.element().focus();
    await userEvent.keyboard('{Control>}{End}{/Control}');
    await expect.poll(() => activeCell()?.textContent).toBe('{ 2 }');
    await expect.element(page.getByRole('gridcell', { name: 'Place 100000', exact: true })).toBeVisible();
    expect(onRange.mock.lastCall?.[1]).toBe(99_999);
  });

  it('moves the active cell by arrow keys and opens its row with Enter', async () => {
    const { grid } = await show();
    grid.element().focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}');
    await expect.poll(() => activeCell()?.textContent).toBe('maps.example.com/3');
    await userEvent.keyboard('{Enter}');
    const dialog = page.getByRole('dialog', { name: 'Row 3 of 1,000' });
    await expect.element(dialog).toBeVisible();
    await expect.element(dialog.getByText('"mon": "9 to 5"')).toBeVisible();
    await expect.element(dialog.getByText('<b>kept as text</b>')).toBeVisible();
    await dialog.getByRole('button', { name: 'Next row' }).click();
    await expect.element(page.getByRole('dialog', { name: 'Row 4 of 1,000' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  });

  it('copies the exact value of the active cell', async () => {
    const { grid } = await show();
    grid.element().focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await expect.poll(() => activeCell()?.textContent).toBe('1,000');
    const clipboard = new DataTransfer();
    const copy = new ClipboardEvent('copy', { clipboardData: clipboard, bubbles: true, cancelable: true });
    grid.element().dispatchEvent(copy);
    expect(clipboard.getData('text/plain')).toBe('1000');
  });

  it('makes links that tell nothing to where they lead', async () => {
    await show();
    const link = page.getByRole('link', { name: 'maps.example.com/1', exact: true });
    await expect.element(link).toHaveAttribute('href', 'https://maps.example.com/1');
    await expect.element(link).toHaveAttribute('rel', 'noopener noreferrer');
    await expect.element(link).toHaveAttribute('target', '_blank');
  });

  it('shows rows that are not loaded as busy', async () => {
    await show({ rowAt: (index) => (index < 3 ? aRow(index) : undefined) });
    await expect.element(page.getByRole('row').nth(3)).toHaveAttribute('aria-busy', 'false');
    await expect.element(page.getByRole('row').nth(4)).toHaveAttribute('aria-busy', 'true');
  });

  it('resizes a column by keyboard', async () => {
    const { grid } = await show();
    const header = page.getByRole('columnheader', { name: 'title' });
    const before = header.element().getBoundingClientRect().width;
    grid.element().focus();
    await userEvent.keyboard('{Alt>}{ArrowRight}{ArrowRight}{/Alt}');
    await expect.poll(() => header.element().getBoundingClientRect().width).toBe(before + 32);
  });
});
