import { afterEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { Floating } from './floating.tsx';

afterEach(() => void document.documentElement.style.removeProperty('--bar'));

it('stands at the bottom of a phone, above the bar there', async () => {
  await page.viewport(390, 844);
  document.documentElement.style.setProperty('--bar', '80px');
  await render(<Floating>Saved</Floating>);
  const { bottom, top } = page.getByText('Saved').element().getBoundingClientRect();
  expect(bottom).toBeLessThanOrEqual(844 - 80);
  expect(top).toBeGreaterThan(844 / 2);
});

it('goes by itself where it is only news, but not while it has the focus', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const pass = vi.fn();
  await render(
    <>
      <Floating onPass={pass}>
        <button type="button">Close</button>
      </Floating>
      <Floating>Not saved</Floating>
    </>,
  );
  const close = page.getByRole('button', { name: 'Close' }).element();
  if (close instanceof HTMLElement) close.focus();
  vi.advanceTimersByTime(60_000);
  expect(pass).not.toHaveBeenCalled();
  if (close instanceof HTMLElement) close.blur();
  vi.advanceTimersByTime(10_000);
  expect(pass).toHaveBeenCalledOnce();
});

it('stays as long as nobody sees the page, and ten seconds after that', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const pass = vi.fn();
  await render(<Floating onPass={pass}>Saved</Floating>);
  const state = vi.spyOn(document, 'visibilityState', 'get');
  const become = (seen: 'visible' | 'hidden') => {
    state.mockReturnValue(seen);
    document.dispatchEvent(new Event('visibilitychange'));
  };
  vi.advanceTimersByTime(6_000);
  become('hidden');
  vi.advanceTimersByTime(120_000);
  become('visible');
  vi.advanceTimersByTime(9_000);
  expect(pass).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect(pass).toHaveBeenCalledOnce();
});
