import type { ApiRequest } from '#core/request/api-request.ts';
import type { ExportFormat } from '#core/run/run.ts';
import { type Job, RUN_SLUG } from '#core/snippet/job/job.ts';

import { isOfBothVersions } from '../dialect.ts';
import { runJob } from '../jobs.ts';
import * as v2 from '../v2/requests.ts';
import { KIND_BY_CODE } from './codes.ts';
import { exportRequest, runRequest } from './requests.ts';

export function followedRun(start: ApiRequest, format: ExportFormat): Job {
  const run = {
    state: runRequest(RUN_SLUG),
    succeeded: ['3', 'succeeded'],
    failed: ['4', 'failed', 'aborted'],
    file: isOfBothVersions(format)
      ? exportRequest(RUN_SLUG, format, [])
      : v2.exportRequest(RUN_SLUG, format, []),
    format,
  };
  return runJob(start, run, { codes: KIND_BY_CODE });
}
