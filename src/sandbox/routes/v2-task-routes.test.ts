import { describe, expect, it } from 'vitest';

import { aRunBody, aSandbox } from '#test/a-sandbox.ts';

const TASKS = '/api/v2/worker-tasks';
const MAPS = 'coreclaw~google-maps-scraper';
const { scraper_slug: _, is_async: _mode, ...RUN } = aRunBody();
const { input } = RUN;

/** A sandbox asked as v2 is: the HTTP status beside the envelope. */
function aV2Sandbox() {
  const sandbox = aSandbox();
  const send = async (method: string, path: string, body?: unknown) => {
    const answer = await sandbox.app.request(path, {
      method,
      headers: { Authorization: `Bearer ${sandbox.key}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    // The tests assert on whole values, so the shape is checked there.
    const { code, data } = JSON.parse(text) as { code: number; data: unknown };
    return { status: answer.status, code, data, text };
  };
  const create = async (parts: object = {}) => {
    const { data } = await send('POST', TASKS, { worker_id: MAPS, title: 'Weekly', input, ...parts });
    return (data as { slug: string }).slug;
  };
  return { ...sandbox, send, create };
}

describe('saved tasks', () => {
  it('are made, listed, found by title and Worker, changed in part, and deleted once', async () => {
    const { send, create } = aV2Sandbox();
    const slug = await create({ description: 'every week' });
    expect((await send('GET', `${TASKS}?keyword=weekl&worker_id=${MAPS}`)).data).toMatchObject({
      count: 1,
      list: [{ slug, title: 'Weekly', description: 'every week', version: 'v1.0.5', schedule_type: 0 }],
      page_index: 1,
    });
    const changes = {
      title: 'Mondays',
      schedule_enabled: 1,
      schedule_type: 2,
      schedule_weekday: 1,
      schedule_time: '09:00',
    };
    expect(await send('PUT', `${TASKS}/${slug}`, changes)).toMatchObject({ code: 0, data: {} });
    const { data } = await send('GET', `${TASKS}/${slug}`);
    expect(data).toMatchObject({ ...changes, input });
    expect(data).not.toHaveProperty('description');
    expect(await send('DELETE', `${TASKS}/${slug}`)).toMatchObject({ code: 0, data: null });
    expect(await send('DELETE', `${TASKS}/${slug}`)).toMatchObject({ status: 404, code: 60001 });
  });

  it('have IDs that no double holds, written digit by digit', async () => {
    const { send, create } = aV2Sandbox();
    const { text } = await send('GET', `${TASKS}/${await create()}`);
    const [, id = ''] = /"id":(\d+)/.exec(text) ?? [];
    expect(id).toMatch(/^\d{17}$/);
    expect(String(Number(id)) === id || BigInt(id) > 2n ** 53n).toBe(true);
  });

  it.each<[string, object]>([
    ['without a title', { title: '' }],
    ['with a title of 101 characters', { title: 'a'.repeat(101) }],
    ['without an input', { input: undefined }],
    ['with a member that is not known', { cron: '* * *' }],
    ['for what is no Worker', { worker_id: 'no~body' }],
    ['at a time that is none', { schedule_type: 1, schedule_time: '24:00' }],
    ['weekly without a day', { schedule_type: 2, schedule_time: '09:00' }],
  ])('are refused %s', async (_name, parts) => {
    const { send } = aV2Sandbox();
    expect(await send('POST', TASKS, { worker_id: MAPS, title: 'Weekly', input, ...parts })).toMatchObject({
      ...{ status: 422, code: 11000 },
    });
  });

  it('keep their version where a new input names none, and run with what they hold', async () => {
    const { send, create } = aV2Sandbox();
    const slug = await create();
    expect(await send('PUT', `${TASKS}/${slug}/input`, { input })).toMatchObject({ data: {} });
    expect((await send('GET', `${TASKS}/${slug}/input`)).data).toEqual({ input, version: 'v1.0.5' });
    expect(await send('POST', `${TASKS}/${slug}/runs`, {})).toMatchObject({ code: 0 });
    expect((await send('GET', `${TASKS}/${slug}`)).data).toMatchObject({ run_times: 1 });
  });

  it('take a flat input, which fails when it runs', async () => {
    const { send, create, wait } = aV2Sandbox();
    const slug = await create({ input: { keywords: ['a'] } });
    const { data } = await send('POST', `${TASKS}/${slug}/runs`, {});
    await wait(10_000);
    const { run_slug } = data as { run_slug: string };
    expect((await send('GET', `/api/v2/worker-runs/${run_slug}`)).data).toMatchObject({ status: 'failed' });
  });
});

describe('waiting runs', () => {
  const QUEUE = '/api/v2/run-queue/items';
  const wait = (body: object = {}) => ({ ...RUN, is_async: true, ...body });

  it('never start by themselves, start where they are activated, and are let go for good', async () => {
    const { send, wait: later } = aV2Sandbox();
    const put = async () => {
      const { data } = await send('POST', `/api/v2/workers/${MAPS}/queued-runs`, wait());
      expect(data).toMatchObject({ queue_status: 'waiting', queued: true });
      return (data as { queue_ref: string }).queue_ref;
    };
    const [first, second] = [await put(), await put()];
    await later(600_000);
    expect((await send('GET', `${QUEUE}?status=waiting`)).data).toMatchObject({ count: 2 });
    expect((await send('GET', '/api/v2/worker-runs')).data).toMatchObject({ count: 0 });
    expect((await send('POST', `${QUEUE}/activate`, { queue_refs: [first] })).data).toEqual({
      results: [{ queue_ref: first, success: true }],
    });
    expect((await send('GET', '/api/v2/worker-runs')).data).toMatchObject({ count: 1 });
    expect((await send('POST', `${QUEUE}/activate`, { queue_refs: [first] })).data).toEqual({
      results: [{ queue_ref: first, success: false }],
    });
    expect((await send('POST', `${QUEUE}/${second}/release`, { reason: 'no need' })).data).toEqual({
      results: [{ queue_ref: second, success: true }],
    });
    expect((await send('GET', QUEUE)).data).toMatchObject({ count: 0 });
  });

  it('are taken where there is no balance, and not activated then', async () => {
    const { send, control } = aV2Sandbox();
    await control('balance', { balance: 0 });
    const { data } = await send('POST', `/api/v2/workers/${MAPS}/queued-runs`, wait());
    const { queue_ref } = data as { queue_ref: string };
    expect(await send('POST', `${QUEUE}/activate`, { queue_refs: [queue_ref] })).toMatchObject({
      code: 30001,
    });
    expect((await send('GET', QUEUE)).data).toMatchObject({ count: 1 });
  });
});

it('lists the Workers of the account', async () => {
  const { send } = aV2Sandbox();
  expect((await send('GET', '/api/v2/workers')).data).toMatchObject({
    scraper: [{ path: 'data-bench~dedup-rows' }, { path: 'webkit-tools~site-crawler-pro' }],
  });
});
