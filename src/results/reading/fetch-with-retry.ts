import { pause } from '#core/abort.ts';
import type { Api, Pageable } from '#api/operations.ts';
import { isPassing } from '#api/retry.ts';
import { Failure, factsOf } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { ResultPage } from '#core/run/run.ts';

const RETRIES = 3;
const USUAL_WAIT = 2;
const MOST_WAIT = 60;

type RetriedPage = Pageable & { readonly signal: AbortSignal };

/**
 * Fetches a page of results. Retries transient failures after the wait that a rate limit asks for, but
 * fails on a long wait, so that the screen can report it.
 * @throws Failure
 */
export async function fetchWithRetry(api: Api, slug: RunSlug, at: RetriedPage): Promise<ResultPage> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await api.results(slug, at);
    } catch (error) {
      const { kind, retryAfter = USUAL_WAIT } = factsOf(error);
      const mayPass = retryAfter <= MOST_WAIT && (kind === 'rateLimited' || isPassing(error));
      if (tries >= RETRIES || !mayPass) throw error;
      await pause(retryAfter * 1_000, at.signal).catch(() => {
        throw new Failure({ kind: 'cancelled' });
      });
    }
  }
}
