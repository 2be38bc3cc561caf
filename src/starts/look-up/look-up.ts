import { Failure } from '#core/errors/failure.ts';
import { findCandidates } from './find-candidates.ts';
import type { Intent } from '#starts/journal/intent.ts';
import { workerOf } from '#starts/journal/start-subject.ts';
import type { Run } from '#core/run/run.ts';

import type { Api } from '#api/operations.ts';

/** Milliseconds before each look: a run may take a while to be listed. */
const LOOKS = [0, 1_500, 3_000, 5_500];
const ONE_LOOK = [0];

/** Runs that each look takes, of the Worker where it is known, newest first. */
const PAGE_SIZE = 20;

export type LostStart = {
  readonly intent: Pick<Intent, 'subject' | 'since'>;
  /** Gives the runs that are known to belong to other starts. */
  readonly accountedFor: () => Promise<ReadonlySet<string>>;
  /** Whether all the looks were taken before: then one more tells. */
  readonly again: boolean;
};

/**
 * Looks a lost start up in the list of runs, a few times over ten seconds, until something is found.
 * @returns what may be its run; nothing where the platform lists no such run
 * @throws Failure where the list, or a record of it that may be the run, cannot be read
 */
export async function lookUp(
  api: Pick<Api, 'runs'>,
  { intent, accountedFor, again }: LostStart,
  signal: AbortSignal,
): Promise<readonly Run[]> {
  const worker = workerOf(intent.subject);
  const filter = { ...(worker !== undefined && { worker }), page: 1, pageSize: PAGE_SIZE };
  let unread: readonly string[] = [];
  for (const wait of again ? ONE_LOOK : LOOKS) {
    await pause(wait, signal);
    const [page, others] = await Promise.all([api.runs(filter, signal), accountedFor()]);
    const found = findCandidates(page.runs, { intent, accountedFor: others });
    if (found.length > 0) return found;
    unread = page.unread;
  }
  const [detail] = unread;
  // The run may be the one that could not be read.
  if (detail !== undefined) throw new Failure({ kind: 'unreadable', detail });
  return [];
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new Failure({ kind: 'cancelled' }));
    });
  });
}
