import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Api } from '#api/operations.ts';
import { Failure } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { ResultPage } from '#core/run/run.ts';

import { fetchWithRetry } from './fetch-with-retry.ts';

const SLUG = '01KSFDS8XWTJME33C08XMCR6B9' as RunSlug;
const PAGE: ResultPage = { columns: [], rows: [{ n: 0 }], size: 1, total: 1 };

/** A platform that fails at first as it is told. */
function aPlatform(...failures: readonly Failure[]) {
  const results = vi.fn<Api['results']>();
  for (const failure of failures) results.mockRejectedValueOnce(failure);
  results.mockResolvedValue(PAGE);
  return { results, api: { results } as Partial<Api> as Api };
}

const ask = (api: Api, signal = new AbortController().signal) =>
  fetchWithRetry(api, SLUG, { page: 1, pageSize: 1_000, signal });

describe('a page of results', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is asked for again after failures that pass, and after the wait of a rate limit', async () => {
    const { api, results } = aPlatform(
      new Failure({ kind: 'network' }),
      new Failure({ kind: 'rateLimited', retryAfter: 7 }),
      new Failure({ kind: 'internal' }),
    );
    const page = ask(api);
    await vi.advanceTimersByTimeAsync(8_900);
    expect(results).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(2_200);
    expect(await page).toEqual(PAGE);
    expect(results).toHaveBeenCalledTimes(4);
  });

  it('is given up at once after a failure that stays', async () => {
    const { api, results } = aPlatform(new Failure({ kind: 'keyRefused' }));
    await expect(ask(api)).rejects.toMatchObject({ facts: { kind: 'keyRefused' } });
    expect(results).toHaveBeenCalledOnce();
  });

  it('is given up where the platform wants more than a minute, which nobody would see pass', async () => {
    const { api, results } = aPlatform(new Failure({ kind: 'rateLimited', retryAfter: 3_600 }));
    const given = expect(ask(api)).rejects.toMatchObject({ facts: { retryAfter: 3_600 } });
    await vi.advanceTimersByTimeAsync(1_000);
    await given;
    expect(results).toHaveBeenCalledOnce();
  });

  it('is not waited for any more when it is cancelled', async () => {
    const cancel = new AbortController();
    const { api } = aPlatform(new Failure({ kind: 'rateLimited', retryAfter: 60 }));
    const cancelled = expect(ask(api, cancel.signal)).rejects.toMatchObject({ facts: { kind: 'cancelled' } });
    await vi.advanceTimersByTimeAsync(1_000);
    cancel.abort();
    await cancelled;
  });
});
