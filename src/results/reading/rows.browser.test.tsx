import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { Failure } from '#core/errors/failure.ts';
import { createRowReader } from '#core/results/row-reader.ts';

import { useRows } from './rows.ts';

it('reads on after a pause in which a live run filled a page that was short', async () => {
  let there = 1_100;
  let pauses = true;
  const reader = createRowReader(({ page: number, pageSize }) => {
    if (number === 3 && pauses) {
      pauses = false;
      there = 2_500;
      return Promise.reject(new Failure({ kind: 'network' }));
    }
    const size = Math.max(0, Math.min(pageSize, there - (number - 1) * pageSize));
    const rows = Array.from({ length: size }, (_, at) => ({ n: (number - 1) * pageSize + at }));
    return Promise.resolve({ columns: [], rows, size, total: there + 10 });
  });
  function Rows() {
    const { set, failure, read } = useRows(reader, true);
    return (
      <button type="button" onClick={() => read(Infinity)}>
        {failure ? failure.facts.kind : `${set.count} rows${set.whole ? '' : ' so far'}`}
      </button>
    );
  }
  await render(<Rows />);
  await page.getByRole('button', { name: '0 rows so far' }).click();
  await page.getByRole('button', { name: 'network' }).click();
  await expect.element(page.getByRole('button', { name: '2500 rows' })).toBeVisible();
});
