import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { createRowReader } from '#core/results/row-reader.ts';
import { useRows } from '../reading/rows.ts';

import { useColumnCopy } from './use-column-copy.ts';

/** A run that goes on, and has so many rows at each look. */
function aGrowingRun(counts: readonly number[]) {
  let looks = 0;
  return createRowReader(() => {
    const total = counts[Math.min(looks, counts.length - 1)] ?? 0;
    looks += 1;
    const rows = Array.from({ length: total }, (_, at) => ({ name: `place ${at}` }));
    return Promise.resolve({ columns: [], rows, size: rows.length, total });
  });
}

function Copy({ reader }: { readonly reader: ReturnType<typeof aGrowingRun> }) {
  const rows = useRows(reader, true);
  const copy = useColumnCopy({ rows }, { arrangement: { filter: '' } });
  return (
    <button type="button" onClick={() => copy.start('name')}>
      {copy.words || 'Copy'}
    </button>
  );
}

it('copies the rows of a column that came since the others were read, too', async () => {
  const copied: string[] = [];
  vi.spyOn(navigator.clipboard, 'write').mockImplementation(async ([item]) => {
    copied.push(await ((await item?.getType('text/plain'))?.text() ?? ''));
  });
  const reader = aGrowingRun([2, 3]);
  await reader.readTo(Infinity);
  await render(<Copy reader={reader} />);
  await page.getByRole('button').click();
  await expect.element(page.getByText('3 values copied')).toBeVisible();
  expect(copied).toEqual(['place 0\nplace 1\nplace 2']);
});
