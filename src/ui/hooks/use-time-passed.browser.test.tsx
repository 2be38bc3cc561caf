import { beforeEach, expect, it, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';

import { useAtRest } from './use-time-passed.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));

it('is at rest a while after a value came, and again a while after it has come back', async () => {
  const { result, rerender, act } = await renderHook((value?: string) => useAtRest(value ?? 'one', 1_000));
  const after = async (ms: number) => {
    await act(() => vi.advanceTimersByTimeAsync(ms));
    return result.current;
  };
  expect(await after(999)).toBe(false);
  expect(await after(1)).toBe(true);
  await rerender('other');
  expect(await after(999)).toBe(false);
  await rerender('one');
  expect(await after(999)).toBe(false);
  expect(await after(1)).toBe(true);
});
