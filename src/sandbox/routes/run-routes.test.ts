import { describe, expect, it } from 'vitest';
import { aRunBody, aSandbox, SYSTEM } from '#test/a-sandbox.ts';

const NO_RUN = '01KQ3T7AD4M5WNZ8V6C2XJRGEB';
const NEED_A_RUN = [
  '/api/v1/run/detail',
  '/api/v1/run/result/list',
  '/api/v1/run/result/export',
  '/api/v1/run/last/log',
  '/api/v1/scraper/abort',
  '/api/v1/rerun',
];

it.each(NEED_A_RUN)('%s refuses an unknown run, a Worker in its place, and none', async (path) => {
  const sandbox = aSandbox();
  expect(await sandbox.post(path, { run_slug: NO_RUN })).toEqual({
    status: 404,
    code: 70001,
    message: 'run does not exist',
    data: null,
  });
  expect(await sandbox.post(path, { run_slug: 'coreclaw/google-maps-scraper' })).toMatchObject({
    status: 400,
    code: 4000,
  });
  expect(await sandbox.post(path, {})).toMatchObject({ status: 400, code: 4000 });
});

describe('POST /api/v1/run/detail', () => {
  it('follows a run from ready to running to succeeded', async () => {
    const sandbox = aSandbox();
    const run_slug = await sandbox.start();
    const look = async () => (await sandbox.post('/api/v1/run/detail', { run_slug })).data;
    const ready = {
      slug: run_slug,
      scraper_slug: 'coreclaw/google-maps-scraper',
      scraper_title: 'Google Maps Scraper',
      version: 'v1.0.5',
      status: 1,
      err_msg: '',
      results: 0,
      usage: '0.0000',
      traffic: 0,
      started_at: 0,
      finished_at: 0,
      duration: 0,
      origin: 'api',
    };
    expect(await look()).toEqual(ready);
    await sandbox.wait(4_000);
    expect(await look()).toEqual({
      ...ready,
      status: 2,
      results: 20,
      usage: '0.0600',
      traffic: 488_000,
      started_at: 1_760_000_001,
      duration: 3,
    });
    await sandbox.wait(60_000);
    expect(await look()).toEqual({
      ...ready,
      status: 3,
      results: 40,
      usage: '0.1200',
      traffic: 976_000,
      started_at: 1_760_000_001,
      finished_at: 1_760_000_007,
      duration: 6,
    });
  });

  it.each([
    ['execution time limit reached', { execute_limit_time_seconds: 3 }],
    ['maximum total charge reached', { max_total_charge: 0.06 }],
    ['maximum total traffic reached', { max_total_traffic: 0.5 }],
  ])('fails with "%s" when the limit is reached', async (message, limit) => {
    const sandbox = aSandbox();
    const run_slug = await sandbox.start({ system: { ...SYSTEM, ...limit } });
    await sandbox.wait(60_000);
    const { data } = await sandbox.post('/api/v1/run/detail', { run_slug });
    expect(data).toMatchObject({ status: 4, err_msg: message });
    expect((data as { results: number }).results).toBeLessThan(40);
  });

  it('fails the runs of the Worker that always fails, with a part of the results', async () => {
    const sandbox = aSandbox();
    const run_slug = await sandbox.start({
      scraper_slug: 'sandbox/always-fails',
      version: 'v0.0.1',
      custom: { url: 'https://example.com' },
    });
    await sandbox.wait(60_000);
    expect(await sandbox.post('/api/v1/run/detail', { run_slug })).toMatchObject({
      data: { status: 4, results: 3, err_msg: 'Worker exited with code 1: selector "#list > li" not found' },
    });
  });

  it.each([
    [
      'a run that found nothing',
      'press-room/news-monitor',
      'v2.0.1',
      { query: 'x' },
      { status: 3, results: 0, err_msg: '' },
    ],
    [
      'a warning on a run that did not fail',
      'travel-data/hotel-prices',
      'v4.2.0',
      { first_day: '01/05/2026', stays: [{ city: 'Lisbon' }] },
      { status: 3, results: 12, err_msg: '2 pages were skipped: access denied' },
    ],
  ])('has %s', async (_, scraper_slug, version, custom, expected) => {
    const sandbox = aSandbox();
    const run_slug = await sandbox.start({ scraper_slug, version, custom });
    await sandbox.wait(60_000);
    expect((await sandbox.post('/api/v1/run/detail', { run_slug })).data).toMatchObject(expected);
  });
});

