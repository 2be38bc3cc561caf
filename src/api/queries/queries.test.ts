import { environmentManager, focusManager, QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Failure, type FailureKind } from '#core/errors/failure.ts';
import { isJsonObject } from '#core/json/json.ts';
import { aRun } from '#test/a-run.ts';
import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';
import type { Run } from '#core/run/run.ts';
import { aDescriptor } from '#test/a-descriptor.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { createKeyStore } from '../key/key-store.ts';
import type { Api } from '../operations.ts';
import {
  accountQuery,
  logQuery,
  resultsQuery,
  runQuery,
  runsQuery,
  storeSearchQuery,
  workerQuery,
} from './queries.ts';
import { resetOnKeyChange } from './reset-on-key-change.ts';

const SLUG: RunSlug = slugOf('01KSFDS8XWTJME33C08XMCR6B9');

function slugOf(text: string): RunSlug {
  if (!isRunSlug(text)) throw new Error(text);
  return text;
}

/** An API of which a test needs only some operations. */
const anApi = (operations: Partial<Api>): Api => operations as Api; // the others are not called

/** A platform whose clock is this computer's. */
const serverTime = () => ({ now: Date.now(), within: 0, isSynced: true });

const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });

/** Seconds after the first at which an operation is called again, within two minutes. */
async function momentsOf(observe: (called: () => void) => () => void): Promise<readonly number[]> {
  const start = Date.now();
  const moments: number[] = [];
  const end = observe(() => moments.push((Date.now() - start) / 1000));
  await vi.advanceTimersByTimeAsync(120_000);
  end();
  return moments;
}

beforeEach(() => {
  vi.useFakeTimers();
  // Queries ask nothing again by themselves on a server, which Node is taken for.
  environmentManager.setIsServer(() => false);
});

afterEach(() => {
  client.clear();
  vi.useRealTimers();
});

describe('runQuery', () => {
  const followed = (answers: (look: number) => Run) =>
    momentsOf((called) => {
      let looks = 0;
      const run = () => {
        called();
        return Promise.resolve().then(() => answers(++looks));
      };
      return new QueryObserver(client, runQuery(anApi({ run, serverTime }), SLUG)).subscribe(() => undefined);
    });

  it('looks after 2, 5, 10 and then every 15 seconds', async () => {
    expect(await followed(() => aRun({ status: 'running' }))).toEqual([0, 2, 7, 17, 32, 47, 62, 77, 92, 107]);
  });

  it('does not look while the tab is hidden, and looks at once when it comes back', async () => {
    const start = Date.now();
    const moments: number[] = [];
    const run = () =>
      Promise.resolve(aRun({ status: 'running' })).finally(() => moments.push((Date.now() - start) / 1000));
    client.mount();
    const end = new QueryObserver(client, runQuery(anApi({ run, serverTime }), SLUG)).subscribe(
      () => undefined,
    );
    await vi.advanceTimersByTimeAsync(1_000);
    focusManager.setFocused(false);
    await vi.advanceTimersByTimeAsync(60_000);
    focusManager.setFocused(true);
    await vi.advanceTimersByTimeAsync(500);
    focusManager.setFocused(undefined);
    end();
    client.unmount();
    expect(moments).toEqual([0, 61]);
  });

  it('looks no more when the run is over', async () => {
    expect(await followed((look) => aRun({ status: look < 3 ? 'running' : 'failed' }))).toEqual([0, 2, 7]);
  });

  it('goes on when the connection was lost for a moment', async () => {
    const moments = await followed((look) => {
      if (look === 2) throw new Failure({ kind: 'network' });
      return aRun({ status: look < 4 ? 'running' : 'succeeded' });
    });
    expect(moments).toHaveLength(4);
  });

  it('goes on at its pace while everything is answered with 502 by a page of a proxy', async () => {
    const bad = new Failure({ kind: 'unreadable', status: 502, detail: 'HTML in place of JSON' });
    const moments = await followed((look) => {
      if (look > 1 && look < 8) throw bad;
      return aRun({ status: look < 8 ? 'running' : 'succeeded' });
    });
    expect(moments).toHaveLength(8);
  });

  it.each([
    [undefined, [0, 60, 120]],
    [90, [0, 90]],
  ])('looks again once a rate limit is over: %j s', async (retryAfter, moments) => {
    const limited = new Failure({ kind: 'rateLimited', ...(retryAfter !== undefined && { retryAfter }) });
    expect(
      await followed(() => {
        throw limited;
      }),
    ).toEqual(moments);
  });

  it.each<FailureKind>(['runNotFound', 'noKey', 'keyRefused'])('looks no more after %s', async (kind) => {
    const moments = await followed(() => {
      throw new Failure({ kind });
    });
    expect(moments).toEqual([0]);
  });
});

