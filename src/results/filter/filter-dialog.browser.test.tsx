import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import type { Condition } from '#core/results/filter/condition.ts';

import { FilterDialog } from './filter-dialog.tsx';

const COLUMNS = [{ key: 'price', label: 'Price', format: 'text' }];
const FACTS = new Map([['price', { kind: 'number' as const, rows: 2, filled: 2 }]]);
const ROWS = [4.5, 45].map((price, place) => ({ place, row: { price } }));
const BEFORE: Condition = { kind: 'range', key: 'price', of: 'number', from: 4, to: undefined, below: false };

it('says what it cannot read and keeps the filter that was there', async () => {
  const onApply = vi.fn();
  await render(
    <FilterDialog
      arrangement={{ filter: '', conditions: [BEFORE] }}
      columns={COLUMNS}
      facts={FACTS}
      rows={ROWS}
      start="price"
      onApply={onApply}
      onClose={() => undefined}
    />,
  );
  const from = page.getByLabelText('From');
  const apply = page.getByRole('button', { name: 'Apply' });
  await from.fill('4,5');
  await apply.click();
  await expect.element(from).toHaveFocus();
  await expect
    .element(from)
    .toHaveAccessibleDescription('“4,5” isn’t a number. Write it as 1234.5 or 1,234.5.');
  expect(onApply).not.toHaveBeenCalled();
  await from.fill('4.5');
  await apply.click();
  expect(onApply).toHaveBeenCalledWith('price', { ...BEFORE, from: 4.5 });
});
