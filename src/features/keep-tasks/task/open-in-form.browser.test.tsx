import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';

import { ApiProvider } from '#api/api-context.tsx';
import { aConfig } from '#api/config/a-config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key/key-store.ts';
import type { Api } from '#api/operations.ts';
import { aDescriptor } from '#core/descriptor/a-descriptor.ts';
import { decodeLink } from '#core/link/link-codec.ts';
import type { LinkDraft } from '#core/link/link-draft.ts';
import { aSavedTask } from '#core/saved-tasks/a-saved-task.ts';

import { handedLinks } from './opened-task.ts';
import { RunWithChange } from './open-in-form.tsx';

const CONFIG = aConfig({ version: 'v2' });

const custom = { keywords: ['pizza'], password: 'Tr0ub4dor-and-3' };
const task = aSavedTask({ input: { system: { proxy_region: 'US' }, custom } });

async function show(worker: Api['worker']) {
  const keyStore = createKeyStore(undefined);
  const fetch = () => Promise.reject(new TypeError('no network in a test'));
  const api = {
    ...createApi({ config: CONFIG, keyStore, fetch }),
    worker,
  };
  const location = memoryLocation({ path: `/tasks/${task.slug}`, record: true });
  await render(
    <QueryClientProvider client={new QueryClient()}>
      <ApiProvider connection={{ api, config: CONFIG, keyStore }}>
        <Router hook={location.hook}>
          <RunWithChange task={task} />
        </Router>
      </ApiProvider>
    </QueryClientProvider>,
  );
  return { location };
}

it('gives no address while the Worker’s form, by which secrets are told, cannot be read', async () => {
  const worker = vi.fn<Api['worker']>(() => Promise.reject(new TypeError('none')));
  await show(worker);
  await vi.waitFor(() => expect(worker).toHaveBeenCalled());
  await new Promise((resolve) => setTimeout(resolve));
  expect(page.getByRole('link').elements()).toEqual([]);
});

it('hands a password to the form, leaves it out of every address, and sets only options that the task names', async () => {
  const { location } = await show(() => Promise.resolve(aDescriptor()));
  const link = page.getByRole('link', { name: 'Run with a change once' });
  await expect.element(link).toBeVisible();
  const { hash } = new URL((link.element() as HTMLAnchorElement).href); // a link
  expect(decodeLink(hash)).toMatchObject({
    value: { custom: { keywords: ['pizza'] }, options: { proxyRegion: 'US' }, withheld: ['password'] },
  });
  await link.click();
  const { options } = (decodeLink(hash) as { readonly value: LinkDraft }).value; // as was just seen
  expect(options).toEqual({ proxyRegion: 'US' });
  expect(location.history.at(-1)).toContain(hash);
  expect(decodeLink(handedLinks.get(task.slug) ?? '')).toMatchObject({ value: { custom, withheld: [] } });
});
