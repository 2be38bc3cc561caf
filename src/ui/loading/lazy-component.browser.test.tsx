import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { lazyComponent } from './lazy-component.tsx';
import { LazyPart } from './lazy-part.tsx';

let isOnline = false;
beforeEach(async () => {
  isOnline = false;
  const Log = lazyComponent(() =>
    isOnline ? Promise.resolve(() => <p>20 lines</p>) : Promise.reject(new TypeError('Failed to fetch')),
  );
  await render(
    <>
      <LazyPart>
        <Log />
      </LazyPart>
      <button type="button">Stop run</button>
    </>,
  );
  await expect.element(page.getByText('This part could not be loaded')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Stop run' })).toBeVisible();
});

it('says in its place that it could not be loaded, and loads again by a button', async () => {
  await userEvent.click(page.getByRole('button', { name: 'Try again' }));
  await expect.element(page.getByText('This part could not be loaded')).toBeVisible();
  isOnline = true;
  await userEvent.click(page.getByRole('button', { name: 'Try again' }));
  await expect.element(page.getByText('20 lines')).toBeVisible();
});

it('loads by itself when the network is back', async () => {
  isOnline = true;
  window.dispatchEvent(new Event('online'));
  await expect.element(page.getByText('20 lines')).toBeVisible();
});
