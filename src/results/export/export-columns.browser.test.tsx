import { useState } from 'react';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { ExportColumns } from './export-columns.tsx';

const KEYS = ['name', 'email_1', 'email_2', 'email_3', 'hidden'];
const columns = KEYS.map((key) => ({ key, label: key, format: 'text' }) as const);

function Shown({ inTable }: { readonly inTable: number }) {
  const [keys, setKeys] = useState<readonly string[]>(['name']);
  return (
    <>
      <ExportColumns {...{ columns, inTable, keys }} shownKeys={['name']} onChange={setKeys} />
      <button type="button">Next</button>
      <output>{keys.join(' ')}</output>
    </>
  );
}

it('says how many columns the table makes of these, where it groups some', async () => {
  const { rerender } = await render(<Shown inTable={3} />);
  await expect.element(page.getByText('The table groups related columns: 3 of these 5.')).toBeVisible();
  await rerender(<Shown inTable={5} />);
  await expect.element(page.getByText(/groups related columns/)).not.toBeInTheDocument();
});

it('is one stop of the Tab key: arrows lead from the search to what it finds, Space chooses', async () => {
  await render(<Shown inTable={5} />);
  await page.getByRole('searchbox').fill('email');
  await expect.element(page.getByRole('checkbox', { name: 'name' })).not.toBeInTheDocument();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown} ');
  await expect.element(page.getByRole('checkbox', { name: 'email_2' })).toBeChecked();
  await expect.element(page.getByRole('status')).toHaveTextContent('name email_2');
  await page.getByRole('searchbox').click();
  await userEvent.tab();
  await expect.element(page.getByRole('button', { name: 'Next' })).toHaveFocus();
});

it('needs one column at least', async () => {
  await render(<Shown inTable={5} />);
  await page.getByRole('button', { name: 'None' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('Choose at least one column.');
});
