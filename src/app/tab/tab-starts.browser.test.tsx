import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';

import { useApi } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { createListeners } from '#core/listeners.ts';
import { useStarts } from '#starts/starts-context.tsx';
import type { Starts } from '#starts/starts.ts';
import { aConsole } from '#test/console.tsx';

import { TabStarts } from './tab-starts.tsx';

it('a tab has one journal of its starts, also once another version of the API is spoken', async () => {
  const { subscribe, notify } = createListeners();
  const { api, Wrapper } = aConsole();
  let version: Api['version'] = 'v1';
  Object.defineProperties(api, { version: { get: () => version }, onVersion: { value: subscribe } });
  const seen: Starts[] = [];
  const Seen = () => {
    useApi();
    seen.push(useStarts());
    return null;
  };
  await render(
    <TabStarts>
      <Seen />
    </TabStarts>,
    { wrapper: Wrapper },
  );
  const before = seen.length;
  version = 'v2';
  notify();
  await expect.poll(() => seen.length).toBeGreaterThan(before);
  expect(new Set(seen).size).toBe(1);
});
