import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { ApiProvider } from '#api/api-context.tsx';
import { aConfig } from '#api/config/a-config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key/key-store.ts';
import type { Api } from '#api/operations.ts';
import { aDescriptor } from '#core/descriptor/a-descriptor.ts';
import { OWN } from '#core/draft/provenance.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { anOrder } from '#core/run/an-order.ts';
import { someStarts } from '#starts/some-starts.ts';
import { StartsProvider } from '#starts/starts-context.tsx';

import { useStartRun } from './use-start-run.ts';

const RUN = '01KSFDS8XWTJME33C08XMCR6C0' as RunSlug;

/** A form of which nothing is there but its button, a question before the start, and a key that is asked for. */
async function show({ withKey = true } = {}) {
  const keyStore = createKeyStore(undefined);
  if (withKey) keyStore.set('scraper_api_1');
  const config = aConfig();
  const startRun = vi.fn<Api['startRun']>(() => Promise.resolve({ slug: RUN }));
  const api: Api = {
    ...createApi({ config, keyStore, fetch: () => Promise.reject(new TypeError('no network in a test')) }),
    startRun,
    serverTime: () => ({ now: Date.now(), within: 0, told: true }),
  };
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
  const { unmount } = await render(
    <QueryClientProvider client={new QueryClient()}>
      <ApiProvider connection={{ api, config, keyStore }}>
        <StartsProvider starts={someStarts({ api, keyStore })}>
          <Form />
        </StartsProvider>
      </ApiProvider>
    </QueryClientProvider>,
  );
  const answer = async () => {
    keyStore.set('scraper_api_1');
    answers.shift()?.(true);
    // What the answer leads to is done before what is asked for after it.
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
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
    await answer();
    expect(startRun).not.toHaveBeenCalled();
  },
);

it('says that it starts while it waits, and makes one start of many presses', async () => {
  const { startRun, onStarted, answer, asked } = await show();
  await page.getByRole('button', { name: 'Start run' }).dblClick();
  await page.getByRole('button', { name: 'Starting…' }).click();
  expect(asked()).toBe(1);
  await answer();
  await expect.poll(() => onStarted.mock.calls).toEqual([[RUN]]);
  expect(startRun).toHaveBeenCalledOnce();
  await expect.element(page.getByRole('button', { name: 'Start run' })).toBeVisible();
});
