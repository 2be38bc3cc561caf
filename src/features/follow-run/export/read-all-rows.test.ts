import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Api } from '#api/operations.ts';
import { Failure } from '#core/errors/failure.ts';
import type { ResultRow, RunSlug } from '#core/run/run.ts';

import { readAllRows } from './read-all-rows.ts';

const SLUG = '01KSFDS8XWTJME33C08XMCR6B9' as RunSlug;
const rowsUpTo = (count: number): readonly ResultRow[] => Array.from({ length: count }, (_, n) => ({ n }));

type Platform = { readonly total: number; readonly cap?: number; readonly failures?: Failure[] };

/** A platform with so many rows, which gives no more than `cap` a page, and fails at first as it is told. */
function aPlatform({ total, cap = 1_000, failures = [] }: Platform) {
  const rows = rowsUpTo(total);
  const results = vi.fn<Api['results']>((_, { page, pageSize }) => {
    const failure = failures.shift();
    if (failure) return Promise.reject(failure);
    const size = Math.min(cap, pageSize);
    return Promise.resolve({ columns: [], rows: rows.slice((page - 1) * size, page * size), total });
  });
  return { api: { results } as Partial<Api> as Api, results };
}

async function readAll(api: Api, signal = new AbortController().signal) {
  const onProgress = vi.fn<(read: number, total: number) => void>();
  const rows: ResultRow[] = [];
  for await (const batch of readAllRows(api, SLUG, { signal, onProgress })) rows.push(...batch);
  return { rows, progress: onProgress.mock.calls };
}

describe('reading all rows of a run', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('gives every row once, in order, and says how far it is', async () => {
    const { rows, progress } = await readAll(aPlatform({ total: 2_500 }).api);
    expect(rows).toEqual(rowsUpTo(2_500));
    expect(progress).toEqual([
      [1_000, 2_500],
      [2_000, 2_500],
      [2_500, 2_500],
    ]);
  });

  it.each([0, 1, 1_000])('ends after %i rows', async (total) => {
    const { api, results } = aPlatform({ total });
    expect((await readAll(api)).rows).toEqual(rowsUpTo(total));
    expect(results).toHaveBeenCalledOnce();
  });

  it('goes on rightly where the platform gives fewer rows a page than it was asked for', async () => {
    expect((await readAll(aPlatform({ total: 450, cap: 100 }).api)).rows).toEqual(rowsUpTo(450));
  });

  it('asks again after failures that pass, and after the wait of a rate limit', async () => {
    const failures = [
      new Failure({ kind: 'network' }),
      new Failure({ kind: 'rateLimited', retryAfter: 7 }),
      new Failure({ kind: 'internal' }),
    ];
    const { api, results } = aPlatform({ total: 3, failures });
    const reading = readAll(api);
    await vi.advanceTimersByTimeAsync(8_900);
    expect(results).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(2_200);
    expect((await reading).rows).toEqual(rowsUpTo(3));
    expect(results).toHaveBeenCalledTimes(4);
  });

  it('gives up at once on a failure that stays', async () => {
    const { api, results } = aPlatform({ total: 3, failures: [new Failure({ kind: 'keyRefused' })] });
    await expect(readAll(api)).rejects.toMatchObject({ facts: { kind: 'keyRefused' } });
    expect(results).toHaveBeenCalledOnce();
  });

  it('refuses to go on where a page lacks rows', async () => {
    const results: Api['results'] = (_, { page }) =>
      Promise.resolve({ columns: [], rows: rowsUpTo(page === 1 ? 1_000 : 10), total: 3_000 });
    const api = { results } as Partial<Api> as Api;
    await expect(readAll(api)).rejects.toMatchObject({
      facts: { kind: 'unreadable', detail: 'page 2 of the results is not whole' },
    });
  });

  it('stops while it waits when it is cancelled', async () => {
    const cancel = new AbortController();
    const { api } = aPlatform({
      total: 3,
      failures: [new Failure({ kind: 'rateLimited', retryAfter: 600 })],
    });
    const cancelled = expect(readAll(api, cancel.signal)).rejects.toMatchObject({
      facts: { kind: 'cancelled' },
    });
    await vi.advanceTimersByTimeAsync(1_000);
    cancel.abort();
    await cancelled;
  });
});
