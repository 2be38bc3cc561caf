import { describe, expect, it } from 'vitest';
import { aRunBody, aSandbox, SYSTEM } from '#test/a-sandbox.ts';

const RUN = '/api/v1/scraper/run';
const TASK = '01KQ3T7AD4M5WNZ8V6C2XJRGEB';
const A_ULID: unknown = expect.stringMatching(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
const CALLBACK = 'https://hooks.example.com/done';

describe('POST /api/v1/scraper/run', () => {
  it('starts a run and gives its slug, a ULID, at once', async () => {
    const sandbox = aSandbox();
    const { status, code, data } = await sandbox.post(RUN, aRunBody());
    expect({ status, code }).toEqual({ status: 200, code: 0 });
    expect(data).toEqual({ run_slug: A_ULID });
  });

  it('gives every run a slug of its own', async () => {
    const sandbox = aSandbox();
    expect(await sandbox.start()).not.toBe(await sandbox.start());
  });

  it('answers a synchronous run when it is over, with its first results', async () => {
    const sandbox = aSandbox();
    const { data } = await sandbox.post(RUN, aRunBody({ is_async: false }));
    expect(data).toMatchObject({ status: 3, count: 40, err_msg: '', duration: 6 });
    expect((data as { list: unknown[] }).list).toHaveLength(40);
  });

  it('answers a synchronous run as over, though the timer ends early', async () => {
    const sandbox = aSandbox({ sleep: () => Promise.resolve() });
    const { data } = await sandbox.post(RUN, aRunBody({ is_async: false }));
    expect(data).toMatchObject({ status: 3, count: 40 });
  });

  it('accepts what the descriptor does not name, zero, false, and an optional field left out', async () => {
    const custom = {
      keywords: ['a'],
      base_location: 'b',
      skipClosed: false,
      reviews_per_place: 0,
      unknown: { deep: [[1]] },
    };
    expect(await aSandbox().post(RUN, aRunBody({ custom }))).toMatchObject({ code: 0 });
  });

  it.each([
    ['a slug that is no Worker', { scraper_slug: 'coreclaw/nothing' }, 404, 50001],
    ['an ID that is no Worker', { scraper_slug: '01KPD6M5YQADCQKGVKPDZVYC64' }, 404, 50001],
    ['no slug', { scraper_slug: undefined }, 400, 4000],
    ['a slug that is no text', { scraper_slug: 7 }, 400, 4000],
    ["a Task's slug", { scraper_slug: TASK }, 400, 4000],
    ['a version that is gone', { version: 'v1.0.4' }, 400, 50003],
    ['"latest" as the version', { version: 'latest' }, 400, 50003],
    ['a version that is no text', { version: 2 }, 400, 4000],
    ['no run mode', { is_async: undefined }, 400, 4000],
    ['a run mode that is no boolean', { is_async: 'true' }, 400, 4000],
    ['a callback without origin', { callback_url: '/done' }, 400, 4000],
    ['a callback that is not http', { callback_url: 'ftp://example.com/' }, 400, 4000],
    ['an empty callback', { callback_url: '' }, 400, 4000],
    ['an empty custom', { custom: {} }, 400, 4000],
    ['a custom that is a list', { custom: [] }, 400, 4000],
    ['a required field that is missing', { custom: { keywords: ['a'] } }, 400, 4000],
    ['a required text that is empty', { custom: { keywords: ['a'], base_location: '' } }, 400, 4000],
    ['a required list that is empty', { custom: { keywords: [], base_location: 'b' } }, 400, 4000],
    ['only empty items', { custom: { keywords: [' '], base_location: 'b' } }, 400, 4000],
    ['a number as text', { custom: { keywords: ['a'], base_location: 'b', max_results: '20' } }, 400, 4000],
    [
      'a fraction for an integer',
      { custom: { keywords: ['a'], base_location: 'b', max_results: 1.5 } },
      400,
      4000,
    ],
    [
      'a text for a boolean',
      { custom: { keywords: ['a'], base_location: 'b', skipClosed: 'true' } },
      400,
      4000,
    ],
    ['null for a text', { custom: { keywords: ['a'], base_location: 'b', lang: null } }, 400, 4000],
    ['a text for a list', { custom: { keywords: 'a', base_location: 'b' } }, 400, 4000],
    ['mixed items', { custom: { keywords: ['a', { string: 'b' }], base_location: 'b' } }, 400, 4000],
    ['an item that is a list', { custom: { keywords: ['a', ['b']], base_location: 'b' } }, 400, 4000],
  ])('refuses %s', async (_, changes, status, code) => {
    const sandbox = aSandbox();
    expect(await sandbox.post(RUN, aRunBody(changes))).toMatchObject({ status, code, data: null });
    expect(await sandbox.post('/api/v1/run/list', { page_index: 1, page_size: 10 })).toMatchObject({
      data: { count: 0 },
    });
  });

  it.each([
    ['cpus', [undefined, null, 0, -1, '1']],
    ['memory', [undefined, null, 0, 513, 1000, '512', 32768]],
    ['execute_limit_time_seconds', [undefined, 0, 1.5, '60']],
    ['max_total_charge', [undefined, -1, '0']],
    ['max_total_traffic', [undefined, -1, '0']],
    ['proxy_region', ['us', 'XX', '', 1]],
  ])('refuses system.%s as one of %o', async (name, values) => {
    for (const value of values) {
      const system = JSON.parse(JSON.stringify({ ...SYSTEM, [name]: value })) as typeof SYSTEM;
      const answer = await aSandbox().post(RUN, aRunBody({ system }));
      expect(answer).toMatchObject({ status: 400, code: 4000 });
      expect(answer.message).toContain(`system.${name} `);
    }
  });

  it.each(['{"scraper_slug":', '[]', '"text"', 'null'])('refuses the body %s', async (body) => {
    expect(await aSandbox().post(RUN, body)).toMatchObject({ status: 400, code: 4000 });
  });

  it("refuses a run's slug as the Worker", async () => {
    const sandbox = aSandbox();
    expect(await sandbox.post(RUN, aRunBody({ scraper_slug: await sandbox.start() }))).toMatchObject({
      status: 400,
      code: 4000,
    });
  });

  it('refuses more running runs than the plan has, and only running ones count', async () => {
    const sandbox = aSandbox({ maxRunning: 2 });
    await sandbox.start();
    await sandbox.start();
    const third = await sandbox.start();
    await sandbox.wait(1_500);
    expect(await sandbox.post(RUN, aRunBody())).toMatchObject({ status: 400, code: 30003, data: null });
    await sandbox.post('/api/v1/scraper/abort', { run_slug: third });
    expect(await sandbox.post(RUN, aRunBody())).toMatchObject({ code: 30003 });
    await sandbox.wait(10_000);
    expect(await sandbox.post(RUN, aRunBody())).toMatchObject({ code: 0 });
  });

  it('refuses a run without balance', async () => {
    const sandbox = aSandbox();
    await sandbox.control('balance', { balance: 0 });
    expect(await sandbox.post(RUN, aRunBody())).toMatchObject({ status: 402, code: 30001, data: null });
  });

  it('refuses more tasks than the platform has', async () => {
    const custom = { keywords: ['a', 'b', 'c'], base_location: 'b' };
    expect(await aSandbox({ maxSubtasks: 2 }).post(RUN, aRunBody({ custom }))).toMatchObject({
      status: 400,
      code: 4000,
    });
    expect(await aSandbox({ maxSubtasks: 3 }).post(RUN, aRunBody({ custom }))).toMatchObject({ code: 0 });
  });
});

describe('POST /api/v1/rerun', () => {
  it('starts the same run again', async () => {
    const sandbox = aSandbox();
    const first = await sandbox.start();
    const { data } = await sandbox.post('/api/v1/rerun', { run_slug: first, callback_url: CALLBACK });
    const again = (data as { run_slug: string }).run_slug;
    expect(again).not.toBe(first);
    expect(await sandbox.post('/api/v1/run/detail', { run_slug: again })).toMatchObject({
      data: { slug: again, scraper_slug: 'coreclaw/google-maps-scraper', version: 'v1.0.5', status: 1 },
    });
  });

  it.each([
    ['no run', { callback_url: CALLBACK }, 400, 4000],
    ['an unknown run', { run_slug: TASK, callback_url: CALLBACK }, 404, 70001],
    ['no callback', {}, 400, 4000],
    ['a callback that is no URL', { callback_url: 'done' }, 400, 4000],
  ])('refuses %s', async (name, body, status, code) => {
    const sandbox = aSandbox();
    const run = await sandbox.start();
    const sent = name.includes('callback') ? { run_slug: run, ...body } : body;
    expect(await sandbox.post('/api/v1/rerun', sent)).toMatchObject({ status, code });
  });
});

describe('POST /api/v1/task/run', () => {
  it('starts the run that was saved', async () => {
    const sandbox = aSandbox();
    const { data } = await sandbox.post('/api/v1/task/run', { task_slug: TASK, callback_url: CALLBACK });
    expect(data).toEqual({ run_slug: A_ULID });
    expect(await sandbox.post('/api/v1/run/detail', data)).toMatchObject({
      data: { version: 'v1.0.5', status: 1 },
    });
  });

  it.each([
    ['an unknown Task', { task_slug: '01KQ3T7AD4M5WNZ8V6C2XJRGEC', callback_url: CALLBACK }, 404, 60001],
    ['no Task', { callback_url: CALLBACK }, 400, 4000],
    ['no callback', { task_slug: TASK }, 400, 4000],
  ])('refuses %s', async (_, body, status, code) => {
    expect(await aSandbox().post('/api/v1/task/run', body)).toMatchObject({ status, code });
  });
});
