import { describe, expect, it } from 'vitest';

import { aRunBody, aSandbox } from '#test/a-sandbox.ts';

const WORKER = '/api/v2/workers/coreclaw~google-maps-scraper';

/** A sandbox asked as v2 is: the HTTP status beside the envelope. */
function aV2Sandbox() {
  const sandbox = aSandbox();
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = { Authorization: `Bearer ${sandbox.key}`, 'content-type': 'application/json' };
    const answer = await sandbox.app.request(path, { headers, ...init });
    // The tests assert on whole values, so the shape is checked there.
    const envelope = (await answer.json()) as Record<string, unknown>;
    return { ...envelope, status: answer.status, data: envelope['data'], details: envelope['details'] };
  };
  const post = (path: string, body: unknown) => ask(path, { method: 'POST', body: JSON.stringify(body) });
  return { ...sandbox, ask, post };
}

const { scraper_slug: _, ...BODY } = aRunBody();

it('gives every answer the ID of its request', async () => {
  const { ask } = aV2Sandbox();
  const id = expect.stringMatching(/^req-/) as string; // a matcher, typed any
  expect(await ask('/api/v2/proxy/region')).toMatchObject({ code: 0, request_id: id });
  expect(await ask('/api/v2/worker-runs/none')).toEqual({
    status: 404,
    code: 70001,
    message: 'run does not exist',
    details: null,
    data: null,
    request_id: id,
  });
});

it.each<[name: string, path: string, body: object | undefined, status: number, code: number]>([
  ['a Worker that is not there', '/api/v2/workers/no~body/input-schema', undefined, 404, 50001],
  ['owner/name in one segment', '/api/v2/workers/coreclaw%2Fgoogle-maps-scraper', undefined, 404, 50001],
  ['a path that is not there', '/api/v2/nothing', undefined, 404, 11004],
  ['a page of more than 100', '/api/v2/worker-runs?limit=101', undefined, 422, 11000],
  ['an offset that is no number', '/api/v2/worker-runs?offset=first', undefined, 422, 11000],
  ['a status that is no word', '/api/v2/worker-runs?status=3', undefined, 422, 11000],
  ['a member that v2 does not take', `${WORKER}/runs`, { ...BODY, scraper_slug: 'a/b' }, 422, 11000],
  ['the version "latest"', `${WORKER}/runs`, { ...BODY, version: 'latest' }, 400, 50003],
  ['an empty custom', `${WORKER}/runs`, aRunBody({ custom: {}, scraper_slug: undefined }), 422, 11000],
  ['a Task that is not there', '/api/v2/worker-tasks/none/runs', {}, 404, 60001],
])('refuses %s', async (_name, path, body, status, code) => {
  const { ask, post } = aV2Sandbox();
  expect(await (body === undefined ? ask(path) : post(path, body))).toMatchObject({ status, code });
});

it('gives the store page by page', async () => {
  const { ask } = aV2Sandbox();
  const slugsOf = async (query: string) => {
    const answer: unknown = await ask(`/api/v2/store?keyword=a&limit=2${query}`);
    const { data } = answer as { data: { count: number; list: { slug: string }[] } }; // the sandbox is ours
    expect(data.count).toBeGreaterThan(4);
    return data.list.map(({ slug }) => slug);
  };
  const first = await slugsOf('');
  expect(await slugsOf('&offset=0')).toEqual(first);
  expect(await slugsOf('&offset=1')).toEqual(first);
  const second = await slugsOf('&offset=2');
  expect(new Set([...first, ...second]).size).toBe(4);
  expect(await slugsOf('&offset=1000')).toEqual([]);
});

it.each([
  [{}, 401, 12001],
  [{ Authorization: 'Bearer wrong' }, 401, 12002],
  [{ 'api-key': 'scraper_api_sandbox' }, 200, 0],
])('wants the key: %j', async (headers, status, code) => {
  const { ask } = aV2Sandbox();
  expect(await ask('/api/v2/users/account', { headers })).toMatchObject({ status, code });
  expect(await ask(`${WORKER}/input-schema`, { headers })).toMatchObject({ status: 200, code: 0 });
});

