import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';

import type { ApiConfig } from '#api/config/config.ts';
import { createListeners } from '#core/listeners.ts';
import { aConsole } from '#test/console.tsx';

import { useQueue } from './use-queue.ts';

it('stays one for what is kept once, also where another version of the API is spoken', async () => {
  const { subscribe, notify } = createListeners();
  let version: ApiConfig['version'] = 'v1';
  const seen: unknown[] = [];
  const Screen = () => {
    seen.push(useQueue());
    return <p>{version}</p>;
  };
  const { api, Wrapper } = aConsole({ key: '' });
  Object.defineProperties(api, { version: { get: () => version }, onVersion: { value: subscribe } });
  const screen = await render(<Screen />, { wrapper: Wrapper });
  version = 'v2';
  notify();
  await expect.element(screen.getByText('v2')).toBeVisible();
  expect(new Set(seen).size).toBe(1);
});
