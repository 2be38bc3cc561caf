import type { FailureFacts, FailureKind } from './failure.ts';

const OF_KEY: ReadonlySet<FailureKind> = new Set(['noKey', 'keyRefused', 'userDisabled']);

/** Whether it is of the key: another one is wanted. */
export const isOfKey = ({ kind }: Pick<FailureFacts, 'kind'>): boolean => OF_KEY.has(kind);