it('runs the current version where none is named, and lists the runs of v1 beside its own', async () => {
  const { ask, post, start, wait } = aV2Sandbox();
  const first = await start();
  const { version: _version, ...unversioned } = BODY;
  const answer: unknown = await post(`${WORKER}/runs`, unversioned);
  await wait(60_000);
  const slug = (answer as { data: { run_slug: string } }).data.run_slug; // what a start answers
  expect(await ask(`/api/v2/worker-runs/${slug}`)).toMatchObject({
    data: { slug, version: 'v1.0.5', status: 'succeeded' },
  });
  expect(
    await ask(
      '/api/v2/worker-runs?offset=0&limit=10&worker_id=coreclaw~google-maps-scraper&status=succeeded',
    ),
  ).toMatchObject({ data: { count: 2, list: [{ slug }, { slug: first }] } });
});

it('answers a synchronous start with how far the run has come', async () => {
  const { post } = aV2Sandbox();
  expect(await post(`${WORKER}/runs`, { ...BODY, is_async: false })).toMatchObject({
    data: {
      run_status: 'succeeded',
      error_message: '',
      running_duration: 6,
      results: { count: 40, page_index: 1, page_size: 20 },
    },
  });
  expect(await post(`${WORKER}/runs`, { ...BODY, is_async: false, limit: 30, offset: 2 })).toMatchObject({
    data: { results: { count: 40, list: Array.from({ length: 10 }, () => ({})), page_index: 2 } },
  });
});

const DAY = 86_400;
/** 2025-10-09 00:00:00 in Beijing, the day of the sandbox's clock there. */
const TODAY = 1_759_939_200;
const FIRST_OF_OCTOBER = TODAY - 8 * DAY;

describe('the list of runs', () => {
  const count = (answer: Record<string, unknown>) => (answer['data'] as { count: number }).count;
  const period = (from: number, last: number) => `/api/v2/worker-runs?start_time=${from}&end_time=${last}`;

  it('answers the current month of Beijing where no time is named', async () => {
    const { ask, control } = aV2Sandbox();
    const sinceMidnight = 1_760_000_000_000 - FIRST_OF_OCTOBER * 1000;
    // A run of the sandbox was made eleven seconds before its end.
    await control('runs', { age: sinceMidnight - 11_000 });
    await control('runs', { age: sinceMidnight - 11_000 + 1 });
    expect(count(await ask('/api/v2/worker-runs'))).toBe(1);
    expect(count(await ask(period(FIRST_OF_OCTOBER - DAY, FIRST_OF_OCTOBER - DAY)))).toBe(1);
  });

  it('includes the day that end_time names, to its last second', async () => {
    const { ask, start } = aV2Sandbox();
    await start();
    expect(count(await ask(period(TODAY, TODAY)))).toBe(1);
    expect(count(await ask(period(FIRST_OF_OCTOBER, TODAY - DAY)))).toBe(0);
    expect(count(await ask(period(FIRST_OF_OCTOBER, FIRST_OF_OCTOBER + 30 * DAY)))).toBe(1);
  });

  it.each([
    ['only its beginning', `/api/v2/worker-runs?start_time=${TODAY}`, /together/],
    ['only its end', `/api/v2/worker-runs?end_time=${TODAY}`, /together/],
    ['two months', period(FIRST_OF_OCTOBER - DAY, TODAY), /cannot cross months/],
    [
      'an end within the last day of a month',
      period(FIRST_OF_OCTOBER, FIRST_OF_OCTOBER + 30 * DAY + 1),
      /cannot cross months/,
    ],
    ['what is no time', period(TODAY, TODAY).replace('=1', '=x'), /Unix seconds/],
  ])('refuses %s', async (_, path, message) => {
    const { ask } = aV2Sandbox();
    expect(await ask(path)).toMatchObject({
      status: 422,
      code: 11000,
      message: expect.stringMatching(message) as string, // a matcher, typed any
    });
  });

  it('alone has the reason of a failure, and none of a run that did not fail', async () => {
    const { ask, control } = aV2Sandbox();
    const make = async (body: object) => {
      const made: unknown = await (await control('runs', body)).json();
      return (made as { data: { run_slug: string } }).data.run_slug; // the control endpoint is ours
    };
    const failed = await make({ status: 'failed', message: 'no route', age: 5_000 });
    const warned = await make({ message: 'two pages skipped' });
    const { data } = await ask('/api/v2/worker-runs');
    const list = (data as { list: Record<string, unknown>[] }).list;
    expect(list.map(({ slug, err_msg }) => [slug, err_msg])).toEqual([
      [warned, undefined],
      [failed, 'no route'],
    ]);
    expect((await ask(`/api/v2/worker-runs/${failed}`)).data).not.toHaveProperty('err_msg');
  });
});

