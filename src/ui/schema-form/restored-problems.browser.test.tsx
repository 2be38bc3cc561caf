import { expect, it } from 'vitest';
import { page } from 'vitest/browser';

import { aParameter } from '#test/a-parameter.ts';

import { renderForm } from '#test/render-form.tsx';

const depth = aParameter({ name: 'depth', title: 'Depth', type: 'integer', editor: 'number' });
const city = aParameter({ name: 'city', title: 'City', required: true });

it('says what was filled in wrong before the form was opened, and leaves alone what is only missing', async () => {
  const entries = new Map([
    ['depth', { kind: 'text', text: 'deep' } as const],
    ['city', { kind: 'text', text: '' } as const],
  ]);
  await renderForm([depth, city], { values: { entries, extras: new Map() } });
  await expect.element(page.getByRole('textbox', { name: 'Depth' })).toBeInvalid();
  await expect.element(page.getByRole('alert')).toHaveTextContent('deep');
  await expect.element(page.getByRole('textbox', { name: 'City' })).toBeValid();
});
