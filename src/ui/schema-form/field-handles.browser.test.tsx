import { expect, it } from 'vitest';
import { page } from 'vitest/browser';

import { aColumn, aParameter } from '#core/form/a-parameter.ts';

import { renderForm } from './render-form.tsx';

const textbox = (name: string) => page.getByRole('textbox', { name, exact: true });

it('puts the focus into the control, not on the buttons before it', async () => {
  const { store, leadTo } = await renderForm([aParameter({ name: 'a b[]', title: 'Odd', default: 'x' })]);
  store.getState().setEntry('a b[]', { kind: 'value', value: 'y' });
  await expect.element(page.getByRole('button', { name: 'Reset to default' })).toBeVisible();
  leadTo('a b[]');
  await expect.element(textbox('Odd')).toHaveFocus();
});

it('finds a row of a long list that is out of view', async () => {
  const items = Array.from({ length: 5_000 }, (_, index) => `term ${index}`);
  const { leadTo } = await renderForm([
    aParameter({ name: 'terms', title: 'Terms', type: 'array', editor: 'stringList', default: items }),
  ]);
  leadTo('terms', { row: 4_321 });
  await expect.element(textbox('Terms, row 4,322')).toHaveFocus();
});

it('finds a row that is hidden by the search of its list', async () => {
  const items = Array.from({ length: 300 }, (_, index) => `term ${index}`);
  const { leadTo } = await renderForm([
    aParameter({ name: 'terms', title: 'Terms', type: 'array', editor: 'stringList', default: items }),
  ]);
  await page.getByRole('searchbox').fill('term 7');
  leadTo('terms', { row: 200 });
  await expect.element(textbox('Terms, row 201')).toHaveFocus();
});

it('finds a cell of a table', async () => {
  const columns = [aColumn({ name: 'url', title: 'URL' }), aColumn({ name: 'note', title: 'Note' })];
  const rows = Array.from({ length: 300 }, (_, index) => ({ url: `u${index}` }));
  const { leadTo } = await renderForm([
    aParameter({
      name: 'places',
      title: 'Places',
      type: 'array',
      editor: 'requestListSource',
      columns,
      default: rows,
    }),
  ]);
  leadTo('places', { row: 200, column: 'note' });
  await expect.element(textbox('Places, row 201, Note')).toHaveFocus();
});

it('is left where it is by a finger on a button that goes, which would only get the on-screen keyboard', async () => {
  const { store, sent } = await renderForm([aParameter({ title: 'Odd', default: 'x' })]);
  store.getState().setEntry('field', { kind: 'value', value: 'y' });
  const reset = await page.getByRole('button', { name: 'Reset to default' }).findElement();
  reset.dispatchEvent(new PointerEvent('click', { pointerType: 'touch', bubbles: true }));
  await expect.element(textbox('Odd')).toHaveValue('x');
  expect(sent()).toEqual({ field: 'x' });
  await expect.element(textbox('Odd')).not.toHaveFocus();
});

it('brings what it leads to into view', async () => {
  const many = Array.from({ length: 60 }, (_, at) => aParameter({ name: `f${at}`, title: `Field ${at}` }));
  const { leadTo } = await renderForm(many);
  await expect.element(textbox('Field 59')).toBeInTheDocument();
  leadTo('f59');
  await expect.element(textbox('Field 59')).toHaveFocus();
  await expect.element(textbox('Field 59')).toBeInViewport();
});

it('goes to the choice of a group that Tab reaches', async () => {
  const options = ['a', 'b', 'c'].map((value) => ({ value, label: value.toUpperCase() }));
  const { leadTo } = await renderForm([
    aParameter({ name: 'one', title: 'One', editor: 'radio', options, default: 'b' }),
    aParameter({ name: 'many', title: 'Many', type: 'array', editor: 'checkbox', multiple: true, options }),
  ]);
  leadTo('one');
  await expect.element(page.getByRole('radio', { name: 'B' })).toHaveFocus();
  leadTo('many');
  await expect.element(page.getByRole('checkbox', { name: 'A' })).toHaveFocus();
});
