import { beforeAll, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { aDescriptor } from '#test/a-descriptor.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { linkedDraft } from '../../draft/opening/filled-draft.ts';
import { LinkNotice } from './link-notice.tsx';
import { LinkReview } from './link-review.tsx';
import { CODECS } from '../../link/codecs.ts';
import { openLink } from '../../link/open-link.ts';

beforeAll(CODECS.load);

it('says nothing of starts that there were: only that filling in the form starts nothing', async () => {
  const descriptor = aDescriptor();
  const slug = 'coreclaw/maps' as WorkerSlug;
  const link = openLink({ fragment: '', query: '?max_results=7' }, slug, descriptor);
  if (!link?.ok) throw new Error('The link is of no use.');
  await render(
    <LinkNotice link={link.value} mine={undefined} onDismiss={() => undefined} {...{ descriptor }} />,
  );
  await expect.element(page.getByText('Filled from a link. This starts nothing.')).toBeVisible();
  await page.getByRole('button', { name: 'Review changes' }).click();
  await expect.element(page.getByRole('dialog')).toHaveTextContent('This starts nothing. It sets 1 of');
});

it('tells what a link changes of the draft that it took the place of', async () => {
  const descriptor = aDescriptor();
  const slug = 'coreclaw/maps' as WorkerSlug;
  const linkOf = (query: string) => {
    const link = openLink({ fragment: '', query }, slug, descriptor);
    if (!link?.ok) throw new Error('The link is of no use.');
    return link.value;
  };
  const mine = linkedDraft(linkOf('?place=Bern&max_results=7'), descriptor);
  await render(
    <LinkReview link={linkOf('?place=Rome')} mine={mine} onClose={() => undefined} {...{ descriptor }} />,
  );
  const changes = page.getByLabelText('What it changed');
  await expect.element(changes).toHaveTextContent(/→ Rome$/);
  await page.getByRole('radio', { name: 'Your draft' }).click();
  await expect.element(changes).toHaveTextContent(/7 → 20PlaceBern → Rome$/);
});
