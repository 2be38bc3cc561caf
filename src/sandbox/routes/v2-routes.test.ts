import { expect, it } from 'vitest';

import { aRunBody, aSandbox } from '../a-sandbox.ts';

const WORKER = '/api/v2/workers/coreclaw~google-maps-scraper';

/** A sandbox asked as v2 is: the HTTP status beside the envelope. */
function aV2Sandbox() {
  const sandbox = aSandbox();
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = { Authorization: `Bearer ${sandbox.key}`, 'content-type': 'application/json' };
    const answer = await sandbox.app.request(path, { headers, ...init });
    // The tests assert on whole values, so the shape is checked there.
    return { status: answer.status, ...((await answer.json()) as Record<string, unknown>) };
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
  ['a blank search', '/api/v2/store?keyword=', undefined, 422, 11000],
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
    data: { run_status: 'succeeded', is_finished: true },
  });
});
