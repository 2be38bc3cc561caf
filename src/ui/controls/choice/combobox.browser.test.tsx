import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { Combobox } from './combobox.tsx';

const REGIONS = [
  { value: 'DE', label: 'Germany', hint: 'DE' },
  { value: 'JP', label: 'Japan', hint: 'JP' },
  { value: 'US', label: 'United States', hint: 'US' },
];

const regionBox = () => page.getByRole('combobox', { name: 'Region' });
const option = (name: string) => page.getByRole('option', { name });

async function renderRegions(initial = '', options = REGIONS) {
  const onChange = vi.fn<(value: string) => void>();
  function Harness() {
    const [value, setValue] = useState(initial);
    return (
      <>
        <label htmlFor="region">Region</label>
        <Combobox
          id="region"
          label="Region"
          value={value}
          options={options}
          clearable
          onChange={(next) => {
            onChange(next);
            setValue(next);
          }}
        />
        <button type="button">Elsewhere</button>
      </>
    );
  }
  await render(<Harness />);
  return onChange;
}

it('is chosen from by typing, arrow keys and Enter alone', async () => {
  const onChange = await renderRegions();
  await userEvent.tab();
  await expect.element(option('Japan')).toBeVisible();
  await userEvent.keyboard('an{ArrowDown}{Enter}');
  await expect.element(regionBox()).toHaveValue('Japan');
  expect(onChange.mock.calls).toEqual([['JP']]);
  await expect.element(option('Japan')).not.toBeInTheDocument();
});

it('gives the choice back on Escape', async () => {
  const onChange = await renderRegions('US');
  await userEvent.click(regionBox());
  await userEvent.keyboard('ger{Escape}');
  await expect.element(regionBox()).toHaveValue('United States');
  expect(onChange).not.toHaveBeenCalled();
});

it('takes what a left text names in full, and gives up what it only begins', async () => {
  const onChange = await renderRegions('US');
  await userEvent.click(regionBox());
  await userEvent.keyboard('ger{Tab}');
  await expect.element(regionBox()).toHaveValue('United States');
  await userEvent.click(regionBox());
  await userEvent.keyboard('jp{Tab}');
  await expect.element(regionBox()).toHaveValue('Japan');
  expect(onChange.mock.calls).toEqual([['JP']]);
});

it('chooses nothing by being passed through', async () => {
  const onChange = await renderRegions();
  await userEvent.tab();
  await userEvent.tab();
  await userEvent.tab();
  await expect.element(regionBox()).toHaveAttribute('aria-expanded', 'false');
  expect(onChange).not.toHaveBeenCalled();
});

it('is cleared by its button and by an emptied text', async () => {
  const onChange = await renderRegions('DE');
  await userEvent.click(page.getByRole('button', { name: 'Clear Region' }));
  await expect.element(regionBox()).toHaveValue('');
  await userEvent.keyboard('Japan{Enter}');
  await userEvent.clear(regionBox());
  await userEvent.tab();
  await expect.element(regionBox()).toHaveValue('');
  expect(onChange.mock.calls).toEqual([[''], ['JP'], ['']]);
});

it('says so when nothing matches', async () => {
  await renderRegions();
  await userEvent.click(regionBox());
  await userEvent.keyboard('atlantis');
  await expect.element(page.getByText('No matches.')).toBeVisible();
});

it('draws at most a hundred of many options and says how many more there are', async () => {
  const many = Array.from({ length: 1_500 }, (_, index) => ({
    value: String(index),
    label: `Choice ${index}`,
    hint: '',
  }));
  await renderRegions('', many);
  await userEvent.click(regionBox());
  expect(page.getByRole('option').elements()).toHaveLength(100);
  await expect.element(page.getByText('Type to narrow: 1,400 more.')).toBeVisible();
});

it('shows a value that is no option as it is', async () => {
  await renderRegions('XX');
  await expect.element(regionBox()).toHaveValue('XX');
});

it('is left by one Tab, past its list, however long that is', async () => {
  const many = Array.from({ length: 60 }, (_, index) => ({
    value: `v${index}`,
    label: `Choice ${index}`,
    hint: '',
  }));
  await renderRegions('', many);
  await userEvent.click(regionBox());
  await userEvent.tab();
  await expect.element(page.getByRole('button', { name: 'Elsewhere' })).toHaveFocus();
});
