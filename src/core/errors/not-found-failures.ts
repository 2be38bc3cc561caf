import type { FailureFacts } from './failure.ts';

/** Whether the platform itself says that it does not exist; a page of an intermediate server does not count. */
const knowsNo =
  (missing: 'runNotFound' | 'taskNotFound') =>
  ({ kind, code }: FailureFacts): boolean =>
    kind === missing || (kind === 'notFound' && code !== undefined);

export const isRunNotFound = knowsNo('runNotFound');
export const knowsNoTask = knowsNo('taskNotFound');
