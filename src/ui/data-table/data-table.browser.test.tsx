import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import type { JsonObject } from '#core/json/json.ts';
import type { Sort } from '#core/results/arrange-rows.ts';
import { type ColumnLayout, PLAIN_LAYOUT } from '#core/results/columns/column-layout.ts';

import { ColumnsMenu } from './columns/columns-menu.tsx';
import { DataTable } from './data-table.tsx';

const ROWS: JsonObject[] = [];

const aRow = (index: number): JsonObject =>
  (ROWS[index] ??= {
    title: `Place ${index + 1}`,
    link: `https://maps.example.com/${index + 1}`,
    reviews: 1_000 + index,
    hours: { mon: '9 to 5', tue: 'Closed' },
    hidden: '<b>kept as text</b>',
  });

const SAMPLE = Array.from({ length: 20 }, (_, index) => aRow(index));
const COLUMNS = ['title', 'link', 'reviews', 'hours'].map((key) => ({ key, label: key }));

type Setup = {
  rowCount?: number;
  rowAt?: (index: number) => JsonObject | undefined;
  /** More rows come at the end, behind columns of the person's own. */
  growing?: boolean;
  /** The row that the address selects. */
  givenRow?: number;
};

type TableProps = Required<Omit<Setup, 'givenRow'>> & {
  readonly givenRow?: number | undefined;
  readonly onRange: (first: number, last: number) => void;
  readonly onSort: (sort: Sort | undefined) => void;
};

function Table({ rowCount, rowAt, growing, givenRow, onRange, onSort }: TableProps) {
  const [layout, setLayout] = useState<ColumnLayout>(PLAIN_LAYOUT);
  const [sort, setSort] = useState<Sort>();
  return (
    <div style={{ width: 700 }}>
      <ColumnsMenu columns={COLUMNS} layout={layout} onLayout={setLayout} sample={SAMPLE} facts={new Map()} />
      <DataTable
        label="Results"
        columns={COLUMNS}
        layout={layout}
        onLayout={setLayout}
        rowCount={rowCount}
        rowAt={rowAt}
        sample={SAMPLE}
        sort={sort}
        onSort={(next) => {
          setSort(next);
          onSort(next);
        }}
        onRange={onRange}
        {...(givenRow !== undefined && { selectedRow: { row: givenRow, onRow: () => undefined } })}
        {...(growing && {
          leading: ['reviews'],
          parts: { leading: 'Your row', rows: 'Result' },
          foot: { newest: true },
          numberOf: ({ reviews }: JsonObject) => String(Number(reviews) * 2),
        })}
        className="max-h-96"
      />
    </div>
  );
}

async function show(setup: Setup = {}) {
  const { rowCount = 1_000, rowAt = aRow, growing = false, givenRow } = setup;
  const onRange = vi.fn<(first: number, last: number) => void>();
  const onSort = vi.fn<(sort: Sort | undefined) => void>();
  const table = (row: number | undefined) => (
    <Table {...{ rowCount, rowAt, growing, onRange, onSort }} givenRow={row} />
  );
  const { rerender, unmount } = await render(table(givenRow));
  return {
    grid: page.getByRole('grid', { name: 'Results' }),
    giveRow: (row: number) => rerender(table(row)),
    onRange,
    onSort,
    unmount,
  };
}

const headers = () =>
  [...document.querySelectorAll('[role=columnheader]')].slice(1).map((header) => header.textContent);

/** What Ctrl+C puts on the clipboard. */
function copied(grid: Element): string {
  const clipboardData = new DataTransfer();
  grid.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
  return clipboardData.getData('text/plain');
}

const activeCell = () => {
  const id = document.querySelector('[role=grid]')?.getAttribute('aria-activedescendant') ?? '';
  return document.getElementById(id);
};

