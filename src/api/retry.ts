import { Failure, type FailureKind } from '#core/errors/failure.ts';

/** Failures that may be gone a moment later. A rate limit is not among them: asking again makes it last. */
const PASSING: ReadonlySet<FailureKind> = new Set(['network', 'timeout', 'internal']);

const MAX_RETRIES = 2;

/** Whether asking again may help: for reads only, never for what starts or changes something. */
export function isPassing(error: unknown): boolean {
  return error instanceof Failure && PASSING.has(error.facts.kind);
}

/** The retry policy of every query of the console. */
export function shouldRetry(failureCount: number, error: unknown): boolean {
  return failureCount < MAX_RETRIES && isPassing(error);
}
