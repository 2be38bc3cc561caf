import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';

import { takeTheClock } from '#test/press.ts';

import { useStartByKey } from './use-start-by-key.ts';

takeTheClock();

type Screen = { readonly exchanged?: boolean; readonly isShown?: boolean; readonly draft?: string };

/** A compose screen; `show` draws it as it then is, `press` presses the shortcut. */
async function open(first: Screen = {}) {
  const start = vi.fn();
  const onShow = vi.fn();
  let latest: ReturnType<typeof useStartByKey> | undefined;
  function Page({ exchanged = false, isShown = true, draft = 'Oslo' }: Screen) {
    latest = useStartByKey({ exchanged, isShown, onShow, start, current: () => draft });
    return null;
  }
  const { rerender } = await render(<Page {...first} />);
  let shown = first;
  const show = (next: Screen) => {
    shown = next;
    return rerender(<Page {...next} />);
  };
  return {
    ...{ start, onShow, show },
    press: async (early?: boolean) => {
      latest?.press(early);
      await show(first);
    },
    isDropped: () => latest?.dropped,
    untilReady: async () => {
      await vi.advanceTimersByTimeAsync(1_000);
      // Draws what the timer has set.
      await show(shown);
    },
  };
}

it('pressed once Start run is ready, it starts', async () => {
  const { start, press, untilReady, isDropped } = await open();
  await untilReady();
  await press();
  expect(start).toHaveBeenCalledOnce();
  expect(isDropped()).toBe(false);
});

it('pressed before Start run is ready, it starts once when it is', async () => {
  const { start, press, untilReady, isDropped } = await open();
  await press();
  await press();
  expect(start).not.toHaveBeenCalled();
  await untilReady();
  expect(start).toHaveBeenCalledOnce();
  expect(isDropped()).toBe(false);
});

it.each<[string, Screen]>([
  ['the form has changed', { draft: 'Bergen' }],
  ['the form is out of sight', { isShown: false }],
])('pressed before Start run is ready, it starts nothing and says so where meanwhile %s', async (_, then) => {
  const { start, press, show, untilReady, isDropped } = await open();
  await press();
  await show(then);
  await untilReady();
  expect(isDropped()).toBe(true);
  expect(start).not.toHaveBeenCalled();
});

it.each<[string, Screen, boolean]>([
  ['before the form was there', {}, true],
  ['right after an address exchanged the form', { exchanged: true }, false],
])('pressed %s, it starts nothing and says so, until it is pressed again', async (_, screen, early) => {
  const { start, press, untilReady, isDropped } = await open(screen);
  await press(early);
  expect(isDropped()).toBe(true);
  await untilReady();
  expect(start).not.toHaveBeenCalled();
  await press();
  expect(start).toHaveBeenCalledOnce();
  expect(isDropped()).toBe(false);
});

it('pressed while the form is out of sight, it only shows the form', async () => {
  const { start, onShow, press, untilReady } = await open({ isShown: false });
  await untilReady();
  await press();
  expect(onShow).toHaveBeenCalledOnce();
  expect(start).not.toHaveBeenCalled();
});
