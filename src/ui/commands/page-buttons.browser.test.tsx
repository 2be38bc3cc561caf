import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';

import { Button, IconButton } from '../controls/button.tsx';
import { pageButtons } from './page-buttons.ts';

const buttonsOf = async (page: React.ReactNode) => {
  const { container } = await render(<main>{page}</main>);
  return pageButtons(container);
};

it('every button of the page is a command by its name, without what is only seen', async () => {
  const copy = vi.fn();
  const buttons = await buttonsOf(
    <>
      <Button>
        Export <span aria-hidden>▾</span> <kbd>E</kbd>
      </Button>
      <IconButton label="Copy link" onClick={copy} />
      <Button data-leads="">At most $20.00</Button>
      <button type="button" role="tab">
        Log
      </button>
      <a href="#edit" data-button="">
        Edit and run again
      </a>
    </>,
  );
  expect(buttons.map(({ name }) => name)).toEqual(['Export', 'Edit and run again', 'Log', 'Copy link']);
  buttons[3]?.press();
  expect(copy).toHaveBeenCalledOnce();
});

it('a button is called by what is seen of it, its parts apart', async () => {
  const buttons = await buttonsOf(
    <Button>
      Columns <span>46 of 48</span>
      <span hidden>Columns</span>
      <b>1</b>
    </Button>,
  );
  expect(buttons.map(({ name }) => name)).toEqual(['Columns 46 of 48 1']);
});

it('what cannot be pressed, is out of sight, or is of one row or field is none', async () => {
  const buttons = await buttonsOf(
    <>
      <Button disabled>Undo</Button>
      <Button aria-disabled>Redo</Button>
      <Button hidden>Hidden</Button>
      <button type="button" role="tab" aria-selected>
        Results
      </button>
      <div data-field="keywords">
        <Button>Add</Button>
      </div>
      <ul>
        <li>
          <Button>Star</Button>
        </li>
      </ul>
      <Button>Stop</Button>
      <Button>Stop</Button>
    </>,
  );
  expect(buttons.map(({ name }) => name)).toEqual(['Stop']);
});

it('what starts a run is led to, and not pressed', async () => {
  const start = vi.fn();
  const [button] = await buttonsOf(
    <Button data-starts="" onClick={start}>
      Start run
    </Button>,
  );
  button?.press();
  expect(start).not.toHaveBeenCalled();
  expect(document.activeElement?.textContent).toBe('Start run');
});
