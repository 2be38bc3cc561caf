import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import type { RunSlug } from '#core/ids/run-slug.ts';
import type { LinkDraft } from '#core/link/link-draft.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { EditAndRunAgain } from './edit-and-run-again.tsx';
import { handedInputs } from './handed-inputs.ts';

const run = '01JDFDS6G0ABCDEFGHJKMNPQRS' as RunSlug; // is one
const worker = 'someone/lists' as WorkerSlug; // is one

it('is a link, which can be opened in another tab, where the address holds the input', async () => {
  await render(
    <EditAndRunAgain {...{ run, at: 1 }} way={{ address: '/workers/someone/lists#v2.AAAA' }} look={{}} />,
  );
  const link = page.getByRole('link', { name: 'Edit and run again' });
  await expect.element(link).toHaveAttribute('href', '/workers/someone/lists#v2.AAAA');
});

it('hands an input over that no address holds, and is no link, which another tab would open without it', async () => {
  const handed: LinkDraft = {
    ...{ worker, version: 'v1.0.0', custom: { urls: [] }, cleared: 'others', options: {}, withheld: [] },
  };
  await render(
    <EditAndRunAgain {...{ run, at: 1 }} way={{ address: '/workers/someone/lists', handed }} look={{}} />,
  );
  expect(page.getByRole('link').elements()).toEqual([]);
  await page.getByRole('button', { name: 'Edit and run again' }).click();
  expect(handedInputs.get(run)).toBe(handed);
  expect(window.location.pathname).toBe('/workers/someone/lists');
  expect(window.history.state).toMatchObject({ earlierRun: true, run });
});
