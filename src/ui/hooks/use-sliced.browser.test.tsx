import { expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';

import { useSliced } from './use-sliced.ts';

type Make = Parameters<typeof useSliced<string>>[0];

/** What is made when the test says so, and whether it is still wanted. */
function aWork() {
  let shouldContinue = () => false;
  let finish: (made: string | undefined) => void = () => undefined;
  const make: Make = (isWanted) => {
    shouldContinue = isWanted;
    return new Promise((resolve) => {
      finish = resolve;
    });
  };
  return { make, finish: (made: string | undefined) => finish(made), isWanted: () => shouldContinue() };
}

const show = (first: Make) =>
  renderHook((make: { readonly of: Make } = { of: first }) => useSliced(make.of), {
    initialProps: { of: first },
  });

it('gives what was made last until another is made, and says which', async () => {
  const [first, second] = [aWork(), aWork()];
  const { result, rerender } = await show(first.make);
  expect(result.current).toEqual({ value: undefined, isCurrent: false });
  first.finish('one');
  await expect.poll(() => result.current).toEqual({ value: 'one', isCurrent: true });
  await rerender({ of: second.make });
  expect(result.current).toEqual({ value: 'one', isCurrent: false });
  expect([first.isWanted(), second.isWanted()]).toEqual([false, true]);
  second.finish('two');
  await expect.poll(() => result.current).toEqual({ value: 'two', isCurrent: true });
});

it('takes nothing that came too late, or that was ended', async () => {
  const [first, second] = [aWork(), aWork()];
  const { result, rerender } = await show(first.make);
  await rerender({ of: second.make });
  second.finish(undefined);
  first.finish('one');
  await rerender({ of: second.make });
  expect(result.current).toEqual({ value: undefined, isCurrent: false });
});

it('lets go of what was made once nothing is wanted', async () => {
  const [first, second] = [aWork(), aWork()];
  const { result, rerender } = await show(first.make);
  first.finish('one');
  await expect.poll(() => result.current.value).toBe('one');
  await rerender({ of: undefined });
  expect(result.current.value).toBeUndefined();
  await rerender({ of: second.make });
  expect(result.current).toEqual({ value: undefined, isCurrent: false });
});
