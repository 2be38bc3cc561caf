import { Failure, factsOf } from '#core/errors/failure.ts';

/**
 * A start that is not sent while it would certainly not arrive: then nobody has to look for a run that cannot be. A browser
 * that says it is offline may still reach this very machine, so that a harmless question settles it.
 * @param reach ends where anything answers
 */
export function refuseOffline<Given extends unknown[], Answer>(
  start: (...given: Given) => Promise<Answer>,
  reach: () => Promise<void>,
): (...given: Given) => Promise<Answer> {
  return async (...given) => {
    if (isSaidOffline() && (await isUnreachable(reach))) throw new Failure({ kind: 'offline' });
    return start(...given);
  };
}

/** What the browser says; what is certain is only that nothing far away is reached while it is true. */
export function isSaidOffline(): boolean {
  return typeof navigator !== 'undefined' && !navigator.onLine;
}

async function isUnreachable(reach: () => Promise<void>): Promise<boolean> {
  try {
    await reach();
    return false;
  } catch (error) {
    return factsOf(error).kind === 'network';
  }
}
