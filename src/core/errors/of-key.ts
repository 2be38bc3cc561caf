import type { FailureFacts, FailureKind } from './failure.ts';

const OF_KEY: ReadonlySet<FailureKind> = new Set(['noKey', 'keyRefused', 'userDisabled']);

export const isOfKey = ({ kind }: Pick<FailureFacts, 'kind'>): boolean => OF_KEY.has(kind);
