import { expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';

import { useAtRest } from './use-time-passed.ts';

it('is at rest a while after a value came, and again a while after it has come back', async () => {
  const { result, rerender } = await renderHook((value?: string) => useAtRest(value ?? 'one', 1_000));
  expect(result.current).toBe(false);
  await expect.poll(() => result.current, { timeout: 5_000 }).toBe(true);
  await rerender('other');
  expect(result.current).toBe(false);
  await rerender('one');
  expect(result.current).toBe(false);
  await expect.poll(() => result.current, { timeout: 5_000 }).toBe(true);
});
