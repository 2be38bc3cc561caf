import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { createKeyStore } from '#api/key/key-store.ts';
import type { Api } from '#api/operations.ts';
import { aDescriptor } from '#test/a-descriptor.ts';
import { anOrder } from '#test/an-order.ts';

import { inputOf } from './input-of.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('keeps a start waiting for the form of its Worker for some seconds only', async () => {
  const order = anOrder({}, { custom: { city: 'Wien' } });
  let answer: (() => void) | undefined;
  const worker = vi.fn<Api['worker']>(
    () => new Promise((resolve) => (answer = () => resolve(aDescriptor({})))),
  );
  const parts = {
    api: { worker } as unknown as Api,
    keyStore: createKeyStore(undefined),
    client: new QueryClient(),
  };
  const first = inputOf(order, parts);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await first).toMatchObject({ order: { custom: {} }, omitted: ['city'] });
  answer?.();
  expect(await inputOf(order, parts)).toMatchObject({ order: { custom: { city: 'Wien' } }, omitted: [] });
  expect(worker).toHaveBeenCalledTimes(1);
});
