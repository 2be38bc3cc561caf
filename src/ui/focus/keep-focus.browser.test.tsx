import { type ReactNode, useEffect, useState } from 'react';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { Button } from '../controls/button.tsx';
import { Floating } from '../floating.tsx';
import { Dialog } from '../overlay/dialog.tsx';
import { keepFocus } from './keep-focus.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });

function Screen({ children }: { readonly children: ReactNode }) {
  useEffect(keepFocus, []);
  return <main>{children}</main>;
}

/** Items that can be removed, and a button that adds one. */
function List() {
  const [items, setItems] = useState(['Rome', 'Oslo', 'Lima']);
  return (
    <section>
      <ul>
        {items.map((item) => (
          <li key={item}>
            <a href="#place">{item}</a>
            <Button onClick={() => setItems(items.filter((other) => other !== item))}>Remove {item}</Button>
          </li>
        ))}
      </ul>
      <Button onClick={() => setItems([...items, 'Bern'])}>Add</Button>
    </section>
  );
}

async function press(name: string) {
  button(name).element().focus();
  await userEvent.keyboard('{Enter}');
}

it('goes to the same control of the next item, then of the one before, then to what adds one', async () => {
  await render(
    <Screen>
      <List />
      <Button>Elsewhere</Button>
    </Screen>,
  );
  await press('Remove Oslo');
  await expect.element(button('Remove Lima')).toHaveFocus();
  await press('Remove Lima');
  await expect.element(button('Remove Rome')).toHaveFocus();
  await press('Remove Rome');
  await expect.element(button('Add')).toHaveFocus();
});

function Name() {
  const [isNaming, setIsNaming] = useState(false);
  if (!isNaming)
    return (
      <div>
        <h1>A run</h1>
        <Button onClick={() => setIsNaming(true)}>Rename</Button>
      </div>
    );
  return (
    <>
      <h1>A run</h1>
      <input autoFocus aria-label="Name" onKeyDown={({ key }) => key === 'Enter' && setIsNaming(false)} />
    </>
  );
}

it('goes to what took the place of a control', async () => {
  await render(
    <Screen>
      <Button>Before</Button>
      <Name />
      <Button>After</Button>
    </Screen>,
  );
  await press('Rename');
  await expect.element(page.getByRole('textbox')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(button('Rename')).toHaveFocus();
});

/** A dialog whose opener is removed while it is open. */
function Deletion() {
  const [state, setState] = useState<'there' | 'asked' | 'gone' | 'over'>('there');
  return (
    <div>
      <p>
        {(state === 'there' || state === 'asked') && (
          <Button onClick={() => setState('asked')}>Delete…</Button>
        )}
      </p>
      <Button>Undo</Button>
      {(state === 'asked' || state === 'gone') && (
        <Dialog title="Delete it?" onClose={() => setState('over')}>
          <Button onClick={() => setState('gone')}>Delete</Button>
          <Button onClick={() => setState('over')}>Leave</Button>
        </Dialog>
      )}
    </div>
  );
}

it('goes to where the opener of a dialog was, once both are gone', async () => {
  await render(
    <Screen>
      <Button>First</Button>
      <Deletion />
    </Screen>,
  );
  await press('Delete…');
  await press('Delete');
  await press('Leave');
  await expect.element(button('Undo')).toHaveFocus();
});

it('leaves the focus given up by a press beside all controls', async () => {
  const screen = await render(
    <Screen>
      <List />
      <p>Beside</p>
    </Screen>,
  );
  button('Remove Oslo').element().focus();
  await page.getByText('Beside').click();
  await screen.unmount();
  await expect.poll(() => document.activeElement).toBe(document.body);
});

it('stays on a button that is disabled by its own press, and does nothing there', async () => {
  let presses = 0;
  function Check() {
    const [isBusy, setIsBusy] = useState(false);
    return (
      <form onSubmit={(event) => (event.preventDefault(), (presses += 1))}>
        <Button
          type="submit"
          disabled={isBusy}
          onClick={() => {
            setIsBusy(true);
          }}
        >
          Check again
        </Button>
      </form>
    );
  }
  await render(
    <Screen>
      <Check />
    </Screen>,
  );
  await press('Check again');
  await expect.element(button('Check again')).toBeDisabled();
  await expect.element(button('Check again')).toHaveFocus();
  await userEvent.keyboard('{Enter} ');
  expect(presses).toBe(1);
});

it('leaves a heading alone whose place another one takes, as that is focused by the screen', async () => {
  const screenWith = (title: string) => (
    <Screen>
      <h1 key={title} tabIndex={-1}>
        {title}
      </h1>
      <Button>Rename</Button>
    </Screen>
  );
  const { rerender } = await render(screenWith('Run of today'));
  const heading = page.getByRole('heading').element();
  if (heading instanceof HTMLElement) heading.focus();
  await rerender(screenWith('dentists, Boston'));
  await expect.element(page.getByRole('heading')).toHaveTextContent('dentists, Boston');
  await expect.element(button('Rename')).not.toHaveFocus();
});

/** A button whose outcome floats over the page until it is closed. */
function Saving() {
  const [isSaved, setIsSaved] = useState(false);
  return (
    <>
      <Button onClick={() => setIsSaved(true)}>Save</Button>
      {isSaved && (
        <Floating>
          Saved <Button onClick={() => setIsSaved(false)}>Close</Button>
        </Floating>
      )}
    </>
  );
}

it('goes back from a floating notice to what had the focus before it', async () => {
  await render(
    <Screen>
      <a href="#content">Skip to content</a>
      <Saving />
      <Button>Elsewhere</Button>
    </Screen>,
  );
  await press('Save');
  await press('Close');
  await expect.element(button('Save')).toHaveFocus();
});
