import { describe, expect, it, vi } from 'vitest';
import { aRunBody, aSandbox } from '#test/a-sandbox.ts';

const RUN = '/api/v1/scraper/run';

const countRuns = async (sandbox: ReturnType<typeof aSandbox>) =>
  ((await sandbox.post('/api/v1/run/list', { page_index: 1, page_size: 10 })).data as { count: number })
    .count;

const seen = async (answer: Response) => ({
  status: answer.status,
  type: answer.headers.get('content-type'),
  drop: answer.headers.get('x-sandbox-drop'),
  body: await answer.text(),
});

const HTML: unknown = expect.stringMatching(/^<!doctype html>/);
const JSON_TYPE = 'application/json';
const plain = { status: 200, drop: null, type: JSON_TYPE };

describe('POST /__sandbox/faults', () => {
  it.each([
    [
      { kind: 'status', status: 429, headers: { 'retry-after': '7' } },
      { ...plain, status: 429, body: '{"code":4290,"message":"fault of the sandbox","data":null}' },
    ],
    [
      { kind: 'status', status: 200, code: 30003, message: 'too many' },
      { ...plain, body: '{"code":30003,"message":"too many","data":null}' },
    ],
    [
      { kind: 'status', status: 402, data: { run_slug: '01K' } },
      {
        ...plain,
        status: 402,
        body: '{"code":30001,"message":"fault of the sandbox","data":{"run_slug":"01K"}}',
      },
    ],
    [
      { kind: 'status', status: 503 },
      { ...plain, status: 503, body: '{"code":5000,"message":"fault of the sandbox","data":null}' },
    ],
    [{ kind: 'drop' }, { status: 502, drop: '1', type: null, body: '' }],
    [{ kind: 'html' }, { ...plain, status: 502, type: 'text/html', body: HTML }],
    [
      { kind: 'html', status: 200 },
      { ...plain, status: 200, type: 'text/html', body: HTML },
    ],
    [{ kind: 'cutJson' }, { ...plain, body: '{"code":0,"message":"success","data":{"list":[{"slug":"01K' }],
    [{ kind: 'empty' }, { ...plain, type: 'text/plain;charset=UTF-8', body: '' }],
    [{ kind: 'nullData' }, { ...plain, body: '{"code":0,"message":"success","data":null}' }],
  ])('answers %o in place of the platform, once, and nothing takes effect', async (fault, expected) => {
    const sandbox = aSandbox();
    await sandbox.control('faults', { match: RUN, fault });
    expect(await seen(await sandbox.send(RUN, aRunBody()))).toEqual(expected);
    expect(await countRuns(sandbox)).toBe(0);
    expect(await sandbox.post(RUN, aRunBody())).toMatchObject({ code: 0 });
  });

  it.each(['drop', 'html', 'cutJson', 'empty', 'nullData'])(
    'lets the request take effect before %s, when asked to',
    async (kind) => {
      const sandbox = aSandbox();
      await sandbox.control('faults', { match: RUN, after: true, fault: { kind } });
      await sandbox.send(RUN, aRunBody());
      expect(await countRuns(sandbox)).toBe(1);
    },
  );

  it('cuts the real answer off', async () => {
    const sandbox = aSandbox();
    await sandbox.control('faults', { after: true, fault: { kind: 'cutJson' } });
    const text = await (await sandbox.send('/api/v1/account/info', {})).text();
    expect(text).toMatch(/^\{"code":0,"message":"success","data":\{"balance":"100\.00"/);
    expect(() => {
      JSON.parse(text);
    }).toThrow(SyntaxError);
  });

  it('delays an answer, which then is the real one', async () => {
    const waited: number[] = [];
    const sandbox = aSandbox({
      sleep: (ms) => {
        waited.push(ms);
        return Promise.resolve();
      },
    });
    await sandbox.control('faults', { fault: { kind: 'delay', ms: 250 } });
    expect(await sandbox.post('/api/v1/account/info', {})).toMatchObject({ code: 0 });
    expect(waited).toEqual([250]);
  });

  it('holds an answer back until it is told to release what it holds, and holds back no more', async () => {
    const sandbox = aSandbox();
    await sandbox.control('faults', { times: 9, fault: { kind: 'delay' } });
    const [first, second] = [1, 2].map(() => sandbox.post('/api/v1/account/info', {}));
    const settled = vi.fn();
    void Promise.race([first, second]).then(settled);
    const received = async (): Promise<unknown> => (await sandbox.app.request('/__sandbox/requests')).json();
    await expect.poll(received).toHaveLength(2);
    expect(settled).not.toHaveBeenCalled();
    await sandbox.control('release');
    expect(await Promise.all([first, second])).toMatchObject([{ code: 0 }, { code: 0 }]);
    expect(await sandbox.post('/api/v1/account/info', {})).toMatchObject({ code: 0 });
  });

  it('holds nothing back for the world after a reset', async () => {
    const held: (() => void)[] = [];
    const sandbox = aSandbox({ sleep: () => new Promise((resolve) => held.push(resolve)) });
    await sandbox.control('faults', { fault: { kind: 'delay', ms: 250 } });
    const answer = sandbox.send('/api/v1/account/info', {});
    await expect.poll(() => held.length).toBe(1);
    await sandbox.control('reset');
    held[0]?.();
    expect((await answer).status).toBe(503);
  });

  it('counts down, matches by the beginning of the path, and leaves other paths alone', async () => {
    const sandbox = aSandbox();
    await sandbox.control('faults', {
      match: '/api/v1/run/',
      times: 2,
      fault: { kind: 'status', status: 500 },
    });
    expect(await sandbox.post('/api/v1/account/info', {})).toMatchObject({ code: 0 });
    expect(await sandbox.post('/api/v1/run/list', {})).toMatchObject({ code: 5000 });
    expect(await sandbox.post('/api/v1/run/detail', {})).toMatchObject({ code: 5000 });
    expect(await sandbox.post('/api/v1/run/list', {})).toMatchObject({ code: 4000 });
  });

  it('is taken back by DELETE', async () => {
    const sandbox = aSandbox();
    await sandbox.control('faults', { times: 9, fault: { kind: 'empty' } });
    await sandbox.app.request('/__sandbox/faults', { method: 'DELETE' });
    expect(await sandbox.post('/api/v1/account/info', {})).toMatchObject({ code: 0 });
  });

  it('refuses a fault that it does not know', async () => {
    expect((await aSandbox().control('faults', { fault: { kind: 'fire' } })).status).toBe(400);
  });
});
