import { beforeEach, describe, expect, it } from 'vitest';

import type { Json } from '#core/json/json.ts';
import { SANDBOX_KEY } from '#core/run/sandbox-key.ts';

import './in-page.ts';
import { aRunBody } from '#test/a-sandbox.ts';

const ORIGIN = 'https://console.example.com';

let stored: string | undefined;
beforeEach(() => {
  stored = undefined;
});

const tab = {
  text: () => stored,
  write: (text: string) => {
    stored = text;
    return true;
  },
};

/** A page with the sandbox in it; `leave` is what a reload or another address does. */
function aPage(storage = tab) {
  const page = new EventTarget();
  const answer = globalThis.createInPageSandbox?.({ storage, page });
  if (answer === undefined) throw new Error('The sandbox did not load');
  const post = (path: string, body: unknown, signal?: AbortSignal) =>
    answer(`${ORIGIN}${path}`, {
      method: 'POST',
      headers: { 'api-key': SANDBOX_KEY, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...(signal && { signal }),
    });
  // The envelope is the sandbox's own.
  const data = async (path: string, body: unknown) =>
    (
      (await (await post(path, body)).json()) as {
        data: { run_slug?: string; count?: number; status?: number };
      }
    ).data;
  return { post, data, leave: () => page.dispatchEvent(new Event('pagehide')) };
}

const START = '/api/v1/scraper/run';
const LIST = '/api/v1/run/list';
const ALL: Json = { page_index: 1, page_size: 10, status: 0 };

describe('the sandbox in the page', () => {
  it('keeps its runs for the tab, over a reload', async () => {
    const before = aPage();
    const { run_slug } = await before.data(START, aRunBody());
    before.leave();
    const after = aPage();
    expect(await after.data('/api/v1/run/detail', { run_slug })).toMatchObject({ slug: run_slug });
    expect((await after.data(LIST, ALL)).count).toBe(1);
  });

  it('keeps a run from the moment that it starts: a tab may end without a word', async () => {
    await aPage().data(START, aRunBody());
    expect((await aPage().data(LIST, ALL)).count).toBe(1);
  });

  it('keeps what was started on a later page of the tab where Back brings this one to life for a moment', async () => {
    const before = aPage();
    before.leave();
    const later = aPage();
    await later.data(START, aRunBody());
    later.leave();
    before.leave();
    expect((await aPage().data(LIST, ALL)).count).toBe(1);
  });

  it('tells the time with each answer, as a server does', async () => {
    const answer = await aPage().post(LIST, ALL);
    expect(Math.abs(Date.parse(answer.headers.get('date') ?? '') - Date.now())).toBeLessThan(60_000);
  });

  it('is as new where there is no storage, or no room in it', async () => {
    const page = aPage({ text: () => undefined, write: () => false });
    await page.data(START, aRunBody());
    page.leave();
    expect((await page.data(LIST, ALL)).count).toBe(1);
    expect((await aPage().data(LIST, ALL)).count).toBe(0);
  });

  it.each(['', '{', 'null', '[]', '{"format":1}', '{"format":99,"runs":[]}', '"text"'])(
    'begins anew where %j is stored',
    async (text) => {
      stored = text;
      expect((await aPage().data(LIST, ALL)).count).toBe(0);
    },
  );

  it('fails as a network does where a connection is to be dropped', async () => {
    const page = aPage();
    await page.post('/__sandbox/faults', { match: LIST, fault: { kind: 'drop' } });
    await expect(page.post(LIST, ALL)).rejects.toThrow(TypeError);
    expect((await page.data(LIST, ALL)).count).toBe(0);
  });

  it('starts what has arrived, although nobody waits for the answer any more', async () => {
    const page = aPage();
    await page.post('/__sandbox/faults', { match: START, after: true, fault: { kind: 'delay' } });
    const controller = new AbortController();
    const answer = page.post(START, aRunBody(), controller.signal);
    const given = expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    await expect.poll(async () => (await page.data(LIST, ALL)).count).toBe(1);
    controller.abort();
    await given;
    expect((await page.data(LIST, ALL)).count).toBe(1);
  });
});
