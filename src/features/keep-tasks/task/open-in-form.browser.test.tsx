import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

import type { Api } from '#api/operations.ts';
import { aDescriptor } from '#test/a-descriptor.ts';
import { decodeLink } from '#core/link/link-codec.ts';
import type { LinkDraft } from '#core/link/link-draft.ts';
import { aSavedTask } from '#test/a-saved-task.ts';
import { renderConsole } from '#test/console.tsx';

import { handedLinks } from './opened-task.ts';
import { RunWithChange } from './open-in-form.tsx';

const custom = { keywords: ['pizza'], password: 'Tr0ub4dor-and-3' };
const task = aSavedTask({ input: { system: { proxy_region: 'US' }, custom } });

const show = (worker: Api['worker']) =>
  renderConsole(<RunWithChange task={task} />, {
    api: { worker },
    config: { version: 'v2' },
    key: '',
    path: `/tasks/${task.slug}`,
  });

it('gives no address while the Worker’s form, by which secrets are told, cannot be read', async () => {
  const worker = vi.fn<Api['worker']>(() => Promise.reject(new TypeError('none')));
  const { client, rerender } = await show(worker);
  await expect.poll(() => client.isFetching()).toBe(0);
  await rerender(<RunWithChange task={task} />);
  expect(worker).toHaveBeenCalled();
  expect(page.getByRole('link').elements()).toEqual([]);
});

it('hands a password to the form, leaves it out of every address, and sets only options that the task names', async () => {
  const { address } = await show(() => Promise.resolve(aDescriptor()));
  const link = page.getByRole('link', { name: 'Run once with changes' });
  await expect.element(link).toBeVisible();
  const { hash } = new URL((link.element() as HTMLAnchorElement).href); // a link
  expect(decodeLink(hash)).toMatchObject({
    value: { custom: { keywords: ['pizza'] }, options: { proxyRegion: 'US' }, withheld: ['password'] },
  });
  await link.click();
  const { options } = (decodeLink(hash) as { readonly value: LinkDraft }).value; // as was just seen
  expect(options).toEqual({ proxyRegion: 'US' });
  expect(address()).toContain(hash);
  expect(decodeLink(handedLinks.get(task.slug) ?? '')).toMatchObject({ value: { custom, withheld: [] } });
});
