import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

import { anOrder } from '#test/an-order.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { renderConsole } from '#test/console.tsx';

import { StartCard } from './start-card.tsx';
import type { StartRun } from './use-start-run.ts';

const DIRECT = 'https://openapi.coreclaw.com';
const nothing = () => undefined;

const starter: StartRun = {
  ...{
    state: { kind: 'idle' },
    sent: undefined,
    unkept: false,
    hasKey: true,
    locked: false,
  },
  isStarting: false,
  ...{ start: nothing, startAnother: nothing, stopWaiting: nothing, lookAgain: nothing },
  ...{ take: nothing, dismiss: nothing },
};

/** The card of a start in this mode, on a page that calls the platform at this origin. */
async function show(origin: string, mode: RunOptions['mode'], started: Partial<StartRun> = {}) {
  const onAsync = vi.fn();
  await renderConsole(
    <StartCard
      starter={{ ...starter, ...started }}
      onAsync={onAsync}
      isByKey
      guard={0}
      options={anOrder({ mode }).options}
      facts={null}
      outcome={null}
    />,
    { config: { origin, platform: { kind: 'origin', origin: DIRECT } }, key: '' },
  );
  return { onAsync };
}

const warning = page.getByText(/your browser may send the request again without telling/);

it('says before a synchronous start, where the page calls the platform directly, that it may be doubled, and offers async', async () => {
  const { onAsync } = await show(DIRECT, 'sync');
  await expect.element(warning).toBeVisible();
  await page.getByRole('button', { name: 'Use Async' }).click();
  expect(onAsync).toHaveBeenCalledOnce();
});

it.each<[string, string, RunOptions['mode']]>([
  ['an asynchronous start', DIRECT, 'async'],
  ['a page that calls its own origin', window.location.origin, 'sync'],
])('says nothing of that to %s', async (_, origin, mode) => {
  await show(origin, mode);
  await expect.element(page.getByRole('button', { name: 'Start run' })).toBeVisible();
  await expect.element(warning).not.toBeInTheDocument();
});

it('says that a run is being started only once the request has left, not while it asks', async () => {
  await show(DIRECT, 'async', { isStarting: true });
  await expect.element(page.getByRole('button', { name: 'Start run' })).toBeDisabled();
});

it('does not cut the words of its buttons on a phone', async () => {
  await page.viewport(390, 844);
  const state = { kind: 'starting', since: Date.now(), mode: 'sync' } as const;
  await show(window.location.origin, 'sync', { isStarting: true, state });
  const stop = page.getByRole('button', { name: 'Stop waiting' }).element();
  expect(stop.scrollWidth).toBeLessThanOrEqual(stop.clientWidth);
  await page.viewport(1400, 900);
});
