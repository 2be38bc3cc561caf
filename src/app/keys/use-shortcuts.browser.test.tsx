import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import type { ScreenName } from '#core/ids/screen-paths.ts';
import type { Command, CommandId } from '#ui/commands/commands.ts';
import { useCommand } from '#ui/commands/use-command.ts';

import { useShortcuts } from './use-shortcuts.ts';

type Screen = {
  readonly path?: string;
  readonly screen?: ScreenName;
  readonly offers?: readonly (readonly [CommandId, Command])[];
  readonly asks?: boolean;
};

function Offer({ id, run }: { readonly id: CommandId; readonly run: Command }) {
  useCommand(id, run);
  return null;
}

function Page({ path = '/workers/a/b', screen = 'compose', offers = [], asks = false }: Screen) {
  useShortcuts(path, screen);
  return (
    <>
      {offers.map(([id, run]) => (
        <Offer key={id} id={id} run={run} />
      ))}
      <dialog open={asks} />
    </>
  );
}

/** Until the page is drawn: what is awaited is done before, were it to be. */
const drawn = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });

it('a shortcut does at once what is offered', async () => {
  const presets = vi.fn();
  await render(<Page offers={[['presets', presets]]} />);
  await userEvent.keyboard('{Control>}s{/Control}');
  expect(presets).toHaveBeenCalledExactlyOnceWith(undefined, undefined);
});

it('a shortcut pressed before its command is there is done once, when it is there', async () => {
  const find = vi.fn();
  const { rerender } = await render(<Page />);
  await userEvent.keyboard('{Control>}k{/Control}');
  await userEvent.keyboard('{Control>}k{/Control}');
  await rerender(<Page offers={[['find', find]]} />);
  await expect.poll(() => find).toHaveBeenCalledExactlyOnceWith(true, '');
  await rerender(<Page />);
  await rerender(<Page offers={[['find', find]]} />);
  await drawn();
  expect(find).toHaveBeenCalledOnce();
});

it('a plain key waits too, and leads to the finder where the screen has no search', async () => {
  const find = vi.fn();
  const runs = vi.fn();
  const { rerender } = await render(<Page />);
  await userEvent.keyboard('/');
  await rerender(<Page offers={[['find', find]]} />);
  await expect.poll(() => find).toHaveBeenCalledOnce();
  await userEvent.keyboard('gr');
  await rerender(
    <Page
      offers={[
        ['find', find],
        ['runs', runs],
      ]}
    />,
  );
  await expect.poll(() => runs).toHaveBeenCalledOnce();
});

it('the latest of several early presses is the one that counts', async () => {
  const find = vi.fn();
  const presets = vi.fn();
  const { rerender } = await render(<Page />);
  await userEvent.keyboard('{Control>}k{/Control}{Control>}s{/Control}');
  await rerender(
    <Page
      offers={[
        ['find', find],
        ['presets', presets],
      ]}
    />,
  );
  await expect.poll(() => presets).toHaveBeenCalledOnce();
  await drawn();
  expect(find).not.toHaveBeenCalled();
});

it('an early press is of no use on the next screen, nor over a dialog', async () => {
  const start = vi.fn();
  const { rerender } = await render(<Page />);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await rerender(<Page path="/workers/a/c" />);
  await rerender(<Page path="/workers/a/c" offers={[['start', start]]} />);
  await drawn();
  await rerender(<Page path="/workers/a/c" />);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await rerender(<Page path="/workers/a/c" asks offers={[['start', start]]} />);
  await drawn();
  expect(start).not.toHaveBeenCalled();
});

it('keys of which the screen has no command are left to the browser', async () => {
  await render(<Page path="/runs" screen="runs" />);
  const left: boolean[] = [];
  const listen = (event: KeyboardEvent) => {
    if (event.key === 's' || event.key === 'k') left.push(!event.defaultPrevented);
    event.preventDefault();
  };
  window.addEventListener('keydown', listen);
  await userEvent.keyboard('{Control>}s{/Control}{Control>}k{/Control}');
  window.removeEventListener('keydown', listen);
  expect(left).toEqual([true, false]);
});

it('what is typed right after a shortcut of the finder is kept for it, and does nothing else', async () => {
  const find = vi.fn();
  const runs = vi.fn();
  const { rerender } = await render(<Page offers={[['runs', runs]]} />);
  const field = document.body.appendChild(document.createElement('input'));
  field.focus();
  await userEvent.keyboard('{Control>}k{/Control}gx{Backspace}r 7');
  expect(field.value).toBe('');
  field.remove();
  await rerender(<Page offers={[['find', find]]} />);
  await expect.poll(() => find).toHaveBeenCalledExactlyOnceWith(true, 'gr 7');
  await userEvent.keyboard('x');
  expect(runs).not.toHaveBeenCalled();
  expect(find).toHaveBeenCalledOnce();
});

it('Escape lets go of a finder that is not there yet', async () => {
  const find = vi.fn();
  const { rerender } = await render(<Page />);
  await userEvent.keyboard('{Control>}k{/Control}g{Escape}');
  await rerender(<Page offers={[['find', find]]} />);
  await drawn();
  expect(find).not.toHaveBeenCalled();
});

it('what is typed where a search of the screen may come is left where it is typed', async () => {
  const search = vi.fn();
  const left: boolean[] = [];
  const { rerender } = await render(<Page />);
  await userEvent.keyboard('/');
  const listen = ({ defaultPrevented }: KeyboardEvent) => left.push(!defaultPrevented);
  window.addEventListener('keydown', listen);
  await userEvent.keyboard('p');
  window.removeEventListener('keydown', listen);
  expect(left).toEqual([true]);
  await rerender(<Page offers={[['search', search]]} />);
  await expect.poll(() => search).toHaveBeenCalledExactlyOnceWith(true, '');
});
