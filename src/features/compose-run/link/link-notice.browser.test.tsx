import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { aDescriptor } from '#core/descriptor/a-descriptor.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { LinkNotice } from './link-notice.tsx';
import { openLink } from './open-link.ts';

it('no longer says that nothing has been started once a start has left', async () => {
  const descriptor = aDescriptor();
  const slug = 'coreclaw/maps' as WorkerSlug;
  const link = openLink({ fragment: '', query: '?max_results=7' }, slug, descriptor);
  if (!link?.ok) throw new Error('The link is of no use.');
  const notice = (hasSent: boolean) => (
    <LinkNotice link={link.value} onDismiss={() => undefined} {...{ descriptor, hasSent }} />
  );
  const said = page.getByText('Nothing has been started');
  const { rerender } = await render(notice(false));
  await expect.element(said).toBeVisible();
  await rerender(notice(true));
  await expect.element(page.getByText('From a link')).toBeVisible();
  await expect.element(said).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Review changes' }).click();
  await expect.element(page.getByRole('dialog')).toHaveTextContent('It sets 1 of');
  await expect.element(said).not.toBeInTheDocument();
});
