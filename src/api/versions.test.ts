import { describe, expect, it, vi } from 'vitest';

import { factsOf } from '#core/errors/failure.ts';
import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';
import { anOrder } from '#test/an-order.ts';
import { aSandbox } from '#test/a-sandbox.ts';

import { createApi } from './create-api.ts';
import { createKeyStore } from './key/key-store.ts';

const ORIGIN = 'https://api.example.com';
/** When the sandbox of a test begins. */
const NOW = 1_760_000_000_000;
const PAGE = '<!doctype html><title>Not found</title>';

const order = anOrder(
  { proxyRegion: '', callbackUrl: '' },
  { custom: { keywords: ['pizza'], base_location: 'New York' } },
);

const page = (status: number) => new Response(PAGE, { status, headers: { 'content-type': 'text/html' } });

/** An API of v1 over a sandbox; `intercept` may answer in its place. */
function anApi(intercept: (path: string) => Response | Promise<Response> | undefined = () => undefined) {
  const sandbox = aSandbox();
  const keyStore = createKeyStore(undefined);
  keyStore.set(sandbox.key);
  const sent: string[] = [];
  const fetch = vi.fn<typeof globalThis.fetch>(async (input, init = {}) => {
    const path = (typeof input === 'string' ? input : '').slice(ORIGIN.length);
    sent.push(`${init.method ?? 'GET'} ${path}`);
    return intercept(path) ?? sandbox.app.request(path, init);
  });
  const config = {
    origin: ORIGIN,
    authScheme: 'bearer',
    version: 'v1',
    platform: { kind: 'sandbox' },
  } as const;
  const api = createApi({ config, keyStore, fetch });
  const moved = vi.fn();
  api.onVersion(moved);
  return { api, sandbox, moved, sent, posts: () => sent.filter((line) => line.startsWith('POST')) };
}

const failureOf = async (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => factsOf(error).kind,
  );

function runSlug(text: string): RunSlug {
  if (!isRunSlug(text)) throw new Error(text);
  return text;
}

it('asks for the runs of a past month by its name, and for those of the present one by none', async () => {
  const { api, sandbox, sent } = anApi();
  await sandbox.control('platform', { v1: 'gone' });
  await api.account();
  const before = sent.length;
  const [past, present] = [Date.UTC(2025, 7, 10), api.serverTime().now];
  for (const at of [past, present]) await api.walkRuns({ from: at, to: at, isEnough: () => false });
  const [named = '', none = ''] = sent.slice(before);
  // The first and the last day of August 2025 by Beijing's calendar.
  expect(named).toContain('&start_time=1753977600&end_time=1756569600');
  expect(none).not.toContain('start_time');
});

it('names the latest month of which a run may be missing', async () => {
  const { api, sandbox } = anApi((path) =>
    path.includes('start_time=1753977600')
      ? Response.json({ code: 0, message: 'success', data: { count: 1, list: [] } })
      : undefined,
  );
  await sandbox.control('platform', { v1: 'gone' });
  const span = { from: Date.UTC(2025, 6, 10), to: Date.UTC(2025, 8, 10) };
  expect(await api.walkRuns({ ...span, isEnough: () => false })).toMatchObject({
    runs: [],
    gapIn: '2025-08',
  });
});

