import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import type { Arrangement } from '#core/results/arrange-rows.ts';
import type { PlacedRow } from '#core/results/row-set.ts';
import { toValueText } from '#core/results/values/value-text.ts';

import { useArrangedRows } from './use-arranged-rows.ts';

const ROWS: readonly PlacedRow[] = Array.from({ length: 20_000 }, (_, place) => ({
  place,
  row: { name: `place ${(place * 7_919) % 20_011}` },
}));

const drawn: (number | undefined)[] = [];

function Rows({ arrangement }: { readonly arrangement: Arrangement }) {
  const rows = useArrangedRows(ROWS, arrangement);
  drawn.push(rows?.length);
  return <p>{rows ? `${rows.length} from ${toValueText(rows[0]?.row['name'])}` : 'as they come'}</p>;
}

it('shows the last arrangement that was asked for, and none that it was asked for before', async () => {
  const byName = { key: 'name', direction: 'ascending' } as const;
  const { rerender } = await render(<Rows arrangement={{ filter: '', sort: byName }} />);
  await rerender(<Rows arrangement={{ filter: '', sort: { ...byName, direction: 'descending' } }} />);
  await rerender(<Rows arrangement={{ filter: 'place 12345' }} />);
  await expect.element(page.getByText('1 from place 12345')).toBeVisible();
  expect(new Set(drawn.slice(drawn.indexOf(1)))).toEqual(new Set([1]));
  await rerender(<Rows arrangement={{ filter: '' }} />);
  await expect.element(page.getByText('as they come')).toBeVisible();
  await rerender(<Rows arrangement={{ filter: '', sort: byName }} />);
  await expect.element(page.getByText('20000 from place 0')).toBeVisible();
});
