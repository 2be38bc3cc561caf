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

it('stays open at the second press of a double one, and closes at a press beside it', async () => {
  await render(<Asked />);
  await userEvent.dblClick(page.getByRole('button', { name: 'Stop…' }), { position: { x: 4, y: 4 } });
  const dialog = page.getByRole('dialog', { name: 'Stop this batch?' });
  await expect.element(dialog).toBeVisible();
  document.querySelector('dialog')?.dispatchEvent(new MouseEvent('mousedown', { detail: 1, bubbles: true }));
  await expect.element(dialog).not.toBeInTheDocument();
});
