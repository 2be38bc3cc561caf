import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { PLACE } from '#browser/place.ts';

import { CopyLink } from './copy-link.tsx';

const show = () =>
  render(
    <>
      <CopyLink of="run" path="/runs/1" />
      <p>Below</p>
    </>,
  );

const ADDRESS = `${window.location.origin}${PLACE.base}/runs/1`;

const topOfBelow = () => page.getByText('Below').element().getBoundingClientRect().top;

it('copies the address and says for whom it opens, and nothing on the page moves', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await show();
  const before = topOfBelow();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect.element(page.getByText('The link opens with a key of this account')).toBeVisible();
  expect(write).toHaveBeenCalledExactlyOnceWith(ADDRESS);
  expect(topOfBelow()).toBe(before);
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect.element(page.getByText('The link opens with')).not.toBeInTheDocument();
  write.mockRestore();
});

it('shows the address where it could not be copied', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('refused'));
  await show();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect.element(page.getByText(ADDRESS)).toBeVisible();
  write.mockRestore();
});
