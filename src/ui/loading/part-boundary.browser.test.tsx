import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { PartBoundary } from './part-boundary.tsx';

it('says in its place that it stopped working, leaves what stands beside it, and can be tried again', async () => {
  // React reports every fault there, also one that is caught.
  const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let isBroken = true;
  const Results = () => {
    if (isBroken) throw new Error('toISOString of 1e303');
    return <p>20 rows</p>;
  };
  await render(
    <>
      <PartBoundary>
        <Results />
      </PartBoundary>
      <button type="button">Stop run</button>
    </>,
  );
  await expect.element(page.getByText('This part stopped working')).toBeVisible();
  await expect.element(page.getByText(/toISOString of 1e303/)).toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: 'Stop run' })).toBeVisible();
  isBroken = false;
  await userEvent.click(page.getByRole('button', { name: 'Try again' }));
  await expect.element(page.getByText('20 rows')).toBeVisible();
  reported.mockClear();
});
