import type { FailureFacts } from './failure.ts';

/** Whether the platform says that there is no such run; a page of some server between says nothing of it. */
export const knowsNoRun = ({ kind, code }: FailureFacts): boolean =>
  kind === 'runNotFound' || (kind === 'notFound' && code !== undefined);
