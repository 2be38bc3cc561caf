import type { FailureFacts, FailureKind } from './failure.ts';

const OF_NO_RUN: ReadonlySet<FailureKind> = new Set([
  ...(['network', 'offline', 'timeout', 'noKey', 'keyRefused', 'userDisabled'] as const),
  ...(['rateLimited', 'internal', 'onlyV1'] as const),
]);

export const isNotAboutRun = ({ kind }: FailureFacts): boolean => OF_NO_RUN.has(kind);
