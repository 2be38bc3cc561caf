import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { untilAborted } from '#core/abort.ts';
import { factsOf, Failure } from '#core/errors/failure.ts';
import { anOrder } from '#test/an-order.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { monthOf, monthsAfter, periodOf } from '#core/run/month.ts';
import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';
import type { ExportFormat, RunOrder } from '#core/run/run.ts';
import { parseWorkerSlug, type WorkerSlug } from '#core/ids/worker-ref.ts';
import type { NewTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { aSandbox } from '#test/a-sandbox.ts';
import { createApi } from './create-api.ts';
import { createKeyStore } from './key/key-store.ts';
import type { Api } from './operations.ts';

const ORIGIN = 'https://openapi.coreclaw.com';
const RUN = runSlug('01KSFDS8XWTJME33C08XMCR6B9');
const MAPS = workerSlug('coreclaw/google-maps-scraper');

function runSlug(text: string): RunSlug {
  if (!isRunSlug(text)) throw new Error(text);
  return text;
}

function workerSlug(text: string): WorkerSlug {
  const slug = parseWorkerSlug(text);
  if (!slug.ok) throw new Error(text);
  return slug.value;
}

const NEW_TASK: NewTask = {
  ...{ worker: MAPS, version: '', input: { custom: {} } },
  ...{ title: 'Mondays', description: '', isScheduled: false },
};
const aMapsOrder = (options: Partial<RunOptions> = {}, parts: Partial<RunOrder> = {}) =>
  anOrder(
    { proxyRegion: '', callbackUrl: '', ...options },
    { custom: { keywords: ['pizza', 'ramen'], base_location: 'New York' }, ...parts },
  );

function anApi(fetch: typeof globalThis.fetch, key = 'scraper_api_test', version: 'v1' | 'v2' = 'v1'): Api {
  const keyStore = createKeyStore(undefined);
  keyStore.set(key);
  return createApi({
    config: {
      origin: ORIGIN,
      authScheme: 'bearer',
      version,
      platform: { kind: 'origin', origin: ORIGIN },
    },
    keyStore,
    fetch,
  });
}

/** An API that answers the same to everything, and what it was asked. */
function aRecordedApi(data: unknown, version: 'v1' | 'v2' = 'v1') {
  const requests: string[] = [];
  const api = anApi(
    (input, init) => {
      const request = new Request(input, init);
      const auth = request.headers.get('Authorization') ?? 'no key';
      const body = typeof init?.body === 'string' ? ` ${JSON.stringify(JSON.parse(init.body))}` : '';
      requests.push(`${request.method} ${request.url.slice(ORIGIN.length)}${body} (${auth})`);
      return Promise.resolve(Response.json({ code: 0, message: 'ok', data }));
    },
    'scraper_api_test',
    version,
  );
  return { api, requests };
}

const WITH_KEY = '(Bearer scraper_api_test)';

describe('the API', () => {
  it.each<[name: string, asks: string, ask: (api: Api) => Promise<unknown>, data: unknown]>([
    ['searchStore', 'GET /api/store?search=a%26b&limit=20 (no key)', (api) => api.searchStore('a&b'), null],
    [
      'worker',
      'GET /api/scraper?slug=coreclaw%2Fgoogle-maps-scraper (no key)',
      (api) => api.worker(MAPS),
      {},
    ],
    ['proxyRegions', 'GET /api/proxy/region (no key)', (api) => api.proxyRegions(), null],
    [
      'run',
      `POST /api/v1/run/detail {"run_slug":"${RUN}"} ${WITH_KEY}`,
      (api) => api.run(RUN),
      { slug: RUN },
    ],
    [
      'runs, all',
      `POST /api/v1/run/list {"page_index":1,"page_size":50,"status":0,"scraper_slug":""} ${WITH_KEY}`,
      (api) => api.runs({ page: 1, pageSize: 50 }),
      { list: [] },
    ],
    [
      'runs, some',
      `POST /api/v1/run/list {"page_index":2,"page_size":50,"status":4,"scraper_slug":"a/b"} ${WITH_KEY}`,
      (api) => api.runs({ page: 2, pageSize: 50, status: 'failed', worker: 'a/b' }),
      { list: [] },
    ],
    [
      'results',
      `POST /api/v1/run/result/list {"run_slug":"${RUN}","page_index":3,"page_size":100} ${WITH_KEY}`,
      (api) => api.results(RUN, { page: 3, pageSize: 100 }),
      null,
    ],
    [
      'exportResults',
      `POST /api/v1/run/result/export {"run_slug":"${RUN}","filter_keys":["a"],"format":"csv"} ${WITH_KEY}`,
      (api) => api.exportResults(RUN, 'csv', ['a']),
      { download_url: 'https://files.example.com/a' },
    ],
    ['log', `POST /api/v1/run/last/log {"run_slug":"${RUN}"} ${WITH_KEY}`, (api) => api.log(RUN), null],
    ['abort', `POST /api/v1/scraper/abort {"run_slug":"${RUN}"} ${WITH_KEY}`, (api) => api.abort(RUN), null],
    [
      'rerun',
      `POST /api/v1/rerun {"run_slug":"${RUN}","callback_url":"https://a.example"} ${WITH_KEY}`,
      (api) => api.rerun(RUN, 'https://a.example'),
      { run_slug: RUN },
    ],
    ['account', `POST /api/v1/account/info {} ${WITH_KEY}`, (api) => api.account(), { balance: '1' }],
    [
      'account of another key',
      'POST /api/v1/account/info {} (Bearer tried)',
      (api) => api.account('tried'),
      { balance: 1 },
    ],
  ])('asks for %s once, as v1 wants it', async (_, asks, ask, data) => {
    const { api, requests } = aRecordedApi(data);
    await ask(api);
    expect(requests).toEqual([asks]);
  });

  it.each<[ExportFormat, asks: string]>([
    ['csv', 'POST /api/v1/run/result/export {"run_slug":"R","filter_keys":[],"format":"csv"}'],
    ['json', 'POST /api/v1/run/result/export {"run_slug":"R","filter_keys":[],"format":"json"}'],
    ['xlsx', 'GET /api/v2/worker-runs/R/result/export?format=xlsx'],
    ['jsonl', 'GET /api/v2/worker-runs/R/result/export?format=jsonl'],
  ])('asks for a file of %s in the version that has it', async (format, asks) => {
    const { api, requests } = aRecordedApi({ download_url: 'https://files.example.com/a' });
    await api.exportResults(RUN, format, []);
    expect(requests).toEqual([`${asks.replace('R', RUN)} ${WITH_KEY}`]);
  });

  it('takes a list of runs for whole, which tells nothing of months', async () => {
    const { api, requests } = aRecordedApi({ count: 0, list: [] });
    expect(api.listsMonths).toBe(false);
    await api.walkRuns({ from: 0, to: Date.now(), isEnough: () => false });
    expect(requests).toHaveLength(1);
  });

  it('sends exactly the request that it shows', async () => {
    const bodies: unknown[] = [];
    const api = anApi((_, init) => {
      bodies.push(init?.body);
      return Promise.resolve(Response.json({ code: 0, message: '', data: { run_slug: RUN } }));
    });
    const request = api.requests.startRun(aMapsOrder());
    expect(await api.startRun(request)).toEqual({ slug: RUN });
    expect(bodies).toEqual([JSON.stringify(request.body, null, 2)]);
  });

  it('says that a descriptor which is none cannot be read', async () => {
    const { api } = aRecordedApi(null);
    await expect(api.worker(MAPS)).rejects.toMatchObject({
      facts: { kind: 'unreadable', detail: 'data is not a Worker descriptor' },
    });
  });
});

describe('the API in v2', () => {
  const RUNS = '/api/v2/worker-runs';

  it.each<[name: string, asks: readonly string[], ask: (api: Api) => Promise<unknown>, data: unknown]>([
    [
      'searchStore',
      ['GET /api/v2/store?keyword=a%26b&offset=1&limit=20 (no key)'],
      (api) => api.searchStore('a&b'),
      null,
    ],
    [
      'worker, both halves',
      [
        `GET /api/v2/workers/coreclaw~google-maps-scraper ${WITH_KEY}`,
        'GET /api/v2/workers/coreclaw~google-maps-scraper/input-schema (no key)',
      ],
      (api) => api.worker(MAPS),
      {},
    ],
    ['proxyRegions', ['GET /api/v2/proxy/region (no key)'], (api) => api.proxyRegions(), null],
    ['run', [`GET ${RUNS}/${RUN} ${WITH_KEY}`], (api) => api.run(RUN), { slug: RUN }],
    [
      'runs, all',
      [`GET ${RUNS}?offset=1&limit=50 ${WITH_KEY}`],
      (api) => api.runs({ page: 1, pageSize: 50 }),
      { list: [] },
    ],
    [
      'runs of a month',
      [`GET ${RUNS}?offset=1&limit=50&start_time=1793462400&end_time=1795968000 ${WITH_KEY}`],
      (api) => api.runs({ page: 1, pageSize: 50, month: '2026-11' }),
      { list: [] },
    ],
    [
      'runs, some',
      [`GET ${RUNS}?offset=2&limit=50&worker_id=a%7Eb&status=aborting ${WITH_KEY}`],
      (api) => api.runs({ page: 2, pageSize: 50, status: 'aborted', worker: 'a/b' }),
      { list: [] },
    ],
    [
      'results',
      [`GET ${RUNS}/${RUN}/result?offset=0&limit=100 ${WITH_KEY}`],
      (api) => api.results(RUN, { page: 1, pageSize: 100 }),
      null,
    ],
    [
      'exportResults',
      [`GET ${RUNS}/${RUN}/result/export?format=csv&filter_keys=a%2Cb ${WITH_KEY}`],
      (api) => api.exportResults(RUN, 'csv', ['a', 'b']),
      { download_url: 'https://files.example.com/a' },
    ],
    [
      'exportResults of all columns',
      [`GET ${RUNS}/${RUN}/result/export?format=json ${WITH_KEY}`],
      (api) => api.exportResults(RUN, 'json', []),
      { download_url: 'https://files.example.com/a' },
    ],
    ['log', [`GET ${RUNS}/${RUN}/log ${WITH_KEY}`], (api) => api.log(RUN), null],
    ['abort', [`POST ${RUNS}/${RUN}/abort ${WITH_KEY}`], (api) => api.abort(RUN), null],
    [
      'rerun',
      [`POST ${RUNS}/${RUN}/rerun {"callback_url":"https://a.example"} ${WITH_KEY}`],
      (api) => api.rerun(RUN, 'https://a.example'),
      { run_slug: RUN },
    ],
    ['account', [`GET /api/v2/users/account ${WITH_KEY}`], (api) => api.account(), { balance: '1' }],
  ])('asks for %s as v2 wants it', async (_, asks, ask, data) => {
    const { api, requests } = aRecordedApi(data, 'v2');
    await ask(api);
    expect(requests).toEqual(asks);
  });

  it('refuses to export a column that it cannot name', async () => {
    const { api, requests } = aRecordedApi(null, 'v2');
    await expect(api.exportResults(RUN, 'csv', ['a,b'])).rejects.toMatchObject({
      facts: { kind: 'invalidRequest', detail: 'the column "a,b" has a comma in its name' },
    });
    expect(requests).toEqual([]);
  });
});

describe.each(['v1', 'v2'] as const)('the API %s, against the sandbox', (version) => {
  function aSandboxApi(key?: string) {
    const sandbox = aSandbox();
    const fetch: typeof globalThis.fetch = (input, init) => {
      // What a browser alone knows of, the sandbox's Request does not.
      const {
        redirect: _redirect,
        referrerPolicy: _policy,
        credentials: _credentials,
        cache: _cache,
        ...rest
      } = init ?? {};
      return Promise.resolve(sandbox.app.request(new Request(input), rest));
    };
    return { ...sandbox, api: anApi(fetch, key ?? sandbox.key, version) };
  }

  it('opens a Worker, starts a run, and follows it to its data', async () => {
    const { api, wait } = aSandboxApi();
    expect((await api.searchStore('maps')).map(({ slug }) => slug)).toContain(MAPS);
    expect((await api.worker(MAPS)).version).toBe('v1.0.5');
    expect(await api.proxyRegions()).toContain('US');
    const before = await api.account();
    const { slug } = await api.startRun(api.requests.startRun(aMapsOrder()));
    expect((await api.run(slug)).status).toBe('ready');
    await wait(60_000);
    const run = await api.run(slug);
    expect(run).toMatchObject({
      slug,
      workerSlug: MAPS,
      version: 'v1.0.5',
      status: 'succeeded',
      origin: version === 'v1' ? 'api' : 'api_v2',
    });
    const page = await api.results(slug, { page: 1, pageSize: 10 });
    expect(page.total).toBe(run.results);
    expect(page.rows.length).toBe(Math.min(10, run.results ?? 0));
    expect(Object.keys(page.rows[0] ?? {})).toEqual(
      expect.arrayContaining(page.columns.map(({ key }) => key)),
    );
    expect((await api.log(slug)).entries.length).toBeGreaterThan(0);
    expect(await api.exportResults(slug, 'csv', [])).toMatch(/^https?:\/\//);
    expect((await api.runs({ page: 1, pageSize: 10, status: 'succeeded' })).runs).toContainEqual(run);
    expect((await api.account()).balance).toBeLessThan(before.balance);
  });

  it('gives a page of results of any size', async () => {
    const { api, control } = aSandboxApi();
    const answer: unknown = await (await control('runs', { rows: 430 })).json();
    const { run_slug: slug } = (answer as { data: { run_slug: string } }).data; // what the control endpoint says
    const page = await api.results(runSlug(slug), { page: 1, pageSize: 1_000 });
    expect(page.total).toBe(430);
    expect(new Set(page.rows.map((row) => row['__coreclaw_data_id__'])).size).toBe(430);
    expect((await api.results(runSlug(slug), { page: 3, pageSize: 200 })).rows).toEqual(page.rows.slice(400));
  });

  it('opens a Worker with a key that is refused too', async () => {
    const { api } = aSandboxApi('scraper_api_expired');
    expect((await api.worker(MAPS)).parameters.length).toBeGreaterThan(0);
  });

  it('starts a run again', async () => {
    const { api, wait } = aSandboxApi();
    const { slug } = await api.startRun(api.requests.startRun(aMapsOrder()));
    const again = await api.rerun(slug, 'https://hooks.example.com/run');
    await wait(60_000);
    expect(await api.run(again.slug)).toMatchObject({ status: 'succeeded', workerSlug: MAPS });
  });

  it('asks for no month that has not begun by the clock of the platform, where that is told', async () => {
    const turn = periodOf(monthsAfter(monthOf(Date.now()), 1)).from;
    const headers = { Date: new Date(turn - 3_600_000).toUTCString() };
    const queries: string[] = [];
    const api = anApi(
      (input) => {
        queries.push(new URL(new Request(input).url).search);
        return Promise.resolve(
          Response.json({ code: 0, message: 'ok', data: { count: 0, list: [] } }, { headers }),
        );
      },
      undefined,
      'v2',
    );
    const walk = { from: turn - 7_200_000, to: turn + 86_400_000, isEnough: () => false };
    await api.walkRuns(walk);
    const firstRequests = queries.splice(0);
    await api.walkRuns(walk);
    expect([firstRequests.length, queries]).toEqual([2, ['?offset=1&limit=100']]);
  });

  it('tells why a run failed, wherever the platform has it', async () => {
    const { api, control } = aSandboxApi();
    const answer: unknown = await (
      await control('runs', { status: 'failed', message: 'no route', age: 90_000_000 })
    ).json();
    const { run_slug: slug } = (answer as { data: { run_slug: string } }).data; // what the control endpoint says
    expect((await api.run(runSlug(slug))).errorMessage).toBe('no route');
  });

  it('tells when the balance lapses, where the platform does', async () => {
    const { api } = aSandboxApi();
    expect((await api.account()).balanceExpiresAt).toBe(version === 'v1' ? undefined : 1_762_592_000_000);
  });

  it('names what is wrong with a start, where the platform does', async () => {
    const { api } = aSandboxApi();
    const order = aMapsOrder({}, { custom: { keywords: 'pizza', base_location: 'x' } });
    const error: unknown = await api
      .startRun(api.requests.startRun(order))
      .catch((reason: unknown) => reason);
    expect(factsOf(error).details).toEqual(
      version === 'v1' ? undefined : ['input.parameters.custom.keywords: must be of type array'],
    );
  });

  it('starts a synchronous run and keeps what it brings', async () => {
    const { api } = aSandboxApi();
    const started = await api.startRun(api.requests.startRun(aMapsOrder({ mode: 'sync' })));
    expect(started.extra).toBeDefined();
    expect((await api.run(started.slug)).status).toBe('succeeded');
  });

  it('aborts a run', async () => {
    const { api, wait } = aSandboxApi();
    const { slug } = await api.startRun(api.requests.startRun(aMapsOrder()));
    await wait(1_500);
    expect(await api.abort(slug)).toBeUndefined();
    expect((await api.run(slug)).status).toBe('aborting');
  });

  it.each<[kind: string, ask: (api: Api) => Promise<unknown>]>([
    ['keyRefused', (api) => api.account('wrong')],
    ['workerNotFound', (api) => api.worker(workerSlug('no/body'))],
    ['runNotFound', (api) => api.run(RUN)],
    ['invalidRequest', (api) => api.startRun(api.requests.startRun(aMapsOrder({}, { custom: {} })))],
    ['versionUnavailable', (api) => api.startRun(api.requests.startRun(aMapsOrder({ version: 'latest' })))],
    [
      'workerNotFound',
      (api) => api.startRun(api.requests.startRun(aMapsOrder({}, { worker: workerSlug('no/body') }))),
    ],
  ])('tells %s', async (kind, ask) => {
    const { api } = aSandboxApi();
    const error: unknown = await ask(api).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Failure);
    expect(error).toMatchObject({ facts: { kind } });
  });
});

describe('a start while this computer is offline', () => {
  const STARTS: readonly [string, (api: Api) => Promise<unknown>][] = [
    ['a form', (api) => api.startRun(api.requests.startRun(anOrder()))],
    ['a past run', (api) => api.rerun(RUN, 'https://a.example')],
    ['a saved task', (api) => api.v2.runTask('TASK' as TaskSlug)],
  ];
  beforeEach(() => void vi.stubGlobal('navigator', { onLine: false }));
  afterEach(() => void vi.unstubAllGlobals());

  it.each(STARTS)('is not sent, of %s', async (_, start) => {
    const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.reject(new TypeError('offline')));
    await expect(start(anApi(fetch))).rejects.toMatchObject({ facts: { kind: 'offline' } });
    expect(fetch.mock.calls.map(([, init]) => init?.method ?? 'GET')).toEqual(['GET']);
  });

  /** Something answers only once it is told to. */
  function anApiOutOfReach(onSent: () => void = () => undefined) {
    let answer: (() => void) | undefined;
    const sent: string[] = [];
    const keyStore = createKeyStore(undefined);
    keyStore.set('first');
    const api = createApi({
      config: {
        origin: ORIGIN,
        authScheme: 'bearer',
        version: 'v1',
        platform: { kind: 'origin', origin: ORIGIN },
      },
      keyStore,
      fetch: async (input, init) => {
        const { method, headers } = new Request(input, init);
        const reply = () => Response.json({ code: 0, message: 'ok', data: { run_slug: RUN } });
        if (method !== 'GET') {
          sent.push(headers.get('Authorization') ?? 'no key');
          onSent();
          init?.signal?.throwIfAborted();
          return reply();
        }
        await Promise.race([
          new Promise<void>((resolve) => (answer = resolve)),
          untilAborted(init?.signal ?? new AbortController().signal),
        ]);
        return reply();
      },
    });
    const awaitRequest = () => expect.poll(() => answer).toBeDefined();
    return { api, keyStore, sent, awaitRequest, answer: () => answer?.() };
  }

  it.each(STARTS)('is sent with the key that it was asked for with, of %s', async (_, start) => {
    const { api, keyStore, sent, awaitRequest, answer } = anApiOutOfReach();
    const started = start(api);
    await awaitRequest();
    keyStore.set('of another account');
    answer();
    await started;
    expect(sent).toEqual(['Bearer first']);
  });

  it('is not sent once it is given up before it left', async () => {
    const { api, sent, awaitRequest, answer } = anApiOutOfReach();
    const leaving = new AbortController();
    const started = api.startRun(api.requests.startRun(anOrder()), leaving.signal);
    const ended = expect(started).rejects.toMatchObject({ facts: { kind: 'offline' } });
    await awaitRequest();
    leaving.abort();
    await ended;
    answer();
    expect(sent).toEqual([]);
  });

  it.each<[string, (api: Api, wanted: AbortSignal) => Promise<unknown>]>([
    ['a form', (api, wanted) => api.startRun(api.requests.startRun(anOrder()), undefined, wanted)],
    ['a past run', (api, wanted) => api.rerun(RUN, 'https://a.example', wanted)],
    ['a task', (api, wanted) => api.v2.runTask('TASK' as TaskSlug, wanted)],
    ['a waiting run', (api, wanted) => api.v2.activate(['q-1'], wanted)],
    ['a run that is to wait', (api, wanted) => api.v2.queueRun(anOrder(), wanted)],
    ['a new task', (api, wanted) => api.v2.createTask(NEW_TASK, wanted)],
  ])('is not sent once nobody wants it any more, of %s', async (_, start) => {
    const { api, sent, awaitRequest, answer } = anApiOutOfReach();
    const wanted = new AbortController();
    const ended = expect(start(api, wanted.signal)).rejects.toMatchObject({ facts: { kind: 'offline' } });
    await awaitRequest();
    wanted.abort();
    answer();
    await ended;
    expect(sent).toEqual([]);
  });

  it('is not called back by that once it has left', async () => {
    const wanted = new AbortController();
    const { api, sent, awaitRequest, answer } = anApiOutOfReach(() => wanted.abort());
    const started = api.startRun(api.requests.startRun(anOrder()), undefined, wanted.signal);
    await awaitRequest();
    answer();
    await expect(started).resolves.toMatchObject({ slug: RUN });
    expect(sent).toHaveLength(1);
  });

  it('leaves at once, with the key of then, where it was made ready before', async () => {
    const { api, keyStore, sent, awaitRequest, answer } = anApiOutOfReach();
    const ready = api.readyToStart();
    await awaitRequest();
    answer();
    const send = await ready;
    keyStore.set('second');
    const started = send(api.requests.startRun(anOrder()));
    expect(sent).toEqual(['Bearer second']);
    await started;
  });

  it.each(STARTS)('is sent where the API can be reached all the same, of %s', async (_, start) => {
    const { api, requests } = aRecordedApi({ run_slug: RUN });
    expect(await start(api)).toMatchObject({ slug: RUN });
    expect(requests.filter((request) => request.startsWith('POST'))).toHaveLength(1);
  });
});

it('tells which runs the platform had told of before a moment', async () => {
  const record = { slug: RUN, status: 3 };
  const { api } = aRecordedApi({ count: 1, list: [record] });
  const before = api.seenUntilNow();
  await api.runs({ page: 1, pageSize: 10 });
  const after = api.seenUntilNow();
  expect([before(RUN), after(RUN)]).toEqual([false, true]);
  expect(after(runSlug('01KSFDS8XWTJME33C08XMCR6C0'))).toBe(false);
});
