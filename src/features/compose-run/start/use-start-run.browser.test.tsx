import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import type { Api } from '#api/operations.ts';
import { aDescriptor } from '#test/a-descriptor.ts';
import { OWN } from '#core/draft/provenance.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { anOrder } from '#test/an-order.ts';
import type { RunOrder } from '#core/run/run.ts';
import { aConsole } from '#test/console.tsx';

import { type StartIntent, useStartRun } from './use-start-run.ts';

const RUN = '01KSFDS8XWTJME33C08XMCR6C0' as RunSlug;

/** A form of which nothing is there but its button, a question before the start, and a key that is asked for. */
async function show({ withKey = true, limit = 0 } = {}) {
  const startRun = vi.fn<Api['startRun']>(() => Promise.resolve({ slug: RUN }));
  const { api, keyStore, Wrapper } = aConsole({
    api: { startRun, serverTime: () => ({ now: Date.now(), within: 0, isSynced: true }) },
    key: withKey ? 'scraper_api_1' : '',
  });
  const order = anOrder();
  const intentOf = (of: RunOrder): StartIntent => ({
    ...{ order: of, request: api.requests.startRun(of), reasons: [], provenance: OWN },
    maxCharge: of.options.maxCharge,
    mode: 'async',
    limitTo: (usd) => intentOf(anOrder({ maxCharge: usd })),
  });
  const answers: (() => void)[] = [];
  const asking = <Answer,>(answer: Answer) =>
    new Promise<Answer>((resolve) => answers.push(() => resolve(answer)));
  const onStarted = vi.fn();
  const input = {
    slug: order.worker,
    descriptor: aDescriptor(),
    prepare: () => intentOf(order),
    confirmStart: () => (withKey ? asking({ ...(limit && { limit }) }) : Promise.resolve({})),
    requestKey: () => asking(true),
    onStarted,
  };
  function Form() {
    const { start, isStarting } = useStartRun(input);
    return <button onClick={start}>{isStarting ? 'Starting…' : 'Start run'}</button>;
  }
  const { unmount } = await render(<Form />, { wrapper: Wrapper });
  const answer = () => {
    keyStore.set('scraper_api_1');
    answers.shift()?.();
  };
  return { startRun, onStarted, unmount, answer, questionCount: () => answers.length };
}

it.each([true, false])(
  'sends nothing once the form was left before it was agreed to: %s',
  async (withKey) => {
    const { startRun, unmount, answer, questionCount } = await show({ withKey });
    await page.getByRole('button', { name: 'Start run' }).click();
    await expect.poll(questionCount).toBe(1);
    await unmount();
    answer();
    // Another form starts a run, by which time the first would have.
    const other = await show({ withKey });
    await page.getByRole('button', { name: 'Start run' }).click();
    await expect.poll(other.questionCount).toBe(1);
    other.answer();
    await expect.poll(() => other.startRun.mock.calls.length).toBe(1);
    expect(startRun).not.toHaveBeenCalled();
  },
);

it('says that it starts while it waits, and makes one start of many presses', async () => {
  const { startRun, onStarted, answer, questionCount } = await show();
  await page.getByRole('button', { name: 'Start run' }).dblClick();
  await page.getByRole('button', { name: 'Starting…' }).click();
  expect(questionCount()).toBe(1);
  answer();
  await expect.poll(() => onStarted.mock.calls).toEqual([[RUN]]);
  expect(startRun).toHaveBeenCalledOnce();
  await expect.element(page.getByRole('button', { name: 'Start run' })).toBeVisible();
});

it('sends the maximum charge that was set in the question', async () => {
  const { startRun, answer, questionCount } = await show({ limit: 2.5 });
  await page.getByRole('button', { name: 'Start run' }).click();
  await expect.poll(questionCount).toBe(1);
  answer();
  await expect.poll(() => startRun.mock.calls.length).toBe(1);
  expect(startRun.mock.calls[0]?.[0].body).toMatchObject({
    input: { parameters: { system: { max_total_charge: 2.5 } } },
  });
});