describe('POST /api/v1/scraper/abort', () => {
  it('turns a running run to aborting, then to failed, and keeps its results', async () => {
    const sandbox = aSandbox();
    const run_slug = await sandbox.start();
    await sandbox.wait(4_000);
    expect(await sandbox.post('/api/v1/scraper/abort', { run_slug })).toEqual({
      status: 200,
      code: 0,
      message: 'success',
      data: null,
    });
    const look = async () => (await sandbox.post('/api/v1/run/detail', { run_slug })).data;
    expect(await look()).toMatchObject({ status: 5, err_msg: '', results: 20, finished_at: 0 });
    await sandbox.wait(1_999);
    expect(await look()).toMatchObject({ status: 5 });
    await sandbox.wait(1);
    expect(await look()).toMatchObject({
      status: 4,
      err_msg: 'aborted by user',
      results: 20,
      finished_at: 1_760_000_006,
      duration: 3,
    });
  });

  it('aborts a run that is still ready, which then never starts', async () => {
    const sandbox = aSandbox();
    const run_slug = await sandbox.start();
    await sandbox.post('/api/v1/scraper/abort', { run_slug });
    await sandbox.wait(60_000);
    expect((await sandbox.post('/api/v1/run/detail', { run_slug })).data).toMatchObject({
      status: 4,
      started_at: 0,
      results: 0,
      usage: '0.0000',
    });
  });

  it('refuses a run that is over, or aborting already', async () => {
    const sandbox = aSandbox();
    const run_slug = await sandbox.start();
    await sandbox.post('/api/v1/scraper/abort', { run_slug });
    expect(await sandbox.post('/api/v1/scraper/abort', { run_slug })).toMatchObject({
      status: 400,
      code: 70002,
    });
    await sandbox.wait(60_000);
    expect(await sandbox.post('/api/v1/scraper/abort', { run_slug })).toMatchObject({
      status: 400,
      code: 70002,
    });
  });
});

describe('POST /api/v1/run/list', () => {
  const slugsOf = (data: unknown) => (data as { list: { slug: string }[] }).list.map(({ slug }) => slug);
  const ask = { page_index: 1, page_size: 10, status: 0, scraper_slug: '' };

  it('lists the newest first, by page', async () => {
    const sandbox = aSandbox();
    const slugs = [await sandbox.start(), await sandbox.start(), await sandbox.start()].reverse();
    const first = await sandbox.post('/api/v1/run/list', { ...ask, page_size: 2 });
    expect([(first.data as { count: number }).count, slugsOf(first.data)]).toEqual([3, slugs.slice(0, 2)]);
    expect(
      slugsOf((await sandbox.post('/api/v1/run/list', { ...ask, page_size: 2, page_index: 2 })).data),
    ).toEqual(slugs.slice(2));
    expect(slugsOf((await sandbox.post('/api/v1/run/list', { ...ask, page_index: 9 })).data)).toEqual([]);
  });

  it('filters by status and by Worker, however the Worker is named', async () => {
    const sandbox = aSandbox();
    const maps = await sandbox.start();
    await sandbox.wait(60_000);
    const byId = await sandbox.start({ scraper_slug: '01KPD6M5YQADCQKGVKPDZVYC63' });
    await sandbox.start({
      scraper_slug: 'press-room/news-monitor',
      version: 'v2.0.1',
      custom: { query: 'x' },
    });
    const list = async (filter: object) =>
      slugsOf((await sandbox.post('/api/v1/run/list', { ...ask, ...filter })).data);
    expect(await list({ status: 3 })).toEqual([maps]);
    expect(await list({ scraper_slug: 'coreclaw/google-maps-scraper' })).toEqual([byId, maps]);
    expect(await list({ scraper_slug: '01KPD6M5YQADCQKGVKPDZVYC63', status: 1 })).toEqual([byId]);
    expect(await list({ scraper_slug: 'nobody/nothing' })).toEqual([]);
  });

  it.each([
    { page_index: 0 },
    { page_index: 1.5 },
    { page_size: 0 },
    { page_size: 1001 },
    { status: 6 },
    { scraper_slug: 7 },
  ])('refuses %o', async (change) => {
    expect(await aSandbox().post('/api/v1/run/list', { ...ask, ...change })).toMatchObject({
      status: 400,
      code: 4000,
    });
  });
});

