import { Failure, factsOf } from '#core/errors/failure.ts';

/**
 * Ends once what is sent may arrive, so that nobody has to look for a run that cannot be. A browser that says it is offline may
 * still reach this very machine: a harmless question settles it.
 * @param reach ends where anything answers
 * @throws Failure `offline` where nothing does, or the signal says that it is given up
 */
export async function untilReachable(
  reach: (signal?: AbortSignal) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  if (isSaidOffline() && (await isUnreachable(reach, signal))) throw new Failure({ kind: 'offline' });
}

/** What the browser says; what is certain is only that nothing far away is reached while it is true. */
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
