import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { Dialog } from '../overlay/dialog.tsx';
import { beReady, press, takeTheClock } from '#test/press.ts';
import { Button } from './button.tsx';
import { GuardedButton } from './guarded-button.tsx';

takeTheClock({ stands: true });

const button = page.getByRole('button', { name: 'Go', exact: true });
const answer = page.getByRole('status').filter({ hasText: 'Press again' });
/** Presses where a button is, whether it takes a press or not. */
const pressEarly = () => button.click({ force: true });

it('answers a press that comes too early, and takes the next one', async () => {
  const act = vi.fn();
  await render(<GuardedButton onClick={act}>Go</GuardedButton>);
  await pressEarly();
  await expect.element(answer).toBeVisible();
  expect(act).not.toHaveBeenCalled();
  await press(button);
  expect(act).toHaveBeenCalledOnce();
  await expect.element(answer).not.toBeInTheDocument();
});

it('answers a key that comes too early, also one that would submit a form', async () => {
  const submit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
  await render(
    <form onSubmit={submit}>
      <input aria-label="Reason" />
      <GuardedButton type="submit">Go</GuardedButton>
    </form>,
  );
  await page.getByLabelText('Reason').click();
  await userEvent.keyboard('{Enter}');
  await expect.element(answer).toBeVisible();
  expect(submit).not.toHaveBeenCalled();
  await beReady(button);
  await userEvent.keyboard('{Enter}');
  expect(submit).toHaveBeenCalledOnce();
});

it('takes a double click as one press', async () => {
  const act = vi.fn();
  await render(<GuardedButton onClick={act}>Go</GuardedButton>);
  await beReady(button);
  await button.dblClick();
  expect(act).toHaveBeenCalledOnce();
});

it('submits once by a double click', async () => {
  const submit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
  await render(
    <form onSubmit={submit}>
      <GuardedButton type="submit">Go</GuardedButton>
    </form>,
  );
  await beReady(button);
  await button.dblClick();
  expect(submit).toHaveBeenCalledOnce();
});

it('takes a key that is pressed, and not one that is held', async () => {
  const act = vi.fn();
  await render(<GuardedButton onClick={act}>Go</GuardedButton>);
  await beReady(button);
  button.element().focus();
  await userEvent.keyboard('{Enter>5/}');
  expect(act).toHaveBeenCalledOnce();
});

it('takes no press right after it has changed its meaning, or was made ready', async () => {
  const act = vi.fn();
  const draw = (meaning: string, isReady = true) => (
    <GuardedButton {...{ meaning, isReady }} onClick={act}>
      Go
    </GuardedButton>
  );
  const { rerender } = await render(draw('pause'));
  await press(button);
  await rerender(draw('resume'));
  await pressEarly();
  await beReady(button);
  await rerender(draw('resume', false));
  await rerender(draw('resume'));
  await pressEarly();
  expect(act).toHaveBeenCalledOnce();
  await press(button);
  expect(act).toHaveBeenCalledTimes(2);
});

it.each([
  ['what lay over it was pressed away', true],
  ['a dialog over it has gone by itself', false],
])('takes no second press right after %s', async (_, isPressedAway) => {
  const act = vi.fn();
  let close: (() => void) | undefined;
  function Page() {
    const [isCovered, setIsCovered] = useState(true);
    close = () => setIsCovered(false);
    return (
      <>
        <GuardedButton onClick={act} className="fixed inset-0">
          Go
        </GuardedButton>
        {isCovered && (
          <Dialog title="Over it" onClose={close}>
            <Button onClick={isPressedAway ? close : () => undefined}>Agree</Button>
          </Dialog>
        )}
      </>
    );
  }
  await render(<Page />);
  // It has been there for long.
  await vi.advanceTimersByTimeAsync(5_000);
  await page.getByRole('button', { name: 'Agree' }).click();
  if (!isPressedAway) {
    await vi.advanceTimersByTimeAsync(5_000);
    close?.();
  }
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await pressEarly();
  await expect.element(answer).toBeVisible();
  expect(act).not.toHaveBeenCalled();
  await press(button);
  expect(act).toHaveBeenCalledOnce();
});
