import { Failure, type FailureKind } from '#core/errors/failure.ts';

/** Failures that may pass by themselves. Rate limits are excluded, because retries prolong them. */
const PASSING: ReadonlySet<FailureKind> = new Set(['network', 'timeout', 'internal']);

const MAX_RETRIES = 2;

/** Whether a retry may help. For reads only, never for starts or changes. */
export function isPassing(error: unknown): boolean {
  return error instanceof Failure && PASSING.has(error.facts.kind);
}

export function shouldRetry(failureCount: number, error: unknown): boolean {
  return failureCount < MAX_RETRIES && isPassing(error);
}
