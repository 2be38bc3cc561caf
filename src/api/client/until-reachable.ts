import { Failure, factsOf } from '#core/errors/failure.ts';

/**
 * Resolves once a request can arrive, so that nobody looks for a run that cannot exist.
 * A browser that reports offline may still reach this machine; a harmless request checks that.
 * @param reach resolves if anything answers
 * @throws Failure `offline` if nothing answers or the signal aborts
 */
export async function untilReachable(
  reach: (signal?: AbortSignal) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  if (isSaidOffline() && (await isUnreachable(reach, signal))) throw new Failure({ kind: 'offline' });
}

/** The browser's own report. Only the offline answer is certain, and only for remote hosts. */
export function isSaidOffline(): boolean {
  return typeof navigator !== 'undefined' && !navigator.onLine;
}

async function isUnreachable(
  reach: (signal?: AbortSignal) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  try {
    await reach(signal);
    return false;
  } catch (error) {
    const { kind } = factsOf(error);
    return kind === 'network' || kind === 'cancelled';
  }
}