describe('what the platform does at times', () => {
  it('names the field of a refusal apart from what is wrong with it', async () => {
    const { post } = aV2Sandbox();
    const { input } = aRunBody({ custom: { keywords: 'pizza', base_location: 'x' } });
    expect(await post(`${WORKER}/runs`, { ...BODY, input })).toMatchObject({
      details: [{ field: 'input.parameters.custom.keywords', message: 'must be of type array' }],
    });
  });

  it.each([[['too long']], [[{ path: ['input', 'a'], msg: 'odd' }]], [null]])(
    'gives the details %j where a fault says so',
    async (details) => {
      const { ask, control } = aV2Sandbox();
      await control('faults', { fault: { kind: 'status', status: 422, code: 11000, details } });
      expect((await ask('/api/v2/users/account')).details ?? null).toEqual(details);
    },
  );

  it('answers everything with 502 for a while', async () => {
    const { ask, control, wait } = aV2Sandbox();
    await control('faults', { lasts: 900_000, fault: { kind: 'status', status: 502 } });
    for (const ms of [0, 1, 899_998]) {
      await wait(ms);
      expect((await ask('/api/v2/proxy/region')).status).toBe(502);
    }
    await wait(1);
    expect((await ask('/api/v2/proxy/region')).status).toBe(200);
  });

  it('names a Worker by its path where its slug opens nothing', async () => {
    const { ask, control } = aV2Sandbox();
    await control('workers', { slug: 'tests/odd', storeSlug: 'odd', data: {} });
    expect((await ask('/api/v2/store?keyword=tests%2Fodd')).data).toMatchObject({
      list: [{ slug: 'odd', path: 'tests~odd', username: 'tests', name: 'odd' }],
    });
    expect((await ask('/api/v2/workers/odd/input-schema')).status).toBe(404);
  });

  it('shows the form of a Worker whose version is under review, and starts no run of it', async () => {
    const { ask, post, control } = aV2Sandbox();
    await control('workers', { slug: 'tests/new', underReview: true, data: { version: 'v1' } });
    expect(await ask('/api/v2/workers/tests~new')).toMatchObject({ code: 0 });
    const { version: _version, ...body } = BODY;
    expect(await post('/api/v2/workers/tests~new/runs', body)).toMatchObject({ status: 404, code: 50001 });
  });

  it('refuses a start past the limit of the plan', async () => {
    const { post, control, wait } = aV2Sandbox();
    await control('platform', { maxRunning: 2 });
    for (let count = 0; count < 2; count += 1) await post(`${WORKER}/runs`, BODY);
    await wait(2_000);
    expect(await post(`${WORKER}/runs`, BODY)).toMatchObject({ code: 30003 });
  });

  it('tells late what a run has cost, which is results × price to the last digit', async () => {
    const { ask, control, start, wait } = aV2Sandbox();
    await control('platform', { usageLate: 30_000 });
    const slug = await start({ custom: { keywords: ['a'], base_location: 'b', max_results: 7 } });
    await wait(8_000);
    expect((await ask(`/api/v2/worker-runs/${slug}`)).data).toMatchObject({
      status: 'succeeded',
      results: 7,
      usage: '0.0000',
    });
    await wait(30_000);
    expect((await ask(`/api/v2/worker-runs/${slug}`)).data).toMatchObject({ usage: '0.0210' });
  });

  it('keeps what a run gave for seven days, and its record longer', async () => {
    const { ask, control, wait } = aV2Sandbox();
    const made: unknown = await (await control('runs', { rows: 3, age: 7 * DAY * 1000 - 1 })).json();
    const { run_slug } = (made as { data: { run_slug: string } }).data; // the control endpoint is ours
    const look = async (part: string) => (await ask(`/api/v2/worker-runs/${run_slug}${part}`)).data;
    expect(await look('/result')).toMatchObject({ count: 3 });
    await wait(1);
    expect(await look('/result')).toMatchObject({ count: 0, list: [] });
    expect(await look('/log')).toMatchObject({ list: [] });
    expect(await ask(`/api/v2/worker-runs/${run_slug}/result/export?format=csv`)).toMatchObject({
      status: 404,
      code: 11004,
    });
    expect(await look('')).toMatchObject({ results: 3, status: 'succeeded' });
  });

  it('says from where a run was started, as open text', async () => {
    const { ask, post, control, start } = aV2Sandbox();
    await control('runs', { origin: 'schedule' });
    await start();
    await post(`${WORKER}/runs`, BODY);
    const { data } = await ask('/api/v2/worker-runs');
    expect((data as { list: { origin: string }[] }).list.map(({ origin }) => origin)).toEqual([
      'api_v2',
      'api',
      'schedule',
    ]);
  });

  it.each([
    ['page', [0, 1, 2, 3], [1, 1, 11, 21], [1, 1, 2, 3]],
    ['row', [0, 1, 10, 20], [1, 2, 11, 21], [1, 1, 2, 3]],
  ] as const)('counts the offset of results by the %s', async (resultOffset, offsets, rows, pages) => {
    const { ask, control } = aV2Sandbox();
    await control('platform', { resultOffset });
    const made: unknown = await (await control('runs', { rows: 25 })).json();
    const { run_slug } = (made as { data: { run_slug: string } }).data; // the control endpoint is ours
    const answers = await Promise.all(
      offsets.map((offset) => ask(`/api/v2/worker-runs/${run_slug}/result?limit=10&offset=${offset}`)),
    );
    const got = answers.map(
      ({ data }) => data as { list: { __coreclaw_data_id__: string }[]; page_index: number },
    );
    expect(got.map(({ list }) => Number(list[0]?.__coreclaw_data_id__.split('-').at(-1)))).toEqual(rows);
    expect(got.map(({ page_index }) => page_index)).toEqual(pages);
  });
});