describe('what belongs to a run', () => {
  const called = (over: boolean) =>
    momentsOf((tell) => {
      const log = () => {
        tell();
        return Promise.resolve({ entries: [] });
      };
      return new QueryObserver(client, logQuery(anApi({ log }), { slug: SLUG, over })).subscribe(
        () => undefined,
      );
    });

  it('is asked for again while the run goes on', async () => {
    expect((await called(false)).slice(0, 4)).toEqual([0, 2, 7, 17]);
  });

  it('is asked for once when the run is over', async () => {
    expect(await called(true)).toEqual([0]);
  });
});

describe('queries', () => {
  it('keep a `__proto__` key of an answer that has changed', async () => {
    let looks = 0;
    const results: Api['results'] = () => {
      const rows = [JSON.parse(`{"__proto__":{"a":1},"look":${++looks}}`) as object]; // JSON.parse is typed any
      return Promise.resolve({ columns: [], rows: rows.filter(isJsonObject), size: 1, total: 1 });
    };
    const run = { slug: SLUG, over: false };
    const query = resultsQuery(anApi({ results }), run, { page: 1, pageSize: 10 });
    await client.query(query);
    await client.query(query);
    expect(JSON.stringify(client.getQueryData(query.queryKey)?.rows)).toBe(
      '[{"__proto__":{"a":1},"look":2}]',
    );
  });

  it('ask the store nothing while the text is blank', () => {
    const api = anApi({});
    expect(['', '  ', ' maps '].map((text) => storeSearchQuery(api, text).enabled)).toEqual([
      false,
      false,
      true,
    ]);
    expect(storeSearchQuery(api, ' maps ').queryKey).toEqual(['store', 'maps']);
  });

  it('pass on that nobody waits any more', async () => {
    let given: AbortSignal | undefined;
    const worker = (_: unknown, signal?: AbortSignal) => {
      given = signal;
      return new Promise<never>(() => undefined);
    };
    const api = anApi({ worker });
    const end = new QueryObserver(client, workerQuery(api, 'a/b' as Parameters<Api['worker']>[0])).subscribe(
      () => undefined,
    );
    await vi.advanceTimersByTimeAsync(0);
    expect(given?.aborted).toBe(false);
    end();
    expect(given?.aborted).toBe(true);
  });
});

describe('resetOnKeyChange', () => {
  it('drops and asks again for what the former key could see, and for nothing else', async () => {
    const keyStore = createKeyStore(undefined);
    keyStore.set('former');
    const usedKeys: string[] = [];
    const api = anApi({
      account: () => Promise.resolve({ balance: usedKeys.push(keyStore.get() ?? 'none') }),
      runs: () => Promise.resolve({ runs: [aRun({ status: 'running' })], unread: [], total: 1 }),
      searchStore: () => Promise.resolve([]),
    });
    const end = resetOnKeyChange(keyStore, client);
    const close = new QueryObserver(client, accountQuery(api)).subscribe(() => undefined);
    const runs = runsQuery(api, { page: 1, pageSize: 10 });
    await client.query(runs);
    await client.query(storeSearchQuery(api, 'maps'));
    keyStore.set('other');
    await vi.advanceTimersByTimeAsync(0);
    expect(usedKeys).toEqual(['former', 'other']);
    expect(client.getQueryData(runs.queryKey)).toBeUndefined();
    expect(client.getQueryData(storeSearchQuery(api, 'maps').queryKey)).toEqual([]);
    end();
    keyStore.forget();
    await vi.advanceTimersByTimeAsync(0);
    expect(usedKeys).toEqual(['former', 'other']);
    expect(
      JSON.stringify(
        client
          .getQueryCache()
          .getAll()
          .map(({ queryKey }) => queryKey),
      ),
    ).not.toMatch(/former|other/);
    close();
  });

  it('reads the Workers anew that no form is filled for', async () => {
    const keyStore = createKeyStore(undefined);
    const requestedSlugs: string[] = [];
    let answers = false;
    const api = anApi({
      worker: (slug) => {
        requestedSlugs.push(slug);
        return answers ? Promise.resolve(aDescriptor()) : new Promise(() => undefined);
      },
    });
    const worker = (slug: string) => workerQuery(api, slug as WorkerSlug);
    const end = resetOnKeyChange(keyStore, client);
    const closes = ['a/waiting', 'a/filled'].map((slug) => {
      const close = new QueryObserver(client, worker(slug)).subscribe(() => undefined);
      answers = true;
      return close;
    });
    await client.query(worker('a/left'));
    await vi.advanceTimersByTimeAsync(0);
    keyStore.set('key');
    await vi.advanceTimersByTimeAsync(0);
    expect(requestedSlugs).toEqual(['a/waiting', 'a/filled', 'a/left', 'a/waiting']);
    expect(client.getQueryData(worker('a/left').queryKey)).toBeUndefined();
    expect(client.getQueryData(worker('a/waiting').queryKey)).toEqual(aDescriptor());
    end();
    for (const close of closes) close();
  });
});
