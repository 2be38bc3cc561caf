import type { ApiRequest } from '#core/request/api-request.ts';
import type { ExportFormat } from '#core/run/run.ts';
import { type Job, RUN_SLUG } from '#core/snippet/job/job.ts';

import { runJob } from '../jobs.ts';
import { SHARED_CODES } from '../wire/shared-codes.ts';
import { exportRequest, runRequest } from './requests.ts';

/**
 * A v2 start and the steps until its results are there.
 * @param limit time limit of the run in seconds, if the start's body has none
 */
export function followedRun(start: ApiRequest, format: ExportFormat, limit?: number): Job {
  const run = {
    state: runRequest(RUN_SLUG),
    succeeded: ['succeeded'],
    failed: ['failed', 'aborted'],
    file: exportRequest(RUN_SLUG, format, []),
    format,
  };
  return runJob(start, run, { codes: SHARED_CODES, limit });
}