describe('a platform that no longer answers v1', () => {
  it.each(['notFound', 'gone'] as const)('is asked in v2 from then on, recognised once: %s', async (v1) => {
    const { api, sandbox, moved, sent, posts } = anApi();
    await sandbox.control('platform', { v1 });
    const [worker, found, account] = await Promise.all([
      api.worker(order.worker),
      api.searchStore('maps'),
      api.account(),
    ]);
    expect(worker.version).toBe('v1.0.5');
    expect(found).not.toEqual([]);
    expect(account.balance).toBe(100);
    expect([api.version, api.endOfV1]).toEqual(['v2', 'retired']);
    expect(moved).toHaveBeenCalledOnce();
    expect([api.listsMonths, api.versionRequired, api.detailNeedsKey]).toEqual([true, false, true]);

    const before = sent.length;
    const request = api.requests.startRun(order);
    expect(request.path).toBe('/api/v2/workers/coreclaw~google-maps-scraper/runs');
    const { slug } = await api.startRun(request);
    expect((await api.run(slug)).slug).toBe(slug);
    expect((await api.walkRuns({ from: NOW, to: NOW + 60_000, isEnough: () => true })).runs).toHaveLength(1);
    await sandbox.wait(2_000);
    await api.abort(slug);
    expect(posts().slice(-2)).toEqual([`POST ${request.path}`, `POST /api/v2/worker-runs/${slug}/abort`]);
    expect(sent.slice(before).every((line) => line.includes(' /api/v2/'))).toBe(true);
  });

  it('is recognised by a start that it refuses, which is tried in no other version', async () => {
    const { api, sandbox, posts } = anApi();
    await sandbox.control('platform', { v1: 'gone' });
    expect(await failureOf(api.startRun(api.requests.startRun(order)))).toBe('notFound');
    expect(posts()).toEqual(['POST /api/v1/scraper/run']);
    expect(api.version).toBe('v2');
    await api.startRun(api.requests.startRun(order));
    expect(posts()).toEqual([
      'POST /api/v1/scraper/run',
      'POST /api/v2/workers/coreclaw~google-maps-scraper/runs',
    ]);
  });

  it('leaves a start lost that a page answered in v1, and looks for its run in v2', async () => {
    let retired = false;
    const { api, posts } = anApi((path) => (retired && !path.startsWith('/api/v2/') ? page(404) : undefined));
    const request = api.requests.startRun(order);
    retired = true;
    expect(await failureOf(api.startRun(request))).toBe('unreadable');
    expect(posts()).toHaveLength(1);
    expect((await api.walkRuns({ from: NOW, to: NOW + 60_000, isEnough: () => false })).runs).toEqual([]);
    expect([api.version, posts().length]).toEqual(['v2', 1]);
  });

  const refused = () => Response.json({ code: 11004, message: 'not found', data: null }, { status: 404 });

  it.each<['retired' | 'blocked', string, (path: string) => Response]>([
    ['retired', 'all of it is gone, in whatever words', () => page(410)],
    [
      'retired',
      'a part is gone, and the rest refused with a code',
      (path) => (path.includes('store') ? page(410) : refused()),
    ],
    ['blocked', 'a host has a page of its own for all of it', () => page(404)],
    [
      'blocked',
      'only a part of it is refused with a code',
      (path) => (path.includes('store') ? page(404) : refused()),
    ],
    ['blocked', 'only a part of it is gone', (path) => (path.includes('store') ? page(410) : page(404))],
  ])('is called %s where %s', async (ended, _, answer) => {
    const { api } = anApi((path) => (path.startsWith('/api/v2/') ? undefined : answer(path)));
    expect((await api.worker(order.worker)).version).toBe('v1.0.5');
    expect([api.version, api.endOfV1]).toEqual(['v2', ended]);
  });
});

describe('no end of v1', () => {
  it.each<[string, Parameters<typeof anApi>[0]]>([
    ['a Worker that is not there', undefined],
    ['a page of a network in place of everything', () => page(404)],
    ['a host that forbids v1', (path) => (path.startsWith('/api/v2/') ? undefined : page(403))],
    ['a network that fails', () => Promise.reject(new TypeError('network'))],
    ['a platform that is down', (path) => (path.startsWith('/api/v2/') ? undefined : page(502))],
    ['one endpoint that is missing', (path) => (path.startsWith('/api/scraper') ? page(404) : undefined)],
    [
      'v2 that answers otherwise than the platform',
      (path) =>
        path.startsWith('/api/v2/') ? Response.json({ code: 0, message: 'ok', data: 'hello' }) : page(404),
    ],
  ])('is taken for one: %s', async (_, intercept) => {
    const { api, moved } = anApi(intercept);
    const worker = anOrder({}, { worker: 'no/body' as typeof order.worker }).worker;
    expect(await failureOf(api.worker(worker))).not.toBeUndefined();
    await failureOf(api.run(runSlug('01KSFDS8XWTJME33C08XMCR6B9')));
    expect([api.version, api.endOfV1]).toEqual(['v1', undefined]);
    expect(moved).not.toHaveBeenCalled();
  });

  it('is looked for where one Worker, run or task is not there', async () => {
    const { api, sent } = anApi();
    await failureOf(api.worker('no/body' as typeof order.worker));
    expect(sent).toHaveLength(1);
  });
});
