import { Failure } from './failure.ts';

/** The failure that an error is: what is not one of ours has no facts to show. */
export function toFailure(error: unknown): Failure {
  return error instanceof Failure ? error : new Failure({ kind: 'unknown' });
}
