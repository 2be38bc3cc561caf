import { expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';

import { useAtRest } from './use-time-passed.ts';

it('is at rest anew only a while after a value has come back', async () => {
  const { result, rerender } = await renderHook((value?: boolean) => useAtRest(value ?? true, 1_000));
  expect(result.current).toBe(true);
  await rerender(false);
  expect(result.current).toBe(false);
  await rerender(true);
  expect(result.current).toBe(false);
  await expect.poll(() => result.current, { timeout: 5_000 }).toBe(true);
});
