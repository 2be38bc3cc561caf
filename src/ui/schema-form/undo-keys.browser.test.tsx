import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { aParameter } from '#test/a-parameter.ts';

import { paste, renderForm } from '#test/render-form.tsx';

const place = aParameter({ name: 'place', title: 'Place', default: 'Oslo' });
const open = aParameter({ name: 'open', title: 'Open', type: 'boolean', editor: 'switch', default: false });
const terms = aParameter({
  name: 'terms',
  title: 'Terms',
  type: 'array',
  editor: 'stringList',
  default: Array.from({ length: 21 }, (_, index) => `term ${index}`),
});

const row = (number: number) => page.getByRole('textbox', { name: `Terms, row ${number}`, exact: true });
const field = page.getByRole('textbox', { name: 'Place' });

it('takes back rows, choices and typing in their order, leads to where each was, and does them again', async () => {
  const { sent } = await renderForm([place, open, terms]);
  const begin = sent();
  await userEvent.click(field);
  await userEvent.keyboard('{End}, Norway');
  await userEvent.click(page.getByRole('switch', { name: 'Open' }));
  await userEvent.click(row(2));
  paste('one\ntwo');
  await expect.element(page.getByText('2 items', { exact: true })).toBeVisible();
  const end = sent();

  await userEvent.keyboard('{Control>}z{/Control}');
  expect(sent()).toEqual({ ...begin, place: 'Oslo, Norway', open: true });
  await expect.element(page.getByText('21 items')).toBeVisible();
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(sent()).toEqual({ ...begin, place: 'Oslo, Norway' });
  await expect.element(page.getByRole('switch', { name: 'Open' })).toHaveFocus();
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(sent()).toEqual(begin);
  await expect.element(field).toHaveFocus();

  await userEvent.keyboard('{Control>}y{/Control}');
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  await expect.element(page.getByRole('switch', { name: 'Open' })).toHaveFocus();
  await userEvent.keyboard('{Control>}y{/Control}');
  expect(sent()).toEqual(end);
});

it('leaves a search to the browser', async () => {
  const { sent } = await renderForm([place, terms]);
  const begin = sent();
  await userEvent.click(field);
  await userEvent.keyboard('{End}!');
  await userEvent.click(page.getByRole('searchbox'));
  await userEvent.keyboard('term 1{Control>}z{/Control}');
  expect(sent()).toEqual({ ...begin, place: 'Oslo!' });
});
