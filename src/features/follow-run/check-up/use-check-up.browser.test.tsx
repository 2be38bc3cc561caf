import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';

import { NO_ROWS } from '#core/results/row-set.ts';
import { aRun, untold } from '#core/run/a-run.ts';

import { useCheckUp } from './use-check-up.ts';

const client = new QueryClient();
const run = untold(aRun({ status: 'succeeded' }), 'results');

it.each([
  [20, Infinity],
  [1_001, 0],
  [undefined, 0],
])('reads a run of %s rows to check it, whose record does not tell them: %s', async (count, wanted) => {
  const readTo = vi.fn(() => Promise.resolve(NO_ROWS));
  await renderHook(() => useCheckUp(run, { set: NO_ROWS, readTo, count }, () => undefined), {
    wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  });
  await expect.poll(() => client.isFetching()).toBe(0);
  await expect.poll(() => readTo.mock.lastCall).toEqual([wanted]);
});
