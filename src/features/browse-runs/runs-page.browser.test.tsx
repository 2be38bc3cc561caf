import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';

import { ApiProvider } from '#api/api-context.tsx';
import type { ApiConfig } from '#api/config/config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key-store.ts';
import { aRun } from '#core/run/a-run.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { Run, RunFilter, RunPage } from '#core/run/run.ts';

import { RunsPage } from './runs-page.tsx';

const aMapsRun = (facts: Partial<Run> = {}) =>
  aRun({
    status: 'succeeded',
    results: 1204,
    usage: 0.0542,
    traffic: 22_600_000,
    startedAt: new Date(new Date().getFullYear(), 10, 24, 14, 2).getTime(),
    duration: 221,
    ...facts,
  });

type Setup = {
  readonly found?: readonly Run[];
  readonly unread?: readonly string[];
  readonly total?: number;
  readonly query?: string;
  readonly here?: ReadonlySet<string>;
};

async function show(setup: Setup = {}) {
  const { found = [aMapsRun()], unread = [], total = found.length, query = '', here = new Set() } = setup;
  const keyStore = createKeyStore(undefined);
  keyStore.set('scraper_api_1');
  const config: ApiConfig = {
    origin: 'https://api.example.com',
    authScheme: 'bearer',
    version: 'v1',
    platform: { kind: 'sandbox' },
  };
  const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.reject(new TypeError('no network in a test')));
  const runs = vi.fn<(filter: RunFilter) => Promise<RunPage>>(() =>
    Promise.resolve({ runs: found, unread, total }),
  );
  const api = { ...createApi({ config, keyStore, fetch }), runs };
  const location = memoryLocation({ path: `/runs${query}`, record: true });
  await render(
    <QueryClientProvider client={new QueryClient()}>
      <ApiProvider connection={{ api, config, keyStore }}>
        <Router hook={location.hook} searchHook={location.searchHook}>
          <RunsPage startedHere={here} storedInputs={<p>Kept inputs</p>} onNeedKey={vi.fn()} />
        </Router>
      </ApiProvider>
    </QueryClientProvider>,
  );
  return { asked: () => runs.mock.lastCall?.[0], address: () => location.history.at(-1) };
}

describe('the list of runs', () => {
  it('shows a run with its figures, and a click in its row opens it', async () => {
    await page.viewport(1200, 800);
    const { address } = await show();
    const row = page.getByRole('row').nth(1);
    await expect.element(row.getByRole('cell').nth(0)).toHaveTextContent(/^Succeeded$/);
    const texts = [...row.element().querySelectorAll('td')].slice(3).map((cell) => cell.textContent);
    expect(texts).toEqual(['3 min 41 sec', '1,204', '$0.0542', '22.6 MB']);
    const link = row.getByRole('link', { name: 'Run of 24 Nov, 14:02' });
    await expect.element(link).toHaveAttribute('href', '/runs/01KSFDS8XWTJME33C08XMCR6B9');
    await userEvent.click(row, { position: { x: 20, y: 10 } });
    expect(address()).toBe('/runs/01KSFDS8XWTJME33C08XMCR6B9');
  });

  it('shows the runs that can be read beside those that cannot, and says so', async () => {
    await show({ unread: ['data.list.0.slug is missing or not usable'], total: 2 });
    await expect.element(page.getByRole('row').nth(1)).toHaveTextContent('Succeeded');
    await expect.element(page.getByText('One run on this page could not be read')).toBeVisible();
    await expect.element(page.getByText('data.list.0.slug is missing or not usable')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Older' })).not.toBeInTheDocument();
  });

  it('takes filter and page from the address, and puts them there', async () => {
    const { asked, address } = await show({ query: '?status=failed&page=2', total: 60 });
    await expect.poll(asked).toEqual({ status: 'failed', page: 2, pageSize: 25 });
    await page.getByRole('button', { name: 'Older' }).click();
    expect(address()).toBe('/runs?status=failed&page=3');
    await page.getByRole('searchbox', { name: 'Worker' }).fill('coreclaw/shop');
    await userEvent.keyboard('{Enter}');
    await expect.poll(asked).toEqual({ status: 'failed', worker: 'coreclaw/shop', page: 1, pageSize: 25 });
    await page.getByRole('combobox', { name: 'Status' }).selectOptions('All');
    await expect.poll(address).toBe('/runs?worker=coreclaw%2Fshop');
  });

  it('marks the runs that were started from this browser', async () => {
    const other = '01KSFDS8XWTJME33C08XMCR6C0' as RunSlug;
    await show({ found: [aMapsRun(), aMapsRun({ slug: other })], here: new Set([other]) });
    await expect.element(page.getByRole('row').nth(2)).toHaveTextContent('Started here');
    await expect.element(page.getByRole('row').nth(1)).not.toHaveTextContent('Started here');
  });

  it('leaves the filters and what is kept where a run cannot be drawn', async () => {
    // React reports every fault there, also one that is caught.
    const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const here = new Set<string>();
    here.has = () => {
      throw new Error('broken on purpose');
    };
    const { address } = await show({ here });
    await expect.element(page.getByText('This part stopped working')).toBeVisible();
    await expect.element(page.getByText('Kept inputs')).toBeVisible();
    await page.getByRole('combobox', { name: 'Status' }).selectOptions('Failed');
    await expect.poll(address).toBe('/runs?status=failed');
    reported.mockRestore();
  });

  it('says whether there are no runs at all or none that fit', async () => {
    const { address } = await show({ found: [], query: '?status=failed' });
    await expect.element(page.getByText('No runs match this filter.')).toBeVisible();
    await page.getByRole('button', { name: 'Show all runs' }).click();
    await expect.element(page.getByText('There are no runs yet.')).toBeVisible();
    expect(address()).toBe('/runs');
  });

  it('sums up the page, and leaves out the runs before a period, saying so', async () => {
    await page.viewport(1200, 800);
    const old = aMapsRun({ startedAt: 1_600_000_000_000 });
    const recent = aMapsRun({ startedAt: Date.now() - 3_600_000 });
    const { address } = await show({ found: [recent, recent, old].map(withOwnSlug) });
    const sums = page.getByRole('row', { name: 'This page' }).getByRole('cell');
    const texts = () =>
      sums.elements().map((cell) => (cell instanceof HTMLElement ? cell.innerText : undefined));
    await expect.poll(texts).toEqual(['', '', '11 min 3 sec', '3,612', '$0.1626', '67.8 MB']);
    await page.getByRole('combobox', { name: 'Started' }).selectOptions('In the last 7 days');
    await expect.element(page.getByText(/^2 of the 3 runs on this page/)).toBeVisible();
    await expect.poll(texts).toEqual(['', '', '7 min 22 sec', '2,408', '$0.1084', '45.2 MB']);
    expect(address()).toBe('/runs?period=week');
  });
});

const withOwnSlug = (run: Run, index: number): Run => ({
  ...run,
  slug: `01KSFDS8XWTJME33C08XMCR6B${index}` as RunSlug,
});
