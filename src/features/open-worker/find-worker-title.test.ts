import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';

import type { Api } from '#api/operations.ts';
import { PRIVATE_QUERIES } from '#api/queries/queries.ts';
import { parseWorkerSlug, type WorkerSlug } from '#core/ids/worker-ref.ts';

import { findWorkerTitle } from './find-worker-title.ts';

function slugOf(text: string): WorkerSlug {
  const slug = parseWorkerSlug(text);
  if (!slug.ok) throw new Error(text);
  return slug.value;
}

const MAPS = slugOf('coreclaw/google-maps-scraper');

/** A platform of which only the store is asked. */
function aStore(answer: () => readonly { slug: WorkerSlug; title: string }[]) {
  const searches: string[] = [];
  const searchStore = (text: string) => {
    searches.push(text);
    return Promise.resolve().then(() => answer().map((one) => ({ ...one, description: '' })));
  };
  return { api: { searchStore } as unknown as Api, searches }; // nothing else of it is asked
}

const aClient = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });

it('finds the title of a Worker in the store, by the words of its name', async () => {
  const { api, searches } = aStore(() => [
    { slug: slugOf('other/google-maps-scraper'), title: 'Another' },
    { slug: MAPS, title: 'Google Maps Scraper' },
  ]);
  expect(await findWorkerTitle(aClient(), api, MAPS)).toBe('Google Maps Scraper');
  expect(searches).toEqual(['google maps scraper']);
});

it('asks nothing where a run of it told the title', async () => {
  const client = aClient();
  client.setQueryData([PRIVATE_QUERIES, 'run', 'r'], { workerSlug: MAPS, workerTitle: 'Maps of ours' });
  const { api, searches } = aStore(() => []);
  expect(await findWorkerTitle(client, api, MAPS)).toBe('Maps of ours');
  expect(searches).toEqual([]);
});

it('knows none where nothing answers, or the store has no such Worker', async () => {
  const fails = aStore(() => {
    throw new Error('offline');
  });
  expect(await findWorkerTitle(aClient(), fails.api, MAPS)).toBe('');
  expect(await findWorkerTitle(aClient(), aStore(() => []).api, MAPS)).toBe('');
});