describe('the data table', () => {
  beforeEach(() => page.viewport(1280, 900));

  it('keeps no more columns in view than leave room for the others', async () => {
    const columns = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key, label: key, format: '' }));
    const row = Object.fromEntries(columns.map(({ key }) => [key, `${key} `.repeat(40)]));
    await render(
      <DataTable
        label="Results"
        columns={columns}
        layout={PLAIN_LAYOUT}
        onLayout={() => undefined}
        rowCount={1}
        rowAt={() => row}
        sample={[row]}
        sort={undefined}
        onSort={() => undefined}
        leading={['a', 'b', 'c', 'd']}
      />,
    );
    const names = page.getByRole('columnheader');
    await expect.element(names.filter({ hasText: 'a' })).toBeVisible();
    const stay = names
      .elements()
      .slice(1)
      .filter((name) => getComputedStyle(name).position === 'sticky');
    expect(stay.map((name) => name.textContent)).toEqual(['a', 'b']);
  });

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
    await expect.poll(() => activeCell()?.textContent).toBe('mon: 9 to 5, tue: Closed');
    await expect.element(page.getByRole('gridcell', { name: 'Place 100000', exact: true })).toBeVisible();
    await expect.poll(() => onRange.mock.lastCall?.[1]).toBe(99_999);
  });

  it('says which rows are in view, and leads to those that came last', async () => {
    await show({ growing: true });
    await expect.element(page.getByText(/^Rows 1 to 1\d of 1,000$/)).toBeVisible();
    const newest = page.getByRole('button', { name: 'To the newest' });
    await newest.click();
    await expect.element(page.getByText(/^Rows 9\d\d to 1,000 of 1,000$/)).toBeVisible();
    await expect.element(page.getByRole('gridcell', { name: 'Place 1000', exact: true })).toBeVisible();
    await expect.element(newest).not.toBeInTheDocument();
  });

  it('calls a row by the number that it shows, as somebody who speaks to the computer does', async () => {
    const opens = page.getByRole('button', { name: /^Row .*: all fields$/ });
    const names = () => opens.elements().map((button) => [button.textContent, button.ariaLabel]);
    const { grid, unmount } = await show();
    await userEvent.click(grid);
    await userEvent.keyboard('{Control>}{End}{/Control}');
    await expect.poll(() => names().at(-1)).toEqual(['1000', 'Row 1000: all fields']);
    await unmount();
    await show({ growing: true });
    await expect.poll(() => names()[0]).toEqual(['2000', 'Row 2000: all fields']);
  });

  it('says above the names of columns which are the person’s own, over their whole width', async () => {
    await show({ growing: true });
    const [yours, reviews] = [
      page.getByText('Your row'),
      page.getByRole('columnheader', { name: 'reviews' }),
    ];
    const [result, title] = [
      page.getByText('Result', { exact: true }),
      page.getByText('title', { exact: true }),
    ];
    await expect.element(yours).toBeVisible();
    const boxOf = (found: typeof yours) => found.element().getBoundingClientRect();
    expect(boxOf(yours).right).toBe(boxOf(reviews).right);
    expect(boxOf(result).left).toBe(boxOf(yours).right);
    expect(boxOf(yours).bottom).toBe(boxOf(reviews).top);
    await expect.element(title).toBeVisible();
  });

  it('keeps the row of the address in view while rows are sorted, until somebody scrolls', async () => {
    const { grid, giveRow } = await show({ givenRow: 900 });
    const row = (number: number) => grid.getByRole('rowheader', { name: String(number), exact: true });
    await expect.element(row(901)).toBeInViewport();
    await giveRow(400);
    await expect.element(row(401)).toBeInViewport();
    grid.element().dispatchEvent(new WheelEvent('wheel', { bubbles: true, deltaY: -10 }));
    await giveRow(100);
    await expect.element(row(401)).toBeInViewport();
    await expect.element(row(101)).not.toBeInTheDocument();
  });

  it('moves the active cell by arrow keys and opens its row with Enter', async () => {
    const { grid } = await show();
    grid.element().focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}');
    await expect.poll(() => activeCell()?.textContent).toBe('maps.example.com/3');
    await userEvent.keyboard('{Enter}');
    const dialog = page.getByRole('dialog', { name: 'Row 3 of 1,000' });
    await expect.element(dialog).toBeVisible();
    await expect.element(dialog.getByText('9 to 5')).toBeVisible();
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
    expect(copied(grid.element())).toBe('1000');
  });

  it('shows the end of a URL, which tells it from others, and all of it on asking', async () => {
    await show();
    const link = page.getByRole('link', { name: 'maps.example.com/1', exact: true });
    await expect.element(link).toHaveAttribute('title', 'https://maps.example.com/1');
    const [head, tail] = [...link.element().children];
    expect([head?.textContent, tail?.textContent]).toEqual(['maps.e', 'xample.com/1']);
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

  it('copies a block that was stretched with Shift as lines for a spreadsheet', async () => {
    const { grid } = await show();
    grid.element().focus();
    await userEvent.keyboard('{ArrowRight}{Shift>}{ArrowRight}{ArrowDown}{/Shift}');
    await expect.element(page.getByText('2 × 2 cells selected')).toBeVisible();
    expect(copied(grid.element())).toBe('https://maps.example.com/1\t1000\nhttps://maps.example.com/2\t1001');
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByText('2 × 2 cells selected')).not.toBeInTheDocument();
  });

  it('sums what is selected anew when another column comes to stand there', async () => {
    const { grid } = await show();
    grid.element().focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Shift>}{ArrowDown}{/Shift}');
    await expect.element(page.getByText('Sum 2,001')).toBeVisible();
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'title' }).click();
    await expect.element(page.getByText('2 × 1 cells selected')).toBeVisible();
    await expect.element(page.getByText('Sum 2,001')).not.toBeInTheDocument();
  });

  it('says of one column how many values its sum is without', async () => {
    const prices = [{ price: '4.75' }, { price: 5 }, { price: 'on request' }];
    const rowAt = (index: number) => prices[index];
    await render(
      <DataTable
        label="Prices"
        columns={[{ key: 'price', label: 'price' }]}
        layout={PLAIN_LAYOUT}
        onLayout={() => undefined}
        rowCount={3}
        rowAt={rowAt}
        sample={prices}
        sort={undefined}
        onSort={() => undefined}
      />,
    );
    (page.getByRole('grid', { name: 'Prices' }).element() as HTMLElement).focus();
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    await expect.element(page.getByText('Sum 9.75')).toBeVisible();
    await expect.element(page.getByText('1 value isn’t a number: left out')).toBeVisible();
  });

  it('selects by dragging, from the first cell to the last', async () => {
    const { grid } = await show();
    const cell = (name: string) => page.getByRole('gridcell', { name, exact: true }).first();
    await userEvent.dragAndDrop(cell('Place 2'), cell('1,003'));
    await expect.element(page.getByText('3 × 3 cells selected')).toBeVisible();
    expect(
      copied(grid.element())
        .split('\n')
        .map((line) => line.split('\t')[0]),
    ).toEqual(['Place 2', 'Place 3', 'Place 4']);
  });

  it('copies nothing where rows of a block are missing and too many to load, and says so in view', async () => {
    const { grid } = await show({ rowAt: (index) => (index < 3 || index > 997 ? aRow(index) : undefined) });
    grid.element().focus();
    await userEvent.keyboard('{Control>}a{/Control}');
    await expect.element(page.getByText('1,000 × 4 cells selected')).toBeVisible();
    expect(copied(grid.element())).toBe('');
    await expect
      .element(page.getByText('Nothing was copied: 1,000 rows are more than can be copied at once.'))
      .toBeVisible();
  });

  it('keeps the first column in view when it is scrolled sideways', async () => {
    await page.viewport(1_000, 700);
    const { grid } = await show();
    const first = page.getByRole('columnheader', { name: 'title' });
    const before = first.element().getBoundingClientRect().x;
    const wide = page.getByRole('columnheader', { name: 'link' });
    grid.element().focus();
    await userEvent.keyboard('{ArrowRight}{Alt>}' + '{ArrowRight}'.repeat(40) + '{/Alt}');
    grid.element().scrollTo({ left: 500 });
    await expect.poll(() => wide.element().getBoundingClientRect().x).toBeLessThan(before);
    expect(first.element().getBoundingClientRect().x).toBe(before);
    const cell = page.getByRole('gridcell', { name: 'Place 1', exact: true });
    expect(cell.element().getBoundingClientRect().x).toBe(before);
  });

  it('sorts by a column: up, down, and as the rows come; by keys too', async () => {
    const { grid, onSort } = await show();
    const header = page.getByRole('columnheader', { name: 'title' });
    for (let clicks = 0; clicks < 3; clicks += 1) await header.getByRole('button').click();
    grid.element().focus();
    await userEvent.keyboard('{ArrowRight}{Alt>}{ArrowDown}{/Alt}');
    await expect
      .element(page.getByRole('columnheader', { name: 'link' }))
      .toHaveAttribute('aria-sort', 'descending');
    expect(onSort.mock.calls).toEqual([
      [{ key: 'title', direction: 'ascending' }],
      [{ key: 'title', direction: 'descending' }],
      [undefined],
      [{ key: 'link', direction: 'descending' }],
    ]);
  });

  it('acts by the keys of a clicked head on its own column, and opens no row', async () => {
    const { onSort } = await show();
    const name = page.getByRole('columnheader', { name: 'link' }).getByRole('button').first();
    await name.click();
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await userEvent.keyboard('{Enter}');
    expect(onSort.mock.calls).toEqual([
      [{ key: 'link', direction: 'ascending' }],
      [{ key: 'link', direction: 'descending' }],
      [undefined],
    ]);
    expect(page.getByRole('dialog').query()).toBeNull();
  });

  it('hides and moves columns', async () => {
    await show();
    await page.getByRole('button', { name: 'Columns 4 of 4' }).click();
    await page.getByRole('checkbox', { name: 'link' }).click();
    await page.getByRole('button', { name: 'Move hours up' }).click();
    await page.getByRole('button', { name: 'Move hours up' }).click();
    await page.getByRole('button', { name: 'Move hours up' }).click();
    await expect.poll(headers).toEqual(['hours', 'title', 'reviews']);
    await page.getByRole('button', { name: 'Reset columns' }).click();
    await expect.poll(headers).toEqual(['title', 'link', 'reviews', 'hours']);
  });

  it('opens the menu of columns with the focus in it, and gives it back to its button', async () => {
    await show();
    const button = page.getByRole('button', { name: 'Columns 4 of 4' });
    const menu = page.getByRole('dialog', { name: 'Columns' });
    await button.click();
    await expect.element(menu.getByRole('checkbox', { name: 'title' })).toHaveFocus();
    await userEvent.keyboard(' {Tab}{Tab}{Enter}');
    await expect.poll(headers).toEqual(['link', 'reviews', 'hours']);
    await userEvent.keyboard('{Escape}');
    await expect.element(menu).not.toBeInTheDocument();
    await expect.element(page.getByRole('button', { name: 'Columns 3 of 4' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(menu).toBeVisible();
    await page.getByRole('grid', { name: 'Results' }).click();
    await expect.element(menu).not.toBeInTheDocument();
  });

  it('closes the menu of columns when the focus goes on to the table', async () => {
    await show();
    await page.getByRole('button', { name: 'Columns 4 of 4' }).click();
    const last = page.getByRole('button', { name: 'Reset columns' });
    last.element().focus();
    await userEvent.keyboard('{Tab}');
    await expect.element(page.getByRole('dialog', { name: 'Columns' })).not.toBeInTheDocument();
  });

  it('shows nested values as a tree whose branches open, and copies any of them', async () => {
    const nested = { days: { mon: ['9 to 12', '<i>1 to 5</i>'] }, none: [] };
    await show({ rowAt: (index) => ({ ...aRow(index), hours: nested }) });
    await page.getByRole('button', { name: 'days: { 1 }, none: [ 0 ]' }).first().click();
    const dialog = page.getByRole('dialog');
    await expect.element(dialog.getByText('mon')).toBeVisible();
    await expect.element(dialog.getByText('<i>1 to 5</i>')).not.toBeInTheDocument();
    await dialog.getByText('mon').click();
    await expect.element(dialog.getByText('<i>1 to 5</i>')).toBeVisible();
    await expect.element(dialog.getByRole('button', { name: 'Copy hours.days.mon[1]' })).toBeVisible();
  });
});
