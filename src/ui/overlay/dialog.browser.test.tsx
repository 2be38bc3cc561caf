import { useState } from 'react';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { Dialog } from './dialog.tsx';

function Asked() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setIsOpen(true)}>
        Stop…
      </button>
      {isOpen && (
        <Dialog title="Stop this batch?" onClose={() => setIsOpen(false)}>
          <p>Runs are under way.</p>
        </Dialog>
      )}
    </>
  );
}

it('begins at its first field, of radio buttons at the chosen one, and is described by what it is about', async () => {
  await render(
    <Dialog title="Save rows" about="20 rows" onClose={() => undefined}>
      <label>
        <input type="radio" name="format" /> Excel
      </label>
      <label>
        <input type="radio" name="format" defaultChecked /> CSV
      </label>
    </Dialog>,
  );
  await expect.element(page.getByRole('radio', { name: 'CSV' })).toHaveFocus();
  await expect
    .element(page.getByRole('dialog', { name: 'Save rows' }))
    .toHaveAccessibleDescription('20 rows');
});

it('stays open at the second press of a double one, and closes at a press beside it', async () => {
  await render(<Asked />);
  await userEvent.dblClick(page.getByRole('button', { name: 'Stop…' }), { position: { x: 4, y: 4 } });
  const dialog = page.getByRole('dialog', { name: 'Stop this batch?' });
  await expect.element(dialog).toBeVisible();
  document.querySelector('dialog')?.dispatchEvent(new MouseEvent('mousedown', { detail: 1, bubbles: true }));
  await expect.element(dialog).not.toBeInTheDocument();
});
