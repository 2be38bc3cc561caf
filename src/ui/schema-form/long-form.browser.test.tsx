import { expect, it, onTestFinished } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { aParameter } from '#test/a-parameter.ts';
import type { Parameter } from '#core/form/parameter.ts';

import { renderForm } from '#test/render-form.tsx';

/** Thirty fields in three sections. */
const many: readonly Parameter[] = Array.from({ length: 30 }, (_, at) =>
  aParameter({
    name: `field_${at}`,
    title: `Question ${at}`,
    wholeTitle: `Question ${at} | 问题 ${at}`,
    ...(at % 10 === 0 && { section: { caption: `Part ${at / 10 + 1}`, description: '' } }),
  }),
);

const field = (at: number) => page.getByRole('textbox', { name: `Question ${at}`, exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const search = page.getByRole('searchbox', { name: 'Find a field' });

it('finds fields by their title, in either language, and by their name', async () => {
  await renderForm(many);
  for (const text of ['question 27', '问题 27', 'field_27']) {
    await userEvent.fill(search, text);
    await expect.element(field(27)).toBeVisible();
    await expect.element(field(3)).not.toBeInTheDocument();
  }
  await userEvent.fill(search, 'nothing like it');
  // What stays at the top leaves room for the bar of the page, which is not here.
  document.body.style.paddingTop = '48px';
  onTestFinished(() => void document.body.style.removeProperty('padding-top'));
  await userEvent.click(button('Show all fields'));
  await expect.element(field(3)).toBeVisible();
  await expect.element(search).toHaveValue('');
});

it('shows only what was changed, and keeps a field in view that is reset there', async () => {
  await renderForm(many);
  await userEvent.fill(field(4), 'mine');
  await userEvent.click(button('Only changed'));
  await expect.element(field(5)).not.toBeInTheDocument();
  await userEvent.click(button('Reset to default'));
  await expect.element(field(4)).toHaveValue('');
  await userEvent.click(button('Only changed'));
  await expect.element(field(5)).toBeVisible();
});

it('folds a section, and leads to a field in it all the same', async () => {
  const { leadTo, sent } = await renderForm(many);
  await userEvent.click(button('Part 2'));
  await userEvent.fill(field(12), 'mine');
  await userEvent.click(button('Part 2'));
  await expect.element(field(12)).not.toBeInTheDocument();
  expect(sent()).toEqual({ field_12: 'mine' });
  leadTo('field_12');
  await expect.element(field(12)).toHaveFocus();
  await userEvent.fill(search, 'question 1');
  leadTo('field_25');
  await expect.element(field(25)).toHaveFocus();
});

it('lists its sections, and brings one of them to the top', async () => {
  await renderForm(many);
  await userEvent.click(button('Sections'));
  await userEvent.click(page.getByRole('menuitem', { name: 'Part 3' }));
  await expect.element(page.getByRole('heading', { name: 'Part 3' })).toHaveFocus();
  await expect.element(field(20)).toBeVisible();
});

it('has no search where it is short', async () => {
  await renderForm(many.slice(0, 12));
  await expect.element(page.getByRole('heading', { name: 'Part 2' })).toBeVisible();
  await expect.element(search).not.toBeInTheDocument();
});
