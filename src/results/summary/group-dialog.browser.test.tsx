import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import type { ColumnFacts } from '#core/results/columns/column-facts.ts';

import { GroupDialog } from './group-dialog.tsx';

const CITY = { key: 'city', label: 'City', format: 'text' } as const;
const PRICE = { key: 'price', label: 'Price', format: 'text' } as const;
const FACTS = new Map([
  ['city', { kind: 'list' }],
  ['price', { kind: 'number' }],
]) as unknown as ReadonlyMap<string, ColumnFacts>; // nothing else of them is asked

const show = (firstOf?: { readonly read: number; readonly of: number }) =>
  render(
    <GroupDialog
      column={PRICE}
      columns={[CITY, PRICE]}
      facts={FACTS}
      rows={[
        { city: ['Oslo', 'Bergen'], price: 1 },
        { city: ['Oslo'], price: 'on request' },
        { city: [], price: 3 },
        { price: 4 },
      ].map((row, place) => ({ row, place }))}
      firstOf={firstOf}
      arrangement={{ filter: '' }}
      onClose={() => undefined}
    />,
  );

it('says how many rows are in no group or in several, and which values it leaves out, also in the copy', async () => {
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await show();
  const left = [
    '2 rows are in no group: City is empty there.',
    'One row is in several groups, and counted in each.',
    '1 value isn’t a number: left out',
  ];
  for (const text of left) await expect.element(page.getByText(text)).toBeVisible();
  await page.getByRole('button', { name: 'Copy table' }).click();
  await expect.poll(() => copied.mock.lastCall?.[0].split('\n').slice(-3)).toEqual(left);
});

it('says that it is of the first rows only, those among them that repeat others', async () => {
  await show({ read: 20_000, of: 52_000 });
  await expect.element(page.getByText('Only the first 20,000 of 52,000 rows')).toBeVisible();
});
