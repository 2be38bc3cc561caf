import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { aParameter } from '#core/form/a-parameter.ts';

import { renderForm } from '../render-form.tsx';

const textbox = (name: string) => page.getByRole('textbox', { name, exact: true });
const leave = () => userEvent.click(page.getByRole('button', { name: 'Elsewhere' }));

it('says what is wrong when a field is left, and takes it back as soon as it is right', async () => {
  await renderForm([
    aParameter({ name: 'max', title: 'Maximum results', type: 'integer', editor: 'number', minimum: 1 }),
  ]);
  await userEvent.fill(textbox('Maximum results'), '10.5');
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  await leave();
  await expect.element(page.getByRole('alert')).toHaveTextContent('Whole numbers only: 10 or 11?');
  await expect
    .element(textbox('Maximum results'))
    .toHaveAccessibleDescription('Whole numbers only: 10 or 11? At least 1.');
  await userEvent.fill(textbox('Maximum results'), '10');
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
});