describe('POST /api/v1/run/result/list', () => {
  it('gives headers, and rows with their keys and an ID, by page', async () => {
    const sandbox = aSandbox();
    const run_slug = await sandbox.start();
    await sandbox.wait(60_000);
    const page = async (page_index: number) =>
      (await sandbox.post('/api/v1/run/result/list', { run_slug, page_index, page_size: 30 })).data as {
        count: number;
        headers: { key: string; label: string; format: string }[];
        list: Record<string, unknown>[];
      };
    const [first, second, third] = [await page(1), await page(2), await page(3)];
    expect([first.count, first.list.length, second.list.length, third.list.length]).toEqual([40, 30, 10, 0]);
    expect(first.headers[0]).toEqual({ label: 'Title', key: 'title', format: 'text' });
    expect(Object.keys(first.list[0]!)).toEqual([
      ...first.headers.map(({ key }) => key),
      '__coreclaw_data_id__',
    ]);
    expect([first.list[0]!['source_keyword'], first.list[1]!['source_keyword']]).toEqual(['pizza', 'ramen']);
    expect(await page(1)).toEqual(first);
  });

  it('grows while the run works', async () => {
    const sandbox = aSandbox();
    const run_slug = await sandbox.start();
    const count = async () =>
      (
        (await sandbox.post('/api/v1/run/result/list', { run_slug, page_index: 1, page_size: 10 })).data as {
          count: number;
        }
      ).count;
    const counts = [await count()];
    for (const ms of [2_000, 2_000, 60_000]) {
      await sandbox.wait(ms);
      counts.push(await count());
    }
    expect(counts).toEqual([0, 6, 20, 40]);
  });

  it.each([{}, { page_index: 1 }, { page_index: 0, page_size: 10 }, { page_index: 1, page_size: 2_000 }])(
    'refuses %o',
    async (page) => {
      const sandbox = aSandbox();
      const run_slug = await sandbox.start();
      expect(await sandbox.post('/api/v1/run/result/list', { run_slug, ...page })).toMatchObject({
        status: 400,
        code: 4000,
      });
    },
  );
});

