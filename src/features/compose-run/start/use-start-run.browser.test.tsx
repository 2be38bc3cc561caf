import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import type { Api } from '#api/operations.ts';
import { aDescriptor } from '#core/descriptor/a-descriptor.ts';
import { OWN } from '#core/draft/provenance.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { anOrder } from '#core/run/an-order.ts';
import { aConsole } from '#test/console.tsx';

import { useStartRun } from './use-start-run.ts';

const RUN = '01KSFDS8XWTJME33C08XMCR6C0' as RunSlug;

/** A form of which nothing is there but its button, a question before the start, and a key that is asked for. */
async function show({ withKey = true } = {}) {
  const startRun = vi.fn<Api['startRun']>(() => Promise.resolve({ slug: RUN }));
  const { api, keyStore, Wrapper } = aConsole({
    api: { startRun, serverTime: () => ({ now: Date.now(), within: 0, told: true }) },
    key: withKey ? 'scraper_api_1' : '',
  });
  const order = anOrder();
  const answers: ((agreed: boolean) => void)[] = [];
  const ask = () => new Promise<boolean>((resolve) => answers.push(resolve));
  const onStarted = vi.fn();
  const input = {
    slug: order.worker,
    descriptor: aDescriptor(),
    prepare: () => ({
      ...{ order, request: api.requests.startRun(order), reasons: [], provenance: OWN },
      maxCharge: undefined,
      mode: 'async' as const,
    }),
    confirmStart: withKey ? ask : () => Promise.resolve(true),
    requestKey: ask,
    onStarted,
  };
  function Form() {
    const { start, isStarting } = useStartRun(input);
    return <button onClick={start}>{isStarting ? 'Starting…' : 'Start run'}</button>;
  }
  const { unmount } = await render(<Form />, { wrapper: Wrapper });
  const answer = () => {
    keyStore.set('scraper_api_1');
    answers.shift()?.(true);
  };
  return { startRun, onStarted, unmount, answer, asked: () => answers.length };
}

it.each([true, false])(
  'sends nothing once the form was left before it was agreed to: %s',
  async (withKey) => {
    const { startRun, unmount, answer, asked } = await show({ withKey });
    await page.getByRole('button', { name: 'Start run' }).click();
    await expect.poll(asked).toBe(1);
    await unmount();
    answer();
    // Another form starts a run, by which time the first would have.
    const other = await show({ withKey });
    await page.getByRole('button', { name: 'Start run' }).click();
    await expect.poll(other.asked).toBe(1);
    other.answer();
    await expect.poll(() => other.startRun.mock.calls.length).toBe(1);
    expect(startRun).not.toHaveBeenCalled();
  },
);

it('says that it starts while it waits, and makes one start of many presses', async () => {
  const { startRun, onStarted, answer, asked } = await show();
  await page.getByRole('button', { name: 'Start run' }).dblClick();
  await page.getByRole('button', { name: 'Starting…' }).click();
  expect(asked()).toBe(1);
  answer();
  await expect.poll(() => onStarted.mock.calls).toEqual([[RUN]]);
  expect(startRun).toHaveBeenCalledOnce();
  await expect.element(page.getByRole('button', { name: 'Start run' })).toBeVisible();
});
