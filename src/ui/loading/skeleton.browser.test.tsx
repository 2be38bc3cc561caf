import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';

import { Skeleton } from './skeleton.tsx';

const opacityIn = (container: HTMLElement) => {
  const skeleton = container.querySelector('.animate-late');
  return skeleton === null ? undefined : Number(getComputedStyle(skeleton).opacity);
};

it('is seen only where loading takes a while, and stays where another takes its place', async () => {
  const { container, rerender } = await render(<Skeleton key="route" className="h-7" />);
  expect(opacityIn(container)).toBe(0);
  await expect.poll(() => opacityIn(container)).toBeGreaterThan(0.8);
  await rerender(<Skeleton key="rows" className="h-80" />);
  // An animation begins at a frame, which may be some time before or after what is drawn in it.
  expect(opacityIn(container)).toBeGreaterThan(0);
});
