import { useEffect, useMemo, useState } from 'react';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { aColumnOf, aSheet, someRules } from '#test/a-sheet.ts';
import { createRowChecker } from '#core/batch/sheet/check-rows.ts';
import { type CellText, type SheetDraft, withCells } from '#core/batch/sheet/sheet-draft.ts';
import { sumRows } from '#core/batch/sum-rows.ts';
import { toArray } from '#core/form/rows.ts';

import { GridCard } from './grid-card.tsx';
import type { SheetActions } from '../sheet/use-sheet.ts';

const COLUMNS = [aColumnOf('max', 'max_results'), aColumnOf('city', 'place')];
const CELLS = [
  ['20', 'Oslo'],
  ['ten', 'Bern'],
  ['30', 'Rome'],
  ['two', 'Kiel'],
];
const before = aSheet(COLUMNS, CELLS);
const checker = createRowChecker(someRules(COLUMNS));
const last = { rows: before.rows, sums: sumRows(checker, before.rows) };
const none = () => undefined;

let held: SheetDraft;
const hold = (sheet: SheetDraft) => {
  held = sheet;
};

/** Rows that were checked as they came, and not since. */
function Rows({ begin = before }: { readonly begin?: SheetDraft }) {
  const [sheet, setSheet] = useState(begin);
  useEffect(() => hold(sheet), [sheet]);
  const actions = useMemo(
    () =>
      ({
        putCells: (texts: readonly CellText[]) => setSheet((now) => withCells(now, texts)),
      }) as unknown as SheetActions,
    [],
  );
  return (
    <GridCard
      {...{ sheet, checker, last, actions }}
      descriptor={checker.rules.descriptor}
      clashing={new Set()}
      canUndo={false}
      titleOf={(field) => field}
      onActive={none}
      onOpen={none}
      ref={none}
    >
      {null}
    </GridCard>
  );
}

const shown = () => [...document.querySelectorAll('[role=rowheader]')].map((each) => each.textContent);
const cells = () => toArray(held.rows).map((row) => row.cells);

it('shows the rows that had a problem until all are checked anew, and makes no rows of what is pasted', async () => {
  await render(<Rows />);
  await page.getByRole('checkbox', { name: 'Only rows with a problem' }).click();
  await expect.poll(shown).toEqual(['2', '4']);
  await page.getByRole('gridcell', { name: 'ten' }).click();
  await userEvent.keyboard('10{Enter}');
  await expect.poll(() => cells()[1]).toEqual(['10', 'Bern']);
  expect(shown()).toEqual(['2', '4']);
  await userEvent.keyboard('7{Enter}');
  await expect.poll(() => cells()[3]).toEqual(['7', 'Kiel']);
  const grid = document.querySelector<HTMLElement>('[role=grid]');
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', '8\n9\n10');
  grid?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  await expect.poll(() => cells()[3]).toEqual(['8', 'Kiel']);
  expect(cells()).toHaveLength(4);
  await expect.element(page.getByRole('alert')).toHaveTextContent('The last 2 lines were not put in');
});

it('shows a row that is added, whatever hid it', async () => {
  await render(<Rows />);
  await page.getByRole('checkbox', { name: 'Only rows with a problem' }).click();
  await page.getByRole('button', { name: 'Add a row' }).click();
  await expect.poll(shown).toEqual(['1', '2', '3', '4', '5']);
  await userEvent.keyboard('5{Enter}');
  await expect.poll(() => cells()[4]).toEqual(['5', '']);
});

/** As wide as a menu would be that no column holds to its width. */
function ownWidth(menu: HTMLSelectElement): number {
  const only = document.createElement('select');
  only.append(new Option(menu.selectedOptions[0]?.text));
  only.className = menu.className;
  only.style.width = 'auto';
  menu.parentElement?.append(only);
  const { offsetWidth } = only;
  only.remove();
  return offsetWidth;
}

it('says whole in a head what its column is called and what it fills, also of run options', async () => {
  const cap = { name: 'Maximum charge', target: { kind: 'option', name: 'maxCharge' } } as const;
  const columns = [
    { ...cap, auto: true as const },
    { ...cap, name: 'Most that it may cost' },
  ];
  await render(<Rows begin={aSheet(columns, [['0.05', '2']])} />);
  for (const { name } of columns) {
    const menu = page.getByRole('combobox', { name: `Column ${name}` });
    await expect.element(menu).toHaveDisplayValue('Maximum charge');
    const head = document.querySelector(`bdi[title="${name}"]`);
    expect(head?.scrollWidth, name).toBe(head?.clientWidth);
    const select = menu.element() as HTMLSelectElement; // by its role
    expect(select.offsetWidth, name).toBeGreaterThanOrEqual(ownWidth(select));
  }
});
