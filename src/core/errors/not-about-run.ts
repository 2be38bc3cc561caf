import type { FailureFacts, FailureKind } from './failure.ts';

const OF_NO_RUN: ReadonlySet<FailureKind> = new Set([
  ...(['network', 'offline', 'timeout', 'noKey', 'keyRefused', 'userDisabled'] as const),
  ...(['rateLimited', 'internal', 'onlyV1'] as const),
]);

/** Whether it is of the key, the connection or the platform: nothing is wrong with a run by itself. */
export const isNotAboutRun = ({ kind }: FailureFacts): boolean => OF_NO_RUN.has(kind);
