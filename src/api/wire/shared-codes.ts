import type { FailureKind } from '#core/errors/failure.ts';

export const SHARED_CODES: ReadonlyMap<number, FailureKind> = new Map([
  [10000, 'internal'],
  [11000, 'invalidRequest'],
  [11004, 'notFound'],
  [12001, 'keyRefused'],
  [12002, 'keyRefused'],
  [13000, 'rateLimited'],
  [14000, 'internal'],
  [16000, 'notImplemented'],
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
