import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { barAtBottom } from './bar-at-bottom.ts';

function Bar({ height }: { readonly height: number }) {
  return (
    <div ref={barAtBottom} style={{ position: 'fixed', bottom: 0, height, width: '100%' }}>
      Start
    </div>
  );
}

it('a bar that grows leaves what has the focus in sight', async () => {
  await page.viewport(390, 844);
  const form = (height: number) => (
    <>
      <div style={{ height: 700 }} />
      <button type="button" style={{ height: 40 }}>
        Base location
      </button>
      <div style={{ height: 2000 }} />
      <Bar height={height} />
    </>
  );
  const { rerender } = await render(form(60));
  const field = page.getByRole('button', { name: 'Base location' }).element();
  if (field instanceof HTMLElement) field.focus();
  await expect.poll(() => document.documentElement.style.getPropertyValue('--bar')).toBe('60px');
  expect(field.getBoundingClientRect().bottom).toBe(740);
  await rerender(form(200));
  await expect.poll(() => field.getBoundingClientRect().bottom).toBeLessThanOrEqual(644);
  expect(field.getBoundingClientRect().top).toBeGreaterThan(0);
});
