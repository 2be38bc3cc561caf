import { type ReactNode, useState } from 'react';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { GuardedButton } from '../controls/guarded-button.tsx';
import { Dialog } from './dialog.tsx';

function QuestionDialog() {
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

it.each<[string, ReactNode]>([
  ['the control that its author says', <button key="a" data-testid="first" data-first-focus />],
  ['its first field', <input key="a" data-testid="first" />],
  [
    'the button of its question, which is guarded',
    <GuardedButton key="a" data-testid="first" data-first-focus />,
  ],
  ['its first control, and not at Close', <button key="a" data-testid="first" />],
])('begins at %s, also where that comes later', async (_, part) => {
  const show = (children: ReactNode) => (
    <Dialog title="Row 3" onClose={() => undefined}>
      {children}
    </Dialog>
  );
  const screen = await render(show(<p>Reading…</p>));
  await expect.element(page.getByRole('button', { name: 'Close' })).toHaveFocus();
  await screen.rerender(show(part));
  await expect.element(page.getByTestId('first')).toHaveFocus();
});

it('leaves the focus to a person who has pressed something when more comes', async () => {
  const show = (children: ReactNode) => (
    <Dialog title="Row 3" onClose={() => undefined}>
      <button>Next row</button>
      {children}
    </Dialog>
  );
  const screen = await render(show(null));
  const next = page.getByRole('button', { name: 'Next row' });
  await expect.element(next).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}');
  await screen.rerender(show(<input aria-label="Amount" />));
  await expect.element(page.getByRole('textbox', { name: 'Amount' })).toBeVisible();
  await expect.element(next).toHaveFocus();
});

it('stays open at the second press of a double one, and closes at a press beside it', async () => {
  await render(<QuestionDialog />);
  await userEvent.dblClick(page.getByRole('button', { name: 'Stop…' }), { position: { x: 4, y: 4 } });
  const dialog = page.getByRole('dialog', { name: 'Stop this batch?' });
  await expect.element(dialog).toBeVisible();
  document.querySelector('dialog')?.dispatchEvent(new MouseEvent('mousedown', { detail: 1, bubbles: true }));
  await expect.element(dialog).not.toBeInTheDocument();
});
