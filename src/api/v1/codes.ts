import type { FailureKind } from '#core/errors/failure.ts';

/** What the platform's codes mean: those of v1, and those of v2 that v1 answers with too. */
const KIND_BY_CODE: ReadonlyMap<number, FailureKind> = new Map([
  [4000, 'invalidRequest'],
  [4010, 'keyRefused'],
  [4040, 'notFound'],
  [4290, 'rateLimited'],
  [5000, 'internal'],
  [10000, 'internal'],
  [10001, 'userDisabled'],
  [10002, 'userDisabled'],
  [11000, 'invalidRequest'],
  [11004, 'notFound'],
  [12001, 'keyRefused'],
  [12002, 'keyRefused'],
  [13000, 'rateLimited'],
  [14000, 'internal'],
  [16000, 'notImplemented'],
  [20001, 'keyRefused'],
  [20002, 'keyRefused'],
  [30001, 'balanceTooLow'],
  [30002, 'trafficTooLow'],
  [30003, 'tooManyRuns'],
  [50001, 'workerNotFound'],
  [50002, 'workerRunFailed'],
  [50003, 'versionUnavailable'],
  [60001, 'taskNotFound'],
  [70001, 'runNotFound'],
  [70002, 'abortFailed'],
]);

/** What a non-zero `code` means; undefined for one that is not documented. */
export function kindOfCode(code: number): FailureKind | undefined {
  return KIND_BY_CODE.get(code);
}