describe('POST /api/v1/run/result/export', () => {
  const download = async (body: object) => {
    const sandbox = aSandbox();
    const run_slug = await sandbox.start();
    await sandbox.wait(60_000);
    const { data } = await sandbox.post('/api/v1/run/result/export', { run_slug, ...body });
    const url = (data as { download_url: string }).download_url;
    return { sandbox, run_slug, url };
  };

  it('gives an absolute URL, on the origin of the request, to a CSV file', async () => {
    const { sandbox, run_slug, url } = await download({
      filter_keys: ['title', 'all_categories'],
      format: 'csv',
    });
    expect(url).toMatch(/^http:\/\/localhost\/__sandbox\/download\/[0-9A-Z]{26}\?expires=\d+$/);
    const file = await sandbox.app.request(url);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="run-${run_slug}.csv"`,
    });
    const lines = (await file.text()).split('\r\n');
    expect(lines).toHaveLength(41);
    expect(lines[0]).toBe('title,all_categories');
    expect(lines.slice(1).join('\n')).toContain(',"Coffee shop, Bakery"');
  });

  it('gives all columns as JSON', async () => {
    const { sandbox, url } = await download({ filter_keys: [], format: 'json' });
    const rows = (await (await sandbox.app.request(url)).json()) as Record<string, unknown>[];
    expect(rows).toHaveLength(40);
    expect(Object.keys(rows[0]!)).toHaveLength(70);
  });

  it('expires after ten minutes', async () => {
    const { sandbox, url } = await download({ format: 'csv' });
    await sandbox.wait(599_999);
    expect((await sandbox.app.request(url)).status).toBe(200);
    await sandbox.wait(1);
    expect((await sandbox.app.request(url)).status).toBe(403);
    expect((await sandbox.app.request('/__sandbox/download/nothing')).status).toBe(403);
  });

  it.each([
    {},
    { format: 'xlsx' },
    { format: 'csv', filter_keys: 'title' },
    { format: 'csv', filter_keys: [1] },
  ])('refuses %o', async (body) => {
    const sandbox = aSandbox();
    const run_slug = await sandbox.start();
    expect(await sandbox.post('/api/v1/run/result/export', { run_slug, ...body })).toMatchObject({
      status: 400,
      code: 4000,
    });
  });
});

describe('POST /api/v1/run/last/log', () => {
  type Log = {
    all_logs_url: string;
    result_count: number;
    list: { type: number; group: string; content: string; timestamp: number }[];
  };

  it('grows while the run works, oldest first, in ms, and has every level', async () => {
    const sandbox = aSandbox();
    const run_slug = await sandbox.start({
      custom: { keywords: Array.from({ length: 20 }, (_, at) => `term ${at}`), base_location: 'b' },
    });
    const log = async () => (await sandbox.post('/api/v1/run/last/log', { run_slug })).data as Log;
    expect((await log()).list).toEqual([]);
    await sandbox.wait(3_000);
    const early = await log();
    await sandbox.wait(60_000);
    const late = await log();
    expect(late.list.slice(0, early.list.length)).toEqual(early.list);
    expect([early.result_count, late.result_count]).toEqual([58, 153]);
    expect(new Set(late.list.map(({ type }) => type))).toEqual(new Set([1, 2, 3]));
    expect(late.list.map(({ timestamp }) => timestamp)).toEqual(
      late.list.map(({ timestamp }) => timestamp).sort((a, b) => a - b),
    );
    expect(late.list.slice(0, 2)).toEqual(
      ['Preparing the execution environment.', 'Running...'].map((what) => ({
        type: 2,
        group: '28596067108978688',
        content: `SYSTEM: Subtask-[28596067108978688] - ${what}`,
        timestamp: 1_760_000_001_000,
      })),
    );
    expect(late.list.filter(({ content }) => content.endsWith('Execution completed.'))).toHaveLength(20);
    expect(late.list.at(-1)).toMatchObject({
      type: 2,
      content: 'All subtasks have completed execution! Total 20 subtasks: 20 succeeded, 0 failed.',
      timestamp: 1_760_000_007_000,
    });
  });

  it('ends with the error of a run that failed, and names the file with all of it', async () => {
    const sandbox = aSandbox();
    const run_slug = await sandbox.start();
    await sandbox.wait(4_000);
    await sandbox.post('/api/v1/scraper/abort', { run_slug });
    await sandbox.wait(60_000);
    const { list, all_logs_url } = (await sandbox.post('/api/v1/run/last/log', { run_slug })).data as Log;
    expect(list.at(-1)).toMatchObject({ type: 4, content: 'Run failed: aborted by user' });
    const text = await (await sandbox.app.request(all_logs_url)).text();
    expect(text.split('\n')[0]).toBe(
      '2025-10-09T08:53:21.000Z INFO [28596067108978688] SYSTEM: Subtask-[28596067108978688] - Preparing the execution environment.',
    );
  });
});

describe('POST /api/v1/account/info', () => {
  it('gives the balance as text, and deducts what runs use', async () => {
    const sandbox = aSandbox();
    const look = async () => (await sandbox.post('/api/v1/account/info', {})).data;
    expect(await look()).toEqual({
      balance: '100.00',
      traffic: 10_737_418_240,
      traffic_expiration_at: 1_762_592_000,
    });
    await sandbox.post(
      '/api/v1/scraper/run',
      aRunBody({ custom: { keywords: Array.from({ length: 60 }, () => 'a'), base_location: 'b' } }),
    );
    await sandbox.wait(60_000);
    expect(await look()).toMatchObject({ balance: '96.40', traffic: 10_708_138_240 });
  });
});

describe('what the platform does at times, in v1 as in v2', () => {
  const WEEK = 7 * 86_400_000;

  it('tells late what a run has cost, which is results × price to the last digit', async () => {
    const { post, control, start, wait } = aSandbox();
    await control('platform', { usageLate: 30_000 });
    const run_slug = await start({ custom: { keywords: ['a'], base_location: 'b', max_results: 7 } });
    const usage = async () => (await post('/api/v1/run/detail', { run_slug })).data;
    await wait(8_000);
    expect(await usage()).toMatchObject({ status: 3, results: 7, usage: '0.0000' });
    await wait(30_000);
    expect(await usage()).toMatchObject({ usage: '0.0210' });
  });

  it('keeps what a run gave for seven days, and its record longer', async () => {
    const { post, control, wait } = aSandbox();
    const made: unknown = await (await control('runs', { rows: 3, age: WEEK - 1 })).json();
    const { run_slug } = (made as { data: { run_slug: string } }).data; // the control endpoint is ours
    const page = { run_slug, page_index: 1, page_size: 10 };
    expect((await post('/api/v1/run/result/list', page)).data).toMatchObject({ count: 3 });
    await wait(1);
    expect((await post('/api/v1/run/result/list', page)).data).toMatchObject({ count: 0, list: [] });
    expect((await post('/api/v1/run/last/log', { run_slug })).data).toMatchObject({ list: [] });
    expect(await post('/api/v1/run/result/export', { run_slug, format: 'csv' })).toMatchObject({
      status: 404,
      code: 4040,
    });
    expect((await post('/api/v1/run/detail', { run_slug })).data).toMatchObject({ status: 3, results: 3 });
  });

  it('shows the form of a Worker whose version is under review, and starts no run of it', async () => {
    const { get, post, control } = aSandbox();
    await control('workers', { slug: 'tests/new', underReview: true, data: { version: 'v1.0.5' } });
    expect(await get('/api/scraper?slug=tests/new')).toMatchObject({ code: 0, data: { version: 'v1.0.5' } });
    expect(await post('/api/v1/scraper/run', aRunBody({ scraper_slug: 'tests/new' }))).toMatchObject({
      status: 404,
      code: 50001,
    });
  });

  it('answers everything with 502 for a while', async () => {
    const { get, control, wait } = aSandbox();
    await control('faults', { lasts: 900_000, fault: { kind: 'status', status: 502 } });
    await wait(899_999);
    expect((await get('/api/proxy/region')).status).toBe(502);
    await wait(1);
    expect((await get('/api/proxy/region')).status).toBe(200);
  });

  it('lists the runs of all months', async () => {
    const { post, control } = aSandbox();
    for (const age of [1_000, 5 * WEEK, 60 * WEEK]) await control('runs', { age });
    const list = await post('/api/v1/run/list', { page_index: 1, page_size: 10 });
    expect(list.data).toMatchObject({ count: 3 });
  });
});
