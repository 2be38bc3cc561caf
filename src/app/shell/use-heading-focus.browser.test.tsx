import { beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';

import { useHeadingFocus } from './use-heading-focus.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true }));

function Shell({ heading }: { readonly heading: string | undefined }) {
  useHeadingFocus();
  return (
    <main id="content" tabIndex={-1}>
      {heading !== undefined && <h1>{heading}</h1>}
    </main>
  );
}

it('brings the focus to the heading of a screen, however late it comes', async () => {
  const { hook, navigate } = memoryLocation({ path: '/' });
  const shell = (heading?: string) => (
    <Router hook={hook}>
      <Shell heading={heading} />
    </Router>
  );
  const { rerender } = await render(shell('Workers'));
  navigate('/runs');
  await rerender(shell());
  await vi.advanceTimersByTimeAsync(60_000);
  await rerender(shell('Runs'));
  await expect.element(page.getByRole('heading', { name: 'Runs' })).toHaveFocus();
});
