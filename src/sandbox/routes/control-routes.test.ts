import { expect, it } from 'vitest';
import type { Json } from '#core/json/json.ts';
import { aRunBody, aSandbox } from '#test/a-sandbox.ts';

it('lists what arrived, with headers and the exact text, oldest first', async () => {
  const sandbox = aSandbox();
  const text = `${JSON.stringify(aRunBody(), null, 4)}\n`;
  await sandbox.app.request('/api/store?search=maps');
  await sandbox.post('/api/v1/scraper/run', text);
  const requests: unknown = await (await sandbox.app.request('/__sandbox/requests')).json();
  expect(requests).toEqual([
    { method: 'GET', path: '/api/store?search=maps', headers: {}, body: '' },
    {
      method: 'POST',
      path: '/api/v1/scraper/run',
      headers: { 'api-key': 'scraper_api_sandbox', 'content-type': 'application/json' },
      body: text,
    },
  ]);
});

it('lists the runs that exist, newest first', async () => {
  const sandbox = aSandbox();
  const first = await sandbox.start();
  const second = await sandbox.start();
  expect(await (await sandbox.app.request('/__sandbox/runs')).json()).toEqual([second, first]);
});

it('starts afresh on reset', async () => {
  const sandbox = aSandbox();
  const run_slug = await sandbox.start();
  await sandbox.control('workers', { slug: 'test/odd', data: null });
  await sandbox.control('reset');
  expect(await (await sandbox.app.request('/__sandbox/requests')).json()).toEqual([]);
  expect(await sandbox.post('/api/v1/run/detail', { run_slug })).toMatchObject({ code: 70001 });
  expect(await sandbox.get('/api/scraper?slug=test/odd')).toMatchObject({ code: 50001 });
});

it.each([12.5, '12.5'])('sets the balance to %o, whatever was used before', async (balance) => {
  const sandbox = aSandbox();
  await sandbox.start();
  await sandbox.wait(60_000);
  await sandbox.control('balance', { balance });
  expect(await sandbox.post('/api/v1/account/info', {})).toMatchObject({ data: { balance: '12.50' } });
});

it('makes runs last 300 ms', async () => {
  const sandbox = aSandbox();
  await sandbox.control('pace', { pace: 'short' });
  const run_slug = await sandbox.start();
  await sandbox.wait(299);
  expect(await sandbox.post('/api/v1/run/detail', { run_slug })).toMatchObject({ data: { status: 2 } });
  await sandbox.wait(1);
  expect(await sandbox.post('/api/v1/run/detail', { run_slug })).toMatchObject({
    data: { status: 3, results: 40 },
  });
});

it('lets runs go on for an hour, until those that are under way are to be short', async () => {
  const sandbox = aSandbox();
  const early = await sandbox.start();
  await sandbox.control('pace', { pace: 'long' });
  const run_slug = await sandbox.start();
  const detail = (slug = run_slug) => sandbox.post('/api/v1/run/detail', { run_slug: slug });
  await sandbox.wait(3_000_000);
  expect(await detail()).toMatchObject({ data: { status: 2, finished_at: 0 } });
  const over = await detail(early);
  await sandbox.control('pace', { pace: 'short' });
  expect(await detail()).toMatchObject({ data: { status: 2 } });
  await sandbox.wait(250);
  expect(await detail()).toMatchObject({ data: { status: 3, results: 40 } });
  expect(await detail(early)).toEqual(over);
});

it.each([
  null,
  7,
  'text',
  [],
  {},
  { parameters: null },
  { version: 'v9', parameters: { custom: { properties: [null, 'x'] } } },
])('adds a Worker with the descriptor %o, found by slug and by ID', async (data) => {
  const sandbox = aSandbox();
  const added: unknown = await (await sandbox.control('workers', { slug: 'test/odd', data })).json();
  const { id } = (added as { data: { id: string } }).data;
  expect(await sandbox.get('/api/scraper?slug=test/odd')).toMatchObject({ code: 0, data });
  expect(await sandbox.get(`/api/scraper?slug=${id}`)).toMatchObject({ code: 0, data });
});

it('runs a Worker of a thousand fields that was added', async () => {
  const sandbox = aSandbox();
  const properties = Array.from({ length: 1_000 }, (_, at) => ({
    name: `field_${at}`,
    type: 'string',
    editor: 'input',
  }));
  await sandbox.control('workers', {
    slug: 'test/large',
    data: { version: 'v9', parameters: { custom: { properties } } },
  });
  const body = aRunBody({ scraper_slug: 'test/large', version: 'v9', custom: { field_999: 'x' } });
  expect(await sandbox.post('/api/v1/scraper/run', body)).toMatchObject({ code: 0 });
});

it('takes a text under `concurrency.fields` as one task, and refuses an empty one', async () => {
  const sandbox = aSandbox();
  const custom = {
    properties: [
      { name: 'query', type: 'string' },
      { name: 'note', type: 'string' },
    ],
    concurrency: { fields: ['query'] },
  };
  await sandbox.control('workers', { slug: 'test/text', data: { version: 'v1', parameters: { custom } } });
  const start = (input: Json) =>
    sandbox.post(
      '/api/v1/scraper/run',
      aRunBody({ scraper_slug: 'test/text', version: 'v1', custom: input }),
    );
  expect(await start({ query: 'one text' })).toMatchObject({ code: 0 });
  expect(await start({ note: 'x' })).toMatchObject({
    code: 4000,
    message: expect.stringContaining('concurrency fields have no non-empty fields') as string,
  });
});

it('makes a finished run of any size', async () => {
  const sandbox = aSandbox();
  const made: unknown = await (await sandbox.control('runs', { rows: 100_000, logs: 5_000 })).json();
  const { run_slug } = (made as { data: { run_slug: string } }).data;
  expect(await sandbox.post('/api/v1/run/detail', { run_slug })).toMatchObject({
    data: { status: 3, results: 100_000 },
  });
  const page = await sandbox.post('/api/v1/run/result/list', { run_slug, page_index: 100, page_size: 1_000 });
  expect((page.data as { list: unknown[] }).list).toHaveLength(1_000);
  const log = await sandbox.post('/api/v1/run/last/log', { run_slug });
  expect((log.data as { result_count: number }).result_count).toBe(5_004);
  expect(JSON.stringify(log.data)).not.toContain('undefined');
});

it('makes many finished runs at once, of any version and age', async () => {
  const sandbox = aSandbox();
  const day = 86_400_000;
  const wantedRuns = Array.from({ length: 300 }, (_, at) => ({
    rows: at,
    version: `v1.0.${at % 3}`,
    age: at * day,
  }));
  await sandbox.control('history', wantedRuns);
  const page = await sandbox.post('/api/v1/run/list', { page_index: 1, page_size: 1_000, status: 0 });
  const { count, list } = page.data as { count: number; list: { results: number; version: string }[] };
  expect(count).toBe(300);
  expect(list.map(({ results, version }) => [results, version])).toEqual(
    wantedRuns.map(({ rows, version }) => [rows, version]),
  );
  const refused = await sandbox.control('history', [{ worker: 'no/such' }]);
  expect(refused.status).toBe(404);
});
