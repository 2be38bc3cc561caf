import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { CopyButton } from './copy-button.tsx';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const copy = async (write: () => Promise<void>) => {
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(write);
  await render(<CopyButton text={() => 'a text'} label="Copy link" />);
  await page.getByRole('button', { name: 'Copy link' }).click();
};

it('a copy button says that it has copied, for two seconds', async () => {
  await copy(() => Promise.resolve());
  await expect.element(page.getByRole('status')).toHaveTextContent('Copied');
  vi.advanceTimersByTime(2_000);
  await expect.element(page.getByRole('status')).toBeEmptyDOMElement();
});

it('a copy button says that it could not copy', async () => {
  await copy(() => Promise.reject(new Error('forbidden')));
  await expect.element(page.getByRole('status')).toHaveTextContent(/did not allow copying/);
});
