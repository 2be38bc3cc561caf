import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { ExportColumns } from './export-columns.tsx';

const KEYS = ['#', 'name', 'email_1', 'email_2', 'email_3', 'empty', 'hidden'];
const columns = KEYS.map((key) => ({ key, label: key, format: 'text' }) as const);

const show = (opened: ReadonlySet<string>) =>
  render(
    <ExportColumns
      {...{ columns, opened }}
      tableKeys={['#', 'name']}
      keys={['#']}
      onChange={() => undefined}
    />,
  );

it('counts the columns that the table would have, with all that it does not show', async () => {
  await show(new Set());
  await expect
    .element(page.getByText(/as one, which makes 5 columns with hidden and empty ones/))
    .toBeVisible();
});

it('says nothing of columns that belong together where the table shows each', async () => {
  await show(new Set(['email_*']));
  await expect.element(page.getByText('email_3')).toBeVisible();
  await expect.element(page.getByText(/belong together/)).not.toBeInTheDocument();
});
