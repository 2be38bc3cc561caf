import type { Api } from '#api/operations.ts';
import { isPassing } from '#api/retry.ts';
import { Failure, factsOf } from '#core/errors/failure.ts';
import type { ResultPage, ResultRow, RunSlug } from '#core/run/run.ts';

/** The most rows that the platform gives at a time. */
const PAGE_SIZE = 1_000;
/** How often a page is asked for again after a failure that may pass, and seconds to wait where the answer names none. */
const RETRIES = 3;
const USUAL_WAIT = 2;

type ReadOptions = {
  readonly signal: AbortSignal;
  /** Told after every page how many rows there are so far, of how many. */
  readonly onProgress: (read: number, total: number) => void;
};

/**
 * All rows of a run in their order, a page at a time, one after the other. A page that fails in passing is asked for
 * again, after the wait that a rate limit asks for.
 * @throws Failure, also where a page lacks rows that it should have: a file must not have holes
 */
export async function* readAllRows(
  api: Api,
  slug: RunSlug,
  { signal, onProgress }: ReadOptions,
): AsyncGenerator<readonly ResultRow[]> {
  let size = PAGE_SIZE;
  let read = 0;
  for (let page = 1; ; page += 1) {
    const { rows, total } = await readPage(() => api.results(slug, { page, pageSize: size, signal }), signal);
    // A platform that gives fewer rows a page than it was asked for counts pages by its own size.
    if (page === 1 && rows.length > 0 && rows.length < Math.min(size, total)) size = rows.length;
    read += rows.length;
    onProgress(read, total);
    if (rows.length > 0) yield rows;
    if (read >= total) return;
    if (rows.length < size)
      throw new Failure({ kind: 'unreadable', detail: `page ${page} of the results is not whole` });
  }
}

async function readPage(ask: () => Promise<ResultPage>, signal: AbortSignal): Promise<ResultPage> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      const { kind, retryAfter = USUAL_WAIT } = factsOf(error);
      if (tries >= RETRIES || (kind !== 'rateLimited' && !isPassing(error))) throw error;
      await wait(retryAfter * 1_000, signal);
    }
  }
}

/** @throws Failure `cancelled` as soon as the signal says so */
function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = () => {
      clearTimeout(timer);
      reject(new Failure({ kind: 'cancelled' }));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', cancel);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
  });
}
