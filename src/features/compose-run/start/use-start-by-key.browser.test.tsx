import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';

import type { Command } from '#ui/commands/commands.ts';

import { useStartByKey } from './use-start-by-key.ts';

type Screen = {
  readonly ready?: boolean;
  readonly exchanged?: boolean;
  readonly isShown?: boolean;
  readonly draft?: string;
};

/** A compose screen; `show` draws it anew, `press` presses the shortcut. */
async function open(first: Screen) {
  const start = vi.fn();
  const onShow = vi.fn();
  let now: { readonly press: Command; readonly dropped: boolean } | undefined;
  function Page({ ready = false, exchanged = false, isShown = true, draft = 'Oslo' }: Screen) {
    now = useStartByKey({ ready, exchanged, isShown, onShow, start, current: () => draft });
    return null;
  }
  const { rerender } = await render(<Page {...first} />);
  return {
    ...{ start, onShow },
    show: (next: Screen) => rerender(<Page {...next} />),
    press: async (next: Screen, early?: boolean) => {
      now?.press(early);
      await rerender(<Page {...next} />);
    },
    dropped: () => now?.dropped,
  };
}

it('pressed once Start run is ready, it starts', async () => {
  const { start, press, dropped } = await open({ ready: true });
  await press({ ready: true });
  expect(start).toHaveBeenCalledOnce();
  expect(dropped()).toBe(false);
});

it('pressed before Start run is ready, it starts once when it is', async () => {
  const { start, press, show, dropped } = await open({});
  await press({});
  await press({});
  expect(start).not.toHaveBeenCalled();
  await show({ ready: true });
  await vi.waitFor(() => expect(start).toHaveBeenCalledOnce());
  await show({ ready: true });
  expect(start).toHaveBeenCalledOnce();
  expect(dropped()).toBe(false);
});

it.each<[string, Screen]>([
  ['the form has changed', { draft: 'Bergen' }],
  ['the form is out of sight', { isShown: false }],
])('pressed before Start run is ready, it starts nothing and says so where meanwhile %s', async (_, then) => {
  const { start, press, show, dropped } = await open({});
  await press({});
  await show({ ...then, ready: true });
  await vi.waitFor(() => expect(dropped()).toBe(true));
  expect(start).not.toHaveBeenCalled();
});

it.each<[string, Screen, boolean]>([
  ['before the form was there', {}, true],
  ['before the form was there, even if it is ready by now', { ready: true }, true],
  ['right after an address exchanged the form', { exchanged: true }, false],
])('pressed %s, it starts nothing and says so', async (_, screen, early) => {
  const { start, press, show, dropped } = await open(screen);
  await press(screen, early);
  expect(dropped()).toBe(true);
  await show({ ...screen, ready: true });
  expect(start).not.toHaveBeenCalled();
  await press({ ...screen, ready: true });
  expect(start).toHaveBeenCalledOnce();
  expect(dropped()).toBe(false);
});

it('pressed while the form is out of sight, it only shows the form', async () => {
  const { start, onShow, press } = await open({ ready: true, isShown: false });
  await press({ ready: true, isShown: false });
  expect(onShow).toHaveBeenCalledOnce();
  expect(start).not.toHaveBeenCalled();
});