describe('an export', () => {
  it.each([
    ['csv', /^title,rating\r\n/],
    ['json', /^\[\{"title":/],
    ['jsonl', /^\{"title":.*\}\n\{"title":/],
    ['xlsx', /^PK/],
    ['xls', /<th>title<\/th>/],
    ['xml', /<row><field name="title">/],
    ['html', /<th>title<\/th>/],
    ['rss', /<item><field name="title">/],
    ['XLSX', /^PK/],
  ])('is written as %s', async (format, content) => {
    const { ask, app, control } = aV2Sandbox();
    const made: unknown = await (await control('runs', { rows: 3 })).json();
    const { run_slug } = (made as { data: { run_slug: string } }).data; // the control endpoint is ours
    const { data } = await ask(
      `/api/v2/worker-runs/${run_slug}/result/export?format=${format}&filter_keys=title,rating`,
    );
    const file = await app.request((data as { download_url: string }).download_url);
    expect(file.headers.get('content-disposition')).toContain(`.${format.toLowerCase()}"`);
    expect(await file.text()).toMatch(content);
  });

  it('is refused in another format', async () => {
    const { ask, start } = aV2Sandbox();
    expect(await ask(`/api/v2/worker-runs/${await start()}/result/export?format=ods`)).toMatchObject({
      status: 400,
      code: 11000,
    });
  });
});
