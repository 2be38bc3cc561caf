import type { FailureFacts } from './failure.ts';

/** Whether the platform says that there is no such thing; a page of some server between says nothing of it. */
const knowsNo =
  (missing: 'runNotFound' | 'taskNotFound') =>
  ({ kind, code }: FailureFacts): boolean =>
    kind === missing || (kind === 'notFound' && code !== undefined);

export const isRunNotFound = knowsNo('runNotFound');
export const knowsNoTask = knowsNo('taskNotFound');
