import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

import type { Account } from '#core/run/run.ts';
import { anOrder } from '#core/run/an-order.ts';
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
async function show(
  origin: string,
  mode: RunOptions['mode'],
  limits: Partial<RunOptions> = {},
  account?: Account,
  started: Partial<StartRun> = {},
) {
  const onAsync = vi.fn();
  await renderConsole(
    <StartCard
      starter={{ ...starter, ...started }}
      onAsync={onAsync}
      subtasks={{ count: 1, sources: [], unused: [] }}
      isShown
      isByKey
      parameters={[]}
      titleOf={(field) => field}
      problems={[]}
      attempts={0}
      onProblem={nothing}
      onLimits={nothing}
      guard={0}
      options={anOrder({ mode, ...limits }).options}
      cost={null}
      outcome={null}
    />,
    {
      api: account && { account: () => Promise.resolve(account) },
      config: { origin, platform: { kind: 'origin', origin: DIRECT } },
      key: account ? 'scraper_api_1' : '',
    },
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

it.each<[string, number, RegExp, boolean]>([
  ['with a maximum charge', 5, /^At most \$5\.00 · 1 hr\b/, true],
  ['without one, where nothing is called good', 0, /^No maximum charge · 1 hr\b/, false],
])('says what a run may cost at the most, %s', async (_, maxCharge, words, isGood) => {
  await show(window.location.origin, 'async', { maxCharge, timeout: 3_600 });
  await expect.element(page.getByRole('button', { name: words })).toBeVisible();
  const line = page.getByRole('status').filter({ hasText: 'No problems' });
  const icon = line.element().querySelector('svg');
  expect(icon?.classList.contains('text-good')).toBe(isGood);
});

it('says what there is to pay the run, and until which day', async () => {
  const balanceExpiresAt = new Date(new Date().getFullYear(), 11, 15, 12).getTime();
  await show(DIRECT, 'async', {}, { balance: 37.2, balanceExpiresAt });
  await expect.element(page.getByText('Balance $37.20, until 15 Dec')).toBeVisible();
});

it('says that a run is being started only once the request has left, not while it asks', async () => {
  await show(DIRECT, 'async', {}, undefined, { isStarting: true });
  await expect.element(page.getByRole('button', { name: 'Start run' })).toBeDisabled();
});

it('does not cut the words of its buttons on a phone', async () => {
  await page.viewport(390, 844);
  const state = { kind: 'starting', since: Date.now(), mode: 'sync' } as const;
  await show(window.location.origin, 'sync', {}, undefined, { isStarting: true, state });
  const stop = page.getByRole('button', { name: 'Stop waiting' }).element();
  expect(stop.scrollWidth).toBeLessThanOrEqual(stop.clientWidth);
  await page.viewport(1400, 900);
});
