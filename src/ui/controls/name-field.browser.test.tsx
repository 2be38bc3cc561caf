import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { NameField } from './name-field.tsx';

async function renderField() {
  const onName = vi.fn<(name: string) => void>();
  const onLeave = vi.fn();
  await render(
    <NameField label="Name" name="Shops" most={20} onName={onName} onLeave={onLeave} className="" />,
  );
  return { onName, onLeave };
}

it('keeps what is typed over the name by Enter, and the name before by Escape', async () => {
  const { onName, onLeave } = await renderField();
  await userEvent.keyboard('Cafés{Enter}');
  expect(onName.mock.lastCall).toEqual(['Cafés']);
  await userEvent.keyboard('{Escape}');
  expect(onLeave).toHaveBeenCalledOnce();
});

it('takes no word for a name that is still being composed', async () => {
  const { onName } = await renderField();
  const field = page.getByRole('textbox', { name: 'Name' }).element();
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }));
  expect(onName).not.toHaveBeenCalled();
});
